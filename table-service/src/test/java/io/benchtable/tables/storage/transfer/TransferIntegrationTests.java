package io.benchtable.tables.storage.transfer;

import static io.benchtable.tables.TestTables.b;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.storage.transfer.TransferClient.PATIENCE;
import static io.benchtable.tables.storage.transfer.TransferClient.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ExportConflictException;
import software.amazon.awssdk.services.dynamodb.model.ExportDescription;
import software.amazon.awssdk.services.dynamodb.model.ExportStatus;
import software.amazon.awssdk.services.dynamodb.model.ExportSummary;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ImportConflictException;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportSummary;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Exports and imports as a client sees them. */
class TransferIntegrationTests {

  private final DynamoDbClient client = RunningTableService.client();
  private final TransferClient transfers = new TransferClient(client);
  private final String bucket = TestBuckets.bucket();

  /** Items of all types, some of them in indexes. */
  private static List<Map<String, AttributeValue>> allTypes() {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    items.add(
        Map.of(
            "id", s("all"),
            "n", n("-9.9999999999999999999999999999999999999E+125"),
            "small", n("1E-130"),
            "digits", n("12345678901234567890123456789012345678"),
            "bytes", b(0, 255, 10, 13, 34),
            "yes", AttributeValue.fromBool(true),
            "nothing", AttributeValue.fromNul(true),
            "day", s("Tuesday"),
            "state", s("OPEN"),
            "label", s("a \"quoted\", \u2028 line\nand \uD83D\uDE00")));
    items.add(
        Map.of(
            "id", s("all"),
            "n", n(0),
            "strings", AttributeValue.fromSs(List.of("", "b", "\u00e4")),
            "numbers", AttributeValue.fromNs(List.of("1", "-2.5", "1E+30")),
            "binaries",
                AttributeValue.fromBs(
                    List.of(
                        SdkBytes.fromByteArray(new byte[] {1}),
                        SdkBytes.fromByteArray(new byte[] {2, 3}))),
            "list", AttributeValue.fromL(List.of(n("7.10"), AttributeValue.fromL(List.of()))),
            "map",
                AttributeValue.fromM(Map.of(" ", s(""), "deep", AttributeValue.fromM(Map.of())))));
    for (int i = 1; i <= 700; i++) {
      items.add(
          Map.of(
              "id", s("i" + i % 40), "n", n(i), "day", s("d" + i % 3), "text", s("x".repeat(i))));
    }
    return items;
  }

