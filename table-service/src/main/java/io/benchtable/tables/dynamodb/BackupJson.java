package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.storage.backup.Backup;
import io.benchtable.tables.storage.backup.SourceTable;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what there is to know of backups. */
final class BackupJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private BackupJson() {}

  static String created(Backup backup) {
    ObjectNode answer = NODES.objectNode();
    details(answer.putObject("BackupDetails"), backup);
    return answer.toString();
  }

  static String described(Backup backup) {
    ObjectNode answer = NODES.objectNode();
    ObjectNode description = answer.putObject("BackupDescription");
    details(description.putObject("BackupDetails"), backup);
    table(description.putObject("SourceTableDetails"), backup);
    features(description.putObject("SourceTableFeatureDetails"), backup.source());
    return answer.toString();
  }

  static String listed(List<Backup> backups, boolean more) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode summaries = answer.putArray("BackupSummaries");
    for (Backup backup : backups) {
      ObjectNode summary =
          summaries
              .addObject()
              .put("TableName", backup.id().table())
              .put("TableId", backup.source().tableId())
              .put("TableArn", backup.id().tableArn());
      details(summary, backup);
    }
    if (more) {
      answer.put("LastEvaluatedBackupArn", backups.getLast().id().arn());
    }
    return answer.toString();
  }

  private static void details(ObjectNode node, Backup backup) {
    node.put("BackupArn", backup.id().arn())
        .put("BackupName", backup.name())
        .put("BackupSizeBytes", backup.bytes())
        .put("BackupStatus", backup.status().name())
        .put("BackupType", backup.type().name())
        .put("BackupCreationDateTime", backup.createdAt().toEpochMilli() / 1000.0);
    if (backup.expiresAt() != null) {
      node.put("BackupExpiryDateTime", backup.expiresAt().toEpochMilli() / 1000.0);
    }
  }

  private static void table(ObjectNode node, Backup backup) {
    SourceTable source = backup.source();
    node.put("TableName", backup.id().table())
        .put("TableId", source.tableId())
        .put("TableArn", backup.id().tableArn())
        .put("TableSizeBytes", backup.bytes())
        .put("ItemCount", backup.items())
        .put("TableCreationDateTime", source.createdAt().toEpochMilli() / 1000.0)
        .put("BillingMode", source.billingMode().name());
    node.set("KeySchema", TableDescriptionJson.keySchema(source.key()));
    units(node, source.throughput());
  }

  private static void units(ObjectNode node, Throughput throughput) {
    node.putObject("ProvisionedThroughput")
        .put("ReadCapacityUnits", throughput.readUnits())
        .put("WriteCapacityUnits", throughput.writeUnits());
  }

  /** Only what the table has: nothing is told of what is off. */
  private static void features(ObjectNode node, SourceTable source) {
    indexes(node, source, Index.Scope.LOCAL, "LocalSecondaryIndexes");
    indexes(node, source, Index.Scope.GLOBAL, "GlobalSecondaryIndexes");
    StreamView view = source.streamView();
    if (view != null) {
      node.putObject("StreamDescription")
          .put("StreamEnabled", true)
          .put("StreamViewType", view.name());
    }
    if (source.expiresBy() != null) {
      node.putObject("TimeToLiveDescription")
          .put("TimeToLiveStatus", "ENABLED")
          .put("AttributeName", source.expiresBy());
    }
    if (source.encryptionKey() != null) {
      TableDescriptionJson.encryption(node, source.encryptionKey());
    }
  }

  private static void indexes(
      ObjectNode node, SourceTable source, Index.Scope scope, String member) {
    List<Index> indexes =
        source.indexes().stream().filter(index -> index.scope() == scope).toList();
    if (indexes.isEmpty()) {
      return;
    }
    ArrayNode described = node.putArray(member);
    for (Index index : indexes) {
      ObjectNode one = described.addObject().put("IndexName", index.name());
      one.set("KeySchema", TableDescriptionJson.keySchema(index.key()));
      one.set("Projection", TableDescriptionJson.projection(index));
      if (scope == Index.Scope.GLOBAL) {
        units(one, index.throughput());
      }
    }
  }
}
