package io.benchtable.tables.storage.transfer;

import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.storage.transfer.TransferClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestTables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ExportDescription;
import software.amazon.awssdk.services.dynamodb.model.ExportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What becomes of exports and imports whose instance dies after any number of statements. */
class TakeoverIntegrationTests {

  /** Pages have 500 items, or 4 MB of them; with so little, each page is a file. */
  private static final long FILE_BYTES = 1;

  private static final int ITEMS = 1_000;

  private static final DataSource DATABASE = PausedTransfers.database();

  private final DynamoDbClient client = PausedTransfers.client();
  private final TransferClient transfers = new TransferClient(client);
  private final String bucket = TestBuckets.bucket();

  private static Exporting exporting(DataSource seen) {
    return PausedTransfers.exporting(seen, FILE_BYTES);
  }

  private static Importing importing(DataSource seen) {
    return PausedTransfers.importing(seen, InstantSource.system());
  }

  /** Whatever it says when it dies. */
  private static void untilDeath(Runnable round) {
    try {
      round.run();
    } catch (DataAccessException | TransactionException _) {
      assertThat(PausedTransfers.jdbc().sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }
  }

  @Test
  void writesEachItemOnceWhereverInstancesDie() throws IOException {
    String table = newTable("exported-after-death");
    for (int i = 0; i < ITEMS; i++) {
      Map<String, AttributeValue> item = Map.of("id", s("i" + i), "v", s("x".repeat(30)));
      client.putItem(put -> put.tableName(table).item(item));
    }
    transfers.enableRecovery(table);
    int died = 0;
    for (int statements = 1; statements < 30; statements++) {
      ExportDescription begun = transfers.begin(table, bucket, r -> r.s3Prefix("p"));
      awaitContent(begun);
      DyingDatabase dying = new DyingDatabase(DATABASE, statements);
      untilDeath(exporting(dying)::round);
      died += dying.isDead() ? 1 : 0;
      TestBuckets.put(bucket, data(begun) + ".0.unfinished", new byte[] {1});
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                exporting(DATABASE).round();
                return isExported(begun);
              });
      assertExportedWhole(transfers.ended(begun));
    }
    assertThat(died).isGreaterThan(10);
    assertThat(count("select count(*) from pg_tables where tablename ~ '^x[0-9]+$'")).isZero();
  }

  private void assertExportedWhole(ExportDescription ended) throws IOException {
    assertThat(ended.exportStatus()).as(ended.toString()).isEqualTo(ExportStatus.COMPLETED);
    ExportedObjects objects = ExportedObjects.read(bucket, ended.exportManifest());
    assertThat(objects.lines())
        .extracting(line -> line.get("Item").get("id").get("S").stringValue())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, ITEMS).mapToObj(i -> "i" + i).toList());
    assertThat(objects.files()).hasSizeGreaterThan(1);
    assertThat(new Bucket(TestBuckets.FOLDER.resolve(bucket)).keys(data(ended)))
        .containsExactlyInAnyOrderElementsOf(
            objects.files().stream().map(file -> file.get("dataFileS3Key").stringValue()).toList());
  }

  private static String id(String arn) {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  private static String data(ExportDescription export) {
    return "p/AWSDynamoDB/" + id(export.exportArn()) + "/data/";
  }

  private boolean isExported(ExportDescription export) {
    return client
            .describeExport(request -> request.exportArn(export.exportArn()))
            .exportDescription()
            .exportStatus()
        != ExportStatus.IN_PROGRESS;
  }

  private static void awaitContent(ExportDescription export) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                PausedTransfers.jdbc()
                        .sql(
                            "select count(*) from catalog.contents as c join catalog.exports as e"
                                + " on e.content = c.id where c.state = 'THERE' and e.id = ?")
                        .param(id(export.exportArn()))
                        .query(Integer.class)
                        .single()
                    == 1);
  }

  private static int count(String sql) {
    return PausedTransfers.jdbc().sql(sql).query(Integer.class).single();
  }

  @Test
  void countsEachRecordOnceWhereverInstancesDie() {
    TestBuckets.put(bucket, "1.json", lines(0, 1_300));
    TestBuckets.put(bucket, "2.json", lines(1_200, 1_400));
    byte[] broken = "no JSON\n".getBytes(StandardCharsets.UTF_8);
    TestBuckets.put(bucket, "3.json", broken);
    int died = 0;
    for (int statements = 1; statements < 20; statements++) {
      String table = "imported-after-death-" + statements;
      String arn = importInto(table);
      DyingDatabase dying = new DyingDatabase(DATABASE, statements);
      untilDeath(importing(dying)::round);
      died += dying.isDead() ? 1 : 0;
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                importing(DATABASE).round();
                return isImported(arn);
              });
      ImportTableDescription made = transfers.ended(arn);
      assertThat(made.failureCode()).as(made.toString()).isEqualTo("ItemValidationError");
      assertThat(made.processedItemCount()).isEqualTo(1_501);
      assertThat(made.importedItemCount()).isEqualTo(1_485);
      assertThat(made.errorCount()).isEqualTo(16);
      assertThat(made.processedSizeBytes())
          .isEqualTo(
              TestBuckets.get(bucket, "1.json").length
                  + TestBuckets.get(bucket, "2.json").length
                  + broken.length);
      assertThat(items(table)).hasSize(1_386).containsEntry("i1250", 1_200).containsEntry("i7", 0);
    }
    assertThat(died).isGreaterThan(5);
  }

  @Test
  void countsWhatWentBetweenTwoInstances() {
    int parts = 0;
    for (int statements = 1; statements < 20 && parts < 2; statements++) {
      TestBuckets.put(bucket, "1.json", lines(0, 1_300));
      String arn = importInto("imported-of-what-went-" + statements);
      untilDeath(importing(new DyingDatabase(DATABASE, statements))::round);
      TestBuckets.delete(bucket, "1.json");
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                importing(DATABASE).round();
                return isImported(arn);
              });
      ImportTableDescription made = transfers.ended(arn);
      if (made.importedItemCount() > 0 && made.importedItemCount() < 1_287) {
        assertThat(made.failureCode()).as(made.toString()).isEqualTo("ItemValidationError");
        assertThat(made.processedItemCount())
            .isEqualTo(made.importedItemCount() + made.errorCount());
        parts++;
      }
    }
    assertThat(parts).isPositive();
  }

  /** Every hundredth has no key. Which object an item is of is told by the number of its first. */
  private static byte[] lines(int from, int until) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < until; i++) {
      String key = i % 100 == 99 ? "other" : "id";
      text.append(
          "{\"Item\":{\"%s\":{\"S\":\"i%d\"},\"n\":{\"N\":\"%d\"}}}\n".formatted(key, i, from));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Map<String, Integer> items(String table) {
    return client.scanPaginator(request -> request.tableName(table)).items().stream()
        .collect(
            Collectors.toMap(
                item -> TestTables.value(item, "id").s(),
                item -> Integer.valueOf(TestTables.value(item, "n").n())));
  }

  private String importInto(String table) {
    return client
        .importTable(
            request ->
                request
                    .inputFormat(InputFormat.DYNAMODB_JSON)
                    .s3BucketSource(source -> source.s3Bucket(bucket))
                    .tableCreationParameters(
                        parameters ->
                            parameters
                                .tableName(table)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(
                                    TestTables.attribute("id", ScalarAttributeType.S))
                                .keySchema(TestTables.key("id", KeyType.HASH))))
        .importTableDescription()
        .importArn();
  }

  @Test
  void knowsWhatEndedForNinetyDays() {
    String arn = importInto("soon-forgotten");
    importing(DATABASE).round();
    assertThat(transfers.ended(arn).importStatus()).isEqualTo(ImportStatus.COMPLETED);
    importingAfter(Duration.ofDays(89)).round();
    assertThat(transfers.ended(arn).importedItemCount()).isZero();
    importingAfter(Duration.ofDays(91)).round();
    assertThatThrownBy(() -> transfers.ended(arn)).isInstanceOf(ImportNotFoundException.class);
  }

  private static Importing importingAfter(Duration time) {
    return PausedTransfers.importing(DATABASE, InstantSource.offset(InstantSource.system(), time));
  }

  private boolean isImported(String arn) {
    return client
            .describeImport(request -> request.importArn(arn))
            .importTableDescription()
            .importStatus()
        != ImportStatus.IN_PROGRESS;
  }

  private String newTable(String name) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(TestTables.attribute("id", ScalarAttributeType.S))
                .keySchema(TestTables.key("id", KeyType.HASH)));
    return name;
  }
}