  private ImportTableRequest.Builder sorted(ImportTableRequest.Builder request, String name) {
    return request.tableCreationParameters(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    TestTables.attribute("id", ScalarAttributeType.S),
                    TestTables.attribute("n", ScalarAttributeType.N),
                    TestTables.attribute("day", ScalarAttributeType.S))
                .keySchema(TestTables.key("id", KeyType.HASH), TestTables.key("n", KeyType.RANGE))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("by-day")
                        .keySchema(
                            TestTables.key("day", KeyType.HASH), TestTables.key("n", KeyType.RANGE))
                        .projection(Projection.builder().projectionType(ProjectionType.ALL).build())
                        .build()));
  }

  @Test
  void importsWhatWasExported() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    allTypes().forEach(item -> client.putItem(put -> put.tableName(table).item(item)));
    transfers.enableRecovery(table);
    ExportDescription export = transfers.exported(table, bucket, r -> r.s3Prefix("a/b"));
    String target = table + "-imported";
    ImportTableDescription made =
        transfers.ended(
            request ->
                sorted(request, target)
                    .inputFormat(InputFormat.DYNAMODB_JSON)
                    .inputCompressionType(InputCompressionType.GZIP)
                    .s3BucketSource(
                        source ->
                            source
                                .s3Bucket(bucket)
                                .s3KeyPrefix(dataFolder(export.exportManifest()))));
    assertThat(made.importStatus()).as(made.toString()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(made.importedItemCount()).isEqualTo(702);
    assertThat(made.processedItemCount()).isEqualTo(702);
    assertThat(made.errorCount()).isZero();
    assertThat(made.processedSizeBytes()).isPositive();
    assertThat(made.endTime()).isAfterOrEqualTo(made.startTime());
    assertThat(transfers.items(target, "id", "n"))
        .hasSize(702)
        .isEqualTo(transfers.items(table, "id", "n"));
    assertThat(TestTables.ofDay(client, target, "d0"))
        .hasSize(233)
        .isEqualTo(TestTables.ofDay(client, table, "d0"));
    TableDescription described = client.describeTable(r -> r.tableName(target)).table();
    assertThat(described.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(described.tableId()).isEqualTo(made.tableId());
    assertThat(described.restoreSummary()).isNull();
    assertThat(described.latestStreamArn()).isNull();
  }

  private static String dataFolder(String manifest) {
    return manifest.replace("manifest-summary.json", "data/");
  }

  @Test
  void tellsInAManifestWhatItWrote() {
    String table = TestTables.simple();
    client.putItem(put -> put.tableName(table).item(Map.of("id", s("a"), "v", n("1.50"))));
    transfers.enableRecovery(table);
    ExportDescription begun =
        transfers.begin(
            table,
            bucket,
            r ->
                r.s3Prefix("p")
                    .s3SseAlgorithm("AES256")
                    .clientToken("a-token")
                    .s3BucketOwner("123456789012"));
    assertThat(begun.exportStatus()).isEqualTo(ExportStatus.IN_PROGRESS);
    assertThat(begun.exportArn()).matches(arn(table) + "/export/0\\d{13}-[0-9a-f]{8}");
    assertThat(begun.exportTime()).isNotNull();
    assertThat(begun.itemCount()).isNull();
    ExportDescription export = transfers.ended(begun);
    String id = begun.exportArn().substring(begun.exportArn().lastIndexOf('/') + 1);
    assertThat(export.exportManifest()).isEqualTo("p/AWSDynamoDB/" + id + "/manifest-summary.json");
    assertThat(export.clientToken()).isEqualTo("a-token");
    assertThat(export.s3BucketOwner()).isEqualTo("123456789012");
    assertThat(export.itemCount()).isEqualTo(1);
    assertThat(export.billedSizeBytes()).isPositive();
    assertThat(TestBuckets.get(bucket, "p/AWSDynamoDB/" + id + "/_started")).isEmpty();
    ExportedObjects objects = ExportedObjects.read(bucket, export.exportManifest());
    assertThat(objects.lines())
        .extracting(Object::toString)
        .containsExactly("{\"Item\":{\"id\":{\"S\":\"a\"},\"v\":{\"N\":\"1.5\"}}}");
    assertThat(objects.summary().get("exportArn").stringValue()).isEqualTo(export.exportArn());
    assertThat(objects.summary().get("tableId").stringValue()).isEqualTo(export.tableId());
    assertThat(objects.files()).hasSize(1);
  }

  @Test
  void writesAFileOfATableWithoutItems() {
    String table = TestTables.simple();
    transfers.enableRecovery(table);
    ExportDescription export = transfers.exported(table, bucket, r -> r);
    ExportedObjects objects = ExportedObjects.read(bucket, export.exportManifest());
    assertThat(objects.files()).hasSize(1);
    assertThat(objects.lines()).isEmpty();
  }

  @Test
  void failsWhereThereIsNoSuchBucket() {
    String table = TestTables.simple();
    transfers.enableRecovery(table);
    ExportDescription export = transfers.ended(transfers.begin(table, "nowhere", r -> r));
    assertThat(export.exportStatus()).isEqualTo(ExportStatus.FAILED);
    assertThat(export.failureCode()).isEqualTo("S3NoSuchBucket");
    assertThat(export.failureMessage()).isEqualTo("The specified bucket does not exist");
    assertThat(export.endTime()).isNotNull();
    ImportTableDescription made =
        transfers.ended(
            request ->
                sorted(request, "never-imported")
                    .inputFormat(InputFormat.DYNAMODB_JSON)
                    .s3BucketSource(source -> source.s3Bucket("nowhere")));
    assertThat(made.importStatus()).isEqualTo(ImportStatus.FAILED);
    assertThat(made.failureCode()).isEqualTo("S3NoSuchBucket");
    assertThatThrownBy(() -> client.describeTable(r -> r.tableName("never-imported")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void failsWhereThereAreNoObjects() {
    TestBuckets.put(bucket, "other.json", new byte[0]);
    ImportTableDescription made =
        transfers.ended(
            request ->
                sorted(request, "nothing-imported")
                    .inputFormat(InputFormat.DYNAMODB_JSON)
                    .s3BucketSource(source -> source.s3Bucket(bucket).s3KeyPrefix("data/")));
    assertThat(made.importStatus()).isEqualTo(ImportStatus.FAILED);
    assertThat(made.failureCode()).isEqualTo("S3NoSuchKey");
  }

  @Test
  void exportsOnceUnderAToken() {
    String table = TestTables.simple();
    transfers.enableRecovery(table);
    ExportDescription first = transfers.begin(table, bucket, r -> r.clientToken(table));
    ExportDescription second = transfers.begin(table, bucket, r -> r.clientToken(table));
    assertThat(second.exportArn()).isEqualTo(first.exportArn());
    assertThat(transfers.begin(table, bucket, r -> r).exportArn()).isNotEqualTo(first.exportArn());
    assertThatThrownBy(
            () -> transfers.begin(table, bucket, r -> r.clientToken(table).s3Prefix("p")))
        .isInstanceOf(ExportConflictException.class);
  }

  @Test
  void importsOnceUnderAToken() {
    TestBuckets.put(
        bucket,
        "a.json",
        "{\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}}".getBytes(StandardCharsets.UTF_8));
    String table = "once-imported";
    ImportTableRequest order =
        sorted(ImportTableRequest.builder(), table)
            .inputFormat(InputFormat.DYNAMODB_JSON)
            .s3BucketSource(source -> source.s3Bucket(bucket))
            .clientToken("once")
            .build();
    ImportTableDescription first = client.importTable(order).importTableDescription();
    assertThat(first.importStatus()).isEqualTo(ImportStatus.IN_PROGRESS);
    assertThat(first.importArn()).startsWith(arn(table) + "/import/0");
    assertThat(client.importTable(order).importTableDescription().importArn())
        .isEqualTo(first.importArn());
    assertThatThrownBy(
            () ->
                client.importTable(
                    order.toBuilder().inputCompressionType(InputCompressionType.GZIP).build()))
        .isInstanceOf(ImportConflictException.class);
    assertThatThrownBy(() -> client.importTable(order.toBuilder().clientToken("other").build()))
        .isInstanceOf(ResourceInUseException.class);
    assertThat(transfers.ended(first.importArn()).importedItemCount()).isEqualTo(1);
  }

  @Test
  void listsExportsOfATableInPages() {
    String table = TestTables.simple();
    transfers.enableRecovery(table);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      made.add(transfers.exported(table, bucket, r -> r).exportArn());
    }
    var first = client.listExports(r -> r.tableArn(arn(table)).maxResults(2));
    assertThat(first.exportSummaries())
        .extracting(ExportSummary::exportArn)
        .containsExactly(made.get(2), made.get(1));
    assertThat(first.exportSummaries())
        .extracting(ExportSummary::exportStatus)
        .containsOnly(ExportStatus.COMPLETED);
    var second =
        client.listExports(r -> r.tableArn(arn(table)).nextToken(first.nextToken()).maxResults(2));
    assertThat(second.exportSummaries())
        .extracting(ExportSummary::exportArn)
        .containsExactly(made.getFirst());
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void countsWhatDoesNotFitAndPutsTheRest() {
    String big = "x".repeat(410_000);
    List<String> lines =
        List.of(
            "{\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"},\"v\":{\"S\":\"first\"}}}",
            "{\"Item\":{\"id\":{\"S\":\"no key\"}}}",
            "{\"Item\":{\"id\":{\"S\":\"wrong type\"},\"n\":{\"S\":\"1\"}}}",
            "{\"Item\":{\"id\":{\"S\":\"wrong index\"},\"n\":{\"N\":\"1\"},\"day\":{\"N\":\"1\"}}}",
            "{\"Item\":{\"id\":{\"S\":\"large\"},\"n\":{\"N\":\"1\"},\"v\":{\"S\":\""
                + big
                + "\"}}}",
            "{\"Item\":{\"id\":{\"S\":\"broken\"",
            "",
            "{\"id\":{\"S\":\"no wrapping\"},\"n\":{\"N\":\"1\"}}",
            "{\"Item\":{\"id\":{\"S\":\"b\"},\"n\":{\"N\":\"1\"}}}");
    TestBuckets.put(bucket, "in/1.json", bytes(String.join("\n", lines)));
    TestBuckets.put(
        bucket,
        "in/2.json",
        bytes("{\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"},\"v\":{\"S\":\"last\"}}}\n"));
    TestBuckets.put(
        bucket, "out/3.json", bytes("{\"Item\":{\"id\":{\"S\":\"c\"},\"n\":{\"N\":\"1\"}}}"));
    String table = "partly-imported";
    ImportTableDescription made =
        transfers.ended(
            request ->
                sorted(request, table)
                    .inputFormat(InputFormat.DYNAMODB_JSON)
                    .s3BucketSource(source -> source.s3Bucket(bucket).s3KeyPrefix("in/")));
    assertThat(made.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(made.processedItemCount()).isEqualTo(9);
    assertThat(made.importedItemCount()).isEqualTo(3);
    assertThat(made.errorCount()).isEqualTo(6);
    assertThat(transfers.items(table, "id").values())
        .containsExactlyInAnyOrder(
            Map.of("id", s("a"), "n", n(1), "v", s("last")), Map.of("id", s("b"), "n", n(1)));
    assertThat(client.listImports(r -> r.tableArn(arn(table))).importSummaryList())
        .extracting(ImportSummary::importArn)
        .containsExactly(made.importArn());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void importsLinesOfCells() {
    TestBuckets.put(
        bucket,
        "rows.csv",
        bytes(
            "id;n;day;note\r\n"
                + "a;1.50;Monday;\"semi; and \"\"quote\"\"\"\r\n"
                + "b;-2;;\r\n"
                + "c;no number;;\r\n"
                + "d;4\r\n"));
    String table = "cells-imported";
    ImportTableDescription made =
        transfers.ended(
            request ->
                sorted(request, table)
                    .inputFormat(InputFormat.CSV)
                    .inputFormatOptions(o -> o.csv(csv -> csv.delimiter(";")))
                    .s3BucketSource(source -> source.s3Bucket(bucket).s3KeyPrefix("rows")));
    assertThat(made.importStatus()).as(made.toString()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(made.inputFormatOptions().csv().delimiter()).isEqualTo(";");
    assertThat(made.processedItemCount()).isEqualTo(4);
    assertThat(made.errorCount()).isEqualTo(2);
    assertThat(transfers.items(table, "id").values())
        .containsExactlyInAnyOrder(
            Map.of(
                "id", s("a"), "n", n("1.5"), "day", s("Monday"), "note", s("semi; and \"quote\"")),
            Map.of("id", s("b"), "n", n(-2), "note", s("")));
  }

  @Test
  void goesOnBehindAnObjectThatIsNotPackedAsSaid() {
    TestBuckets.put(bucket, "1.json.gz", bytes("plain text"));
    TestBuckets.put(
        bucket, "2.json.gz", packed("{\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}}"));
    String table = "unpacked-imported";
    ImportTableDescription made =
        transfers.ended(
            request ->
                sorted(request, table)
                    .inputFormat(InputFormat.DYNAMODB_JSON)
                    .inputCompressionType(InputCompressionType.GZIP)
                    .s3BucketSource(source -> source.s3Bucket(bucket)));
    assertThat(made.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(made.errorCount()).isEqualTo(1);
    assertThat(made.importedItemCount()).isEqualTo(1);
    await().atMost(PATIENCE).until(() -> transfers.items(table, "id").size() == 1);
  }

  private static byte[] packed(String text) {
    var out = new ByteArrayOutputStream();
    try (var packing = new GZIPOutputStream(out)) {
      packing.write(bytes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
