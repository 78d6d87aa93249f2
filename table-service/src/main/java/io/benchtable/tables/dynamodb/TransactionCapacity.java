package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.storage.Change;
import io.benchtable.tables.storage.ReadUnits;
import io.benchtable.tables.storage.WriteUnits;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What transactions consume: twice as much of a table as single reads and writes would, and as much
 * as ever of its indexes.
 */
final class TransactionCapacity {

  private final ConsumedCapacity.Detail detail;
  private final Map<String, String> given;
  private final Map<String, Units> tables = new LinkedHashMap<>();

  /**
   * @param given the ARNs by which the request names tables, by the tables' names
   */
  TransactionCapacity(ConsumedCapacity.Detail detail, Map<String, String> given) {
    this.detail = detail;
    this.given = given;
  }

  ConsumedCapacity.Detail detail() {
    return detail;
  }

  /** Of one table; an index has an entry when anything of it was written. */
  private static final class Units {
    private final String kind;
    private double ofTable;
    private final Map<Index.Scope, Map<String, Double>> ofIndexes =
        new EnumMap<>(Index.Scope.class);

    Units(String kind) {
      this.kind = kind;
    }

    double total() {
      return ofTable
          + ofIndexes.values().stream()
              .flatMap(indexes -> indexes.values().stream())
              .mapToDouble(Double::doubleValue)
              .sum();
    }
  }

  void addRead(String table, Optional<Item> item) {
    if (detail != ConsumedCapacity.Detail.NONE) {
      of(table, "ReadCapacityUnits").ofTable +=
          2 * ReadUnits.of(item.map(Item::sizeInBytes).orElse(0), true);
    }
  }

  void addWrite(TableDefinition table, Change change) {
    if (detail == ConsumedCapacity.Detail.NONE) {
      return;
    }
    Units units = of(table.name(), "WriteCapacityUnits");
    WriteUnits written = WriteUnits.of(table, change);
    units.ofTable += 2 * written.table();
    for (Index index : table.indexes()) {
      Double ofIndex = written.indexes().get(index.name());
      if (ofIndex != null) {
        units
            .ofIndexes
            .computeIfAbsent(index.scope(), scope -> new LinkedHashMap<>())
            .merge(index.name(), ofIndex, Double::sum);
      }
    }
  }

  private Units of(String table, String kind) {
    return tables.computeIfAbsent(table, name -> new Units(kind));
  }

  /** Puts the member into the body of an answer, if it was asked for. */
  void append(StringBuilder body) {
    if (detail == ConsumedCapacity.Detail.NONE) {
      return;
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    tables.forEach(
        (table, units) ->
            write(all.addObject().put("TableName", given.getOrDefault(table, table)), units));
    body.append(body.length() > 1 ? "," : "").append("\"ConsumedCapacity\":").append(all);
  }

  private void write(ObjectNode node, Units units) {
    put(node, units.kind, units.total());
    if (detail == ConsumedCapacity.Detail.INDEXES) {
      put(node.putObject("Table"), units.kind, units.ofTable);
      units.ofIndexes.forEach(
          (scope, indexes) -> {
            ObjectNode of =
                node.putObject(
                    scope == Index.Scope.GLOBAL
                        ? "GlobalSecondaryIndexes"
                        : "LocalSecondaryIndexes");
            indexes.forEach((name, one) -> put(of.putObject(name), units.kind, one));
          });
    }
  }

  private static void put(ObjectNode node, String kind, double units) {
    node.put("CapacityUnits", units).put(kind, units);
  }
}
