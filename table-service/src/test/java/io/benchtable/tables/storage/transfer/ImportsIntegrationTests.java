package io.benchtable.tables.storage.transfer;

import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.storage.transfer.TransferClient.arn;
import static io.benchtable.tables.storage.transfer.TransferClient.sorted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportSummary;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** What becomes of objects that are imported, and of those that are none. */
class ImportsIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();
  private final TransferClient transfers = new TransferClient(client);
  private final String bucket = TestBuckets.bucket();

  private ImportTableDescription imported(
      String table, String prefix, UnaryOperator<ImportTableRequest.Builder> more) {
    return transfers.ended(
        request ->
            more.apply(
                sorted(request, table)
                    .inputFormat(InputFormat.DYNAMODB_JSON)
                    .s3BucketSource(source -> source.s3Bucket(bucket).s3KeyPrefix(prefix))));
  }

  private void put(String key, String text) {
    TestBuckets.put(bucket, key, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String id, int n) {
    return "{\"Item\":{\"id\":{\"S\":\"%s\"},\"n\":{\"N\":\"%d\"}}}\n".formatted(id, n);
  }

  private static byte[] packed(String text) {
    var out = new ByteArrayOutputStream();
    try (var packing = new GZIPOutputStream(out)) {
      packing.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void assertCounts(
      ImportTableDescription made, long processed, long imported, long errors) {
    assertThat(made.processedItemCount()).as(made.toString()).isEqualTo(processed);
    assertThat(made.importedItemCount()).isEqualTo(imported);
    assertThat(made.errorCount()).isEqualTo(errors);
    assertThat(made.importStatus())
        .isEqualTo(errors == 0 ? ImportStatus.COMPLETED : ImportStatus.FAILED);
    assertThat(made.failureCode()).isEqualTo(errors == 0 ? null : "ItemValidationError");
  }

  @Test
  void leaveATableOfWhatFits() {
    put(
        "in/1.json",
        line("a", 1)
            + "{\"Item\":{\"id\":{\"S\":\"no key\"}}}\n"
            + "{\"Item\":{\"id\":{\"S\":\"wrong type\"},\"n\":{\"S\":\"1\"}}}\n"
            + "{\"Item\":{\"id\":{\"S\":\"index\"},\"n\":{\"N\":\"1\"},\"day\":{\"N\":\"1\"}}}\n"
            + "{\"Item\":{\"id\":{\"S\":\"large\"},\"n\":{\"N\":\"1\"},\"v\":{\"S\":\""
            + "x".repeat(410_000)
            + "\"}}}\n\n"
            + line("b", 1));
    put("in/2.json", "{\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"},\"v\":{\"S\":\"z\"}}}");
    put("out/3.json", line("c", 1));
    String table = "partly-imported";
    ImportTableDescription made = imported(table, "in/", r -> r);
    assertCounts(made, 7, 3, 4);
    assertThat(made.failureMessage())
        .isEqualTo(
            "Some of the items failed validation checks and were not imported. Please check"
                + " CloudWatch error logs for more details.");
    assertThat(made.endTime()).isAfterOrEqualTo(made.startTime());
    assertThat(transfers.items(table, "id").values())
        .containsExactlyInAnyOrder(
            Map.of("id", s("a"), "n", n(1), "v", s("z")), Map.of("id", s("b"), "n", n(1)));
    assertThat(client.listImports(r -> r.tableArn(arn(table))).importSummaryList())
        .extracting(ImportSummary::importArn)
        .containsExactly(made.importArn());
    assertUsable(table);
  }

  private void assertUsable(String table) {
    var described = client.describeTable(r -> r.tableName(table)).table();
    assertThat(described.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    client.putItem(
        put ->
            put.tableName(table).item(Map.of("id", s("later"), "n", n(1), "day", s("Thursday"))));
    assertThat(TestTables.ofDay(client, table, "Thursday")).hasSize(1);
    client.updateTimeToLive(
        r ->
            r.tableName(table)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
    client.createBackup(r -> r.tableName(table).backupName("after-import"));
    client.updateTable(r -> r.tableName(table).deletionProtectionEnabled(true));
  }

  @Test
  void readNothingOfAnObjectBehindALineThatIsNoItem() {
    put("1.json", line("a", 1) + line("a", 2) + "no JSON\n" + line("a", 3) + line("a", 4));
    put("2.json", "{\"id\":{\"S\":\"unwrapped\"},\"n\":{\"N\":\"1\"}}\n" + line("b", 1));
    put("3.json", line("c", 1));
    assertCounts(imported("stopped-import", "", r -> r), 5, 3, 2);
    assertThat(transfers.items("stopped-import", "id", "n")).hasSize(3);
  }

  @Test
  void countAnObjectThatIsNotPackedAsSaidOnce() {
    put("1.json.gz", line("plain", 1) + line("plain", 2));
    TestBuckets.put(bucket, "2.json.gz", packed(line("a", 1)));
    TestBuckets.put(bucket, "3.json.gz", new byte[0]);
    byte[] cut = packed(line("b", 1).repeat(1_000));
    TestBuckets.put(bucket, "4.json.gz", Arrays.copyOf(cut, 12));
    assertCounts(
        imported("unpacked-import", "", r -> r.inputCompressionType(InputCompressionType.GZIP)),
        3,
        1,
        2);
    assertThat(transfers.items("unpacked-import", "id")).hasSize(1);
  }

  @Test
  void readAllWhoseKeysBeginSo() {
    put("data/1.json", line("a", 1));
    put("data2/x.json", "no JSON");
    put("data.bak", "no JSON");
    assertCounts(imported("import-by-beginning", "data", r -> r), 3, 1, 2);
    assertCounts(imported("import-of-one-object", "data/1.json", r -> r), 1, 1, 0);
  }

  @Test
  void areOfTheDataOfAnExportAsItIsPacked() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    for (int i = 0; i < 3; i++) {
      Map<String, AttributeValue> item = Map.of("id", s("a"), "n", n(i));
      client.putItem(put -> put.tableName(table).item(item));
    }
    transfers.enableRecovery(table);
    String home =
        transfers
            .exported(table, bucket, r -> r)
            .exportManifest()
            .replace("manifest-summary.json", "");
    assertCounts(
        imported(
            table + "-and-manifests", home, r -> r.inputCompressionType(InputCompressionType.GZIP)),
        7,
        3,
        4);
    assertThat(transfers.items(table + "-and-manifests", "n")).hasSize(3);
    assertCounts(imported(table + "-packed", home + "data/", r -> r), 1, 0, 1);
  }

  @Test
  void makeAnEmptyTableOfNoObjects() {
    put("other.json", line("a", 1));
    assertCounts(imported("nothing-imported", "data/", r -> r), 0, 0, 0);
    assertThat(transfers.items("nothing-imported", "id")).isEmpty();
  }

  @Test
  void leaveNoTableWhereThereIsNoSuchBucket() {
    ImportTableDescription made =
        imported("never-imported", "", r -> r.s3BucketSource(source -> source.s3Bucket("nowhere")));
    assertThat(made.importStatus()).isEqualTo(ImportStatus.FAILED);
    assertThat(made.failureCode()).isEqualTo("S3NoSuchBucket");
    assertThat(made.tableArn()).isEqualTo(arn("never-imported"));
    assertThatThrownBy(() -> client.describeTable(r -> r.tableName("never-imported")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void takeCellsOfLines() {
    put(
        "rows.csv",
        "id;n;day;note\r\n"
            + "a;1.50;Monday;\"semi; and \"\"quote\"\"\"\r\n"
            + "b;-2;;\r\n"
            + "c;no number;;\r\n"
            + "d;4\r\n"
            + "e;5;;\r\n");
    String table = "cells-imported";
    ImportTableDescription made =
        imported(
            table,
            "rows",
            r ->
                r.inputFormat(InputFormat.CSV)
                    .inputFormatOptions(o -> o.csv(csv -> csv.delimiter(";"))));
    assertCounts(made, 5, 3, 2);
    assertThat(made.inputFormatOptions().csv().delimiter()).isEqualTo(";");
    assertThat(transfers.items(table, "id").values())
        .containsExactlyInAnyOrder(
            Map.of(
                "id", s("a"), "n", n("1.5"), "day", s("Monday"), "note", s("semi; and \"quote\"")),
            Map.of("id", s("b"), "n", n(-2), "note", s("")),
            Map.of("id", s("e"), "n", n(5), "note", s("")));
  }
}
