package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.CapacityDetails;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.Throughput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes how a table is to be that is made of files, as a request of the protocol says it. */
final class TableParametersJson {

  private TableParametersJson() {}

  static ObjectNode write(TableRequest table) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("TableName", table.name());
    node.set(
        "AttributeDefinitions", TableDescriptionJson.definitions(table.key(), table.indexes()));
    node.set("KeySchema", TableDescriptionJson.keySchema(table.key()));
    node.put("BillingMode", table.billingMode().name());
    boolean provisioned = table.billingMode() == BillingMode.PROVISIONED;
    if (provisioned) {
      units(node, table.throughput());
    }
    bounds(node, table.options().capacity());
    if (!table.indexes().isEmpty()) {
      ArrayNode indexes = node.putArray("GlobalSecondaryIndexes");
      table.indexes().forEach(index -> write(indexes.addObject(), index, provisioned));
    }
    return node;
  }

  private static void write(ObjectNode node, Index index, boolean provisioned) {
    node.put("IndexName", index.name());
    node.set("KeySchema", TableDescriptionJson.keySchema(index.key()));
    node.set("Projection", TableDescriptionJson.projection(index));
    if (provisioned) {
      units(node, index.throughput());
    }
  }

  private static void units(ObjectNode node, Throughput units) {
    node.putObject("ProvisionedThroughput")
        .put("ReadCapacityUnits", units.readUnits())
        .put("WriteCapacityUnits", units.writeUnits());
  }

  private static void bounds(ObjectNode node, CapacityDetails details) {
    bound(node, "MaxReadRequestUnits", details.maxReadUnits());
    bound(node, "MaxWriteRequestUnits", details.maxWriteUnits());
  }

  private static void bound(ObjectNode node, String name, @Nullable Long units) {
    if (units != null) {
      node.withObjectProperty("OnDemandThroughput").put(name, units);
    }
  }
}
