package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.TestBuckets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what an export wrote by nothing but its manifest, and checks all sums on the way. */
record ExportedObjects(JsonNode summary, List<JsonNode> files, List<JsonNode> lines) {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  static ExportedObjects read(String bucket, String manifest) {
    byte[] text = checked(bucket, manifest);
    JsonNode summary = MAPPER.readTree(text);
    List<JsonNode> files = lines(checked(bucket, summary.get("manifestFilesS3Key").stringValue()));
    List<JsonNode> lines = new ArrayList<>();
    for (JsonNode file : files) {
      byte[] packed = TestBuckets.get(bucket, file.get("dataFileS3Key").stringValue());
      assertThat(file.get("md5Checksum").stringValue()).isEqualTo(md5(packed));
      List<JsonNode> found = lines(unpacked(packed));
      assertThat(file.get("itemCount").intValue()).isEqualTo(found.size());
      lines.addAll(found);
    }
    assertThat(summary.get("itemCount").intValue()).isEqualTo(lines.size());
    return new ExportedObjects(summary, files, lines);
  }

  private static byte[] checked(String bucket, String manifest) {
    byte[] text = TestBuckets.get(bucket, manifest);
    byte[] sum = TestBuckets.get(bucket, manifest.replace(".json", ".md5"));
    assertThat(new String(sum, StandardCharsets.US_ASCII)).isEqualTo(md5(text));
    return text;
  }

  private static List<JsonNode> lines(byte[] text) {
    return new String(text, StandardCharsets.UTF_8).lines().map(MAPPER::readTree).toList();
  }

  private static byte[] unpacked(byte[] packed) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String md5(byte[] bytes) {
    return Base64.getEncoder().encodeToString(Digest.md5().digest(bytes));
  }
}
