package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.transfer.Export;
import io.benchtable.tables.storage.transfer.ExportOrder;
import io.benchtable.tables.storage.transfer.TransferFailure;
import io.benchtable.tables.storage.transfer.TransferStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what there is to know of exports. */
final class ExportJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ExportJson() {}

  static String described(Export export) {
    ObjectNode answer = NODES.objectNode();
    ObjectNode node = answer.putObject("ExportDescription");
    status(node, export);
    if (!export.order().ofAll()) {
      type(node, export);
    }
    times(node, export);
    node.put("TableArn", export.id().tableArn()).put("TableId", export.source().tableId());
    destination(node, export.order().destination());
    text(node, "ClientToken", export.order().token());
    node.put("ExportFormat", "DYNAMODB_JSON");
    if (export.status() == TransferStatus.COMPLETED) {
      node.put("ExportManifest", export.manifest())
          .put("BilledSizeBytes", export.bytes())
          .put("ItemCount", export.items());
    }
    TransferFailure failure = export.failure();
    if (failure != null) {
      node.put("FailureCode", failure.code()).put("FailureMessage", failure.message());
    }
    return answer.toString();
  }

  static String listed(List<Export> exports, boolean more) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode summaries = answer.putArray("ExportSummaries");
    exports.forEach(export -> summary(summaries.addObject(), export));
    if (more) {
      answer.put("NextToken", exports.getLast().id().arn());
    }
    return answer.toString();
  }

  private static void summary(ObjectNode node, Export export) {
    status(node, export);
    type(node, export);
  }

  private static void status(ObjectNode node, Export export) {
    node.put("ExportArn", export.id().arn()).put("ExportStatus", export.status().name());
  }

  /** Lists have it of all exports, descriptions not of full ones. */
  private static void type(ObjectNode node, Export export) {
    node.put("ExportType", export.order().ofAll() ? "FULL_EXPORT" : "INCREMENTAL_EXPORT");
  }

  private static void times(ObjectNode node, Export export) {
    time(node, "StartTime", export.startedAt());
    time(node, "EndTime", export.endedAt());
    ExportOrder.Changes changes = export.order().changes();
    if (changes == null) {
      time(node, "ExportTime", export.order().until());
    } else {
      ObjectNode specification = node.putObject("IncrementalExportSpecification");
      time(specification, "ExportFromTime", changes.since());
      time(specification, "ExportToTime", export.order().until());
      specification.put("ExportViewType", changes.view().name());
    }
  }

  private static void destination(ObjectNode node, ExportOrder.Destination to) {
    node.put("DestinationType", "S3").put("S3Bucket", to.bucket());
    text(node, "S3BucketOwner", to.owner());
    text(node, "S3Prefix", to.prefix().isEmpty() ? null : to.prefix());
    text(node, "S3SseAlgorithm", to.encryption() == null ? "AES256" : to.encryption());
    text(node, "S3SseKmsKeyId", to.encryptionKey());
  }

  private static void text(ObjectNode node, String member, @Nullable String text) {
    if (text != null) {
      node.put(member, text);
    }
  }

  private static void time(ObjectNode node, String member, @Nullable Instant time) {
    if (time != null) {
      node.put(member, time.toEpochMilli() / 1000.0);
    }
  }
}
