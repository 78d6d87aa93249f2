package io.benchtable.tables.storage.transfer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what an export consists of. */
final class ManifestJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ManifestJson() {}

  /** An export that is COMPLETED. */
  static byte[] summary(Export export, Instant endedAt, List<DataFile> files) {
    ExportOrder order = export.order();
    ExportOrder.Changes changes = order.changes();
    ObjectNode node =
        NODES
            .objectNode()
            .put("version", changes == null ? "2020-06-30" : "2023-08-01")
            .put("exportArn", export.id().arn())
            .put("startTime", TIME.format(export.startedAt()))
            .put("endTime", TIME.format(endedAt))
            .put("tableArn", export.id().tableArn())
            .put("tableId", export.source().tableId());
    if (changes == null) {
      node.put("exportTime", time(order.until()));
    } else {
      node.put("exportFromTime", TIME.format(changes.since()))
          .put("exportToTime", time(order.until()));
    }
    ExportOrder.Destination to = order.destination();
    node.put("s3Bucket", to.bucket())
        .put("s3Prefix", to.prefix().isEmpty() ? null : to.prefix())
        .put("s3SseAlgorithm", to.encryption())
        .put("s3SseKmsKeyId", to.encryptionKey())
        .put("manifestFilesS3Key", ExportLayout.of(export).files())
        .put("billedSizeBytes", files.stream().mapToLong(DataFile::bytes).sum())
        .put("itemCount", files.stream().mapToLong(DataFile::items).sum())
        .put("outputFormat", "DYNAMODB_JSON");
    if (changes != null) {
      node.put("outputView", changes.view().name());
    }
    node.put("exportType", changes == null ? "FULL_EXPORT" : "INCREMENTAL_EXPORT");
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String time(@Nullable Instant time) {
    return time == null ? null : TIME.format(time);
  }

  /** A line for each file. */
  static byte[] files(List<DataFile> files) {
    return files.stream()
        .map(ManifestJson::file)
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String file(DataFile file) {
    return NODES
            .objectNode()
            .put("itemCount", file.items())
            .put("md5Checksum", file.checksum())
            .put("etag", file.tag())
            .put("dataFileS3Key", file.key())
        + "\n";
  }

  static byte[] checksum(byte[] manifest) {
    return Base64.getEncoder().encode(Digest.md5().digest(manifest));
  }
}
