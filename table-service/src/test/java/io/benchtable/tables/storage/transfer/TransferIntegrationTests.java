package io.benchtable.tables.storage.transfer;

import static io.benchtable.tables.TestTables.b;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.storage.transfer.TransferClient.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ExportConflictException;
import software.amazon.awssdk.services.dynamodb.model.ExportDescription;
import software.amazon.awssdk.services.dynamodb.model.ExportStatus;
import software.amazon.awssdk.services.dynamodb.model.ExportSummary;
import software.amazon.awssdk.services.dynamodb.model.ExportType;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Exports as a client sees them, and imports of what they wrote. */
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
                TransferClient.sorted(request, target)
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
    assertThat(begun.exportType()).isNull();
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
    client.deleteTable(r -> r.tableName(table));
    TestTables.simpleNamed(table);
    transfers.enableRecovery(table);
    assertThatThrownBy(() -> transfers.begin(table, bucket, r -> r.clientToken(table)))
        .as("a table of the same name")
        .isInstanceOf(ExportConflictException.class);
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
        .extracting(ExportSummary::exportStatus, ExportSummary::exportType)
        .containsOnly(tuple(ExportStatus.COMPLETED, ExportType.FULL_EXPORT));
    var second =
        client.listExports(r -> r.tableArn(arn(table)).nextToken(first.nextToken()).maxResults(2));
    assertThat(second.exportSummaries())
        .extracting(ExportSummary::exportArn)
        .containsExactly(made.getFirst());
    assertThat(second.nextToken()).isNull();
  }

  @Test
  void listsExportsOfNoOtherTableOfThatName() {
    String table = TestTables.simple();
    transfers.enableRecovery(table);
    String made = transfers.exported(table, bucket, r -> r.clientToken(table)).exportArn();
    client.deleteTable(r -> r.tableName(table));
    client.waiter().waitUntilTableNotExists(r -> r.tableName(table));
    assertThat(client.listExports(r -> r.tableArn(arn(table))).exportSummaries()).isEmpty();
    assertThatThrownBy(() -> transfers.begin(table, bucket, r -> r.clientToken(table)))
        .isInstanceOf(TableNotFoundException.class);
    TestTables.simpleNamed(table);
    assertThat(client.listExports(r -> r.tableArn(arn(table))).exportSummaries()).isEmpty();
    assertThat(client.describeExport(r -> r.exportArn(made)).exportDescription().exportStatus())
        .isEqualTo(ExportStatus.COMPLETED);
  }
}
