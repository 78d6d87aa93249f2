package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.policy.User;
import io.benchtable.tables.storage.transfer.Import;
import io.benchtable.tables.storage.transfer.ImportOrder;
import io.benchtable.tables.storage.transfer.TransferFailure;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what there is to know of imports. */
final class ImportJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ImportJson() {}

  static String described(Import made) {
    ObjectNode answer = NODES.objectNode();
    ObjectNode node = answer.putObject("ImportTableDescription");
    summary(node, made);
    ImportOrder order = made.order();
    node.put("TableId", made.tableId());
    if (order.token() != null) {
      node.put("ClientToken", order.token());
    }
    options(node, order);
    node.put("InputCompressionType", order.compression().name());
    node.set("TableCreationParameters", parameters(order));
    progress(node, made.progress());
    TransferFailure failure = made.failure();
    if (failure != null) {
      node.put("FailureCode", failure.code()).put("FailureMessage", failure.message());
    }
    return answer.toString();
  }

  private static void options(ObjectNode node, ImportOrder order) {
    ImportOrder.Csv csv = order.csv();
    if (csv == null) {
      return;
    }
    if (csv.options() != null) {
      node.set("InputFormatOptions", RequestBody.parse(csv.options()).node());
    } else if (order.table() == null) {
      ObjectNode options = node.putObject("InputFormatOptions").putObject("Csv");
      options.put("Delimiter", String.valueOf(csv.delimiter()));
      if (!csv.header().isEmpty()) {
        csv.header().forEach(options.putArray("HeaderList")::add);
      }
    }
  }

  private static JsonNode parameters(ImportOrder order) {
    return order.table() == null
        ? TableParametersJson.write(Objects.requireNonNull(order.wanted()))
        : RequestBody.parse(order.table()).node();
  }

  static String listed(List<Import> imports, boolean more) {
    ObjectNode answer = NODES.objectNode();
    ArrayNode summaries = answer.putArray("ImportSummaryList");
    imports.forEach(made -> summary(summaries.addObject(), made));
    if (more) {
      answer.put("NextToken", imports.getLast().id().arn());
    }
    return answer.toString();
  }

  private static void summary(ObjectNode node, Import made) {
    node.put("ImportArn", made.id().arn())
        .put("ImportStatus", made.status().name())
        .put("TableArn", made.id().tableArn());
    source(node.putObject("S3BucketSource"), made.order().source());
    node.put("InputFormat", made.order().csv() == null ? "DYNAMODB_JSON" : "CSV");
    time(node, "StartTime", made.startedAt());
    time(node, "EndTime", made.endedAt());
  }

  private static void source(ObjectNode node, ImportOrder.Source source) {
    node.put("S3BucketOwner", Objects.requireNonNullElse(source.owner(), User.ACCOUNT));
    node.put("S3Bucket", source.bucket());
    if (!source.prefix().isEmpty()) {
      node.put("S3KeyPrefix", source.prefix());
    }
  }

  private static void progress(ObjectNode node, Import.Progress progress) {
    node.put("ErrorCount", progress.errors())
        .put("ProcessedSizeBytes", progress.bytes())
        .put("ProcessedItemCount", progress.processed())
        .put("ImportedItemCount", progress.imported());
  }

  private static void time(ObjectNode node, String member, @Nullable Instant time) {
    if (time != null) {
      node.put(member, time.toEpochMilli() / 1000.0);
    }
  }
}
