package io.benchtable.tables.storage.transfer;

import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.storage.transfer.TransferClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TableService;
import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestDatabase;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.storage.Rounds;
import io.benchtable.tables.storage.recovery.TestContents;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
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

  private static ConfigurableApplicationContext context;
  private static DynamoDbClient client;
  private static TransferClient transfers;
  private static DataSource database;

  private final String bucket = TestBuckets.bucket();

  /** An instance that takes requests and reads the log, but writes and reads no files itself. */
  @BeforeAll
  static void start() {
    context =
        new SpringApplicationBuilder(TableService.class)
            .properties(
                Map.of(
                    "spring.datasource.url",
                    TestDatabase.newDatabase(),
                    "spring.datasource.username",
                    "postgres",
                    "spring.datasource.password",
                    "postgres",
                    "benchtable.access.key-id",
                    RunningTableService.KEY_ID,
                    "benchtable.access.secret-key",
                    RunningTableService.SECRET_KEY,
                    "benchtable.tables.buckets",
                    TestBuckets.FOLDER.toString()))
            .run("--server.port=0");
    context.getBean("tablesExporting", Rounds.class).stop();
    context.getBean("tablesImporting", Rounds.class).stop();
    client =
        RunningTableService.client(
            URI.create(
                "http://127.0.0.1:"
                    + context.getEnvironment().getRequiredProperty("local.server.port")));
    transfers = new TransferClient(client);
    database = context.getBean(DataSource.class);
  }

  @AfterAll
  static void stop() {
    client.close();
    context.close();
  }

  private static Exporting exporting(DataSource seen) {
    return new Exporting(
        TestContents.of(seen),
        new Buckets(Optional.of(TestBuckets.FOLDER)),
        seen,
        transactions(seen),
        InstantSource.system(),
        FILE_BYTES);
  }

  private static Importing importing(DataSource seen) {
    return importing(seen, InstantSource.system());
  }

  private static Importing importing(DataSource seen, InstantSource clock) {
    return new Importing(
        context.getBean(Catalogue.class),
        context.getBean(StoredTables.class),
        new Buckets(Optional.of(TestBuckets.FOLDER)),
        seen,
        transactions(seen),
        clock);
  }

  private static TransactionTemplate transactions(DataSource seen) {
    return new TransactionTemplate(new JdbcTransactionManager(seen));
  }

  /** Whatever it says when it dies. */
  private static void untilDeath(Runnable round) {
    try {
      round.run();
    } catch (DataAccessException | TransactionException _) {
      assertThat(jdbc().sql("select 1").query(Integer.class).single()).isEqualTo(1);
    }
  }

  private static JdbcClient jdbc() {
    return JdbcClient.create(database);
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
      DyingDatabase dying = new DyingDatabase(database, statements);
      untilDeath(exporting(dying)::round);
      died += dying.isDead() ? 1 : 0;
      TestBuckets.put(bucket, data(begun) + ".0.unfinished", new byte[] {1});
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                exporting(database).round();
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

  private static boolean isExported(ExportDescription export) {
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
                jdbc()
                        .sql(
                            "select count(*) from catalog.contents as c join catalog.exports as e"
                                + " on e.content = c.id where c.state = 'THERE' and e.id = ?")
                        .param(id(export.exportArn()))
                        .query(Integer.class)
                        .single()
                    == 1);
  }

  private static int count(String sql) {
    return jdbc().sql(sql).query(Integer.class).single();
  }

  @Test
  void countsEachRecordOnceWhereverInstancesDie() {
    TestBuckets.put(bucket, "1.json", lines(0, 1_300));
    TestBuckets.put(bucket, "2.json", lines(1_200, 1_400));
    int died = 0;
    for (int statements = 1; statements < 20; statements++) {
      String table = "imported-after-death-" + statements;
      String arn = importInto(table);
      DyingDatabase dying = new DyingDatabase(database, statements);
      untilDeath(importing(dying)::round);
      died += dying.isDead() ? 1 : 0;
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                importing(database).round();
                return isImported(arn);
              });
      ImportTableDescription made = transfers.ended(arn);
      assertThat(made.importStatus()).as(made.toString()).isEqualTo(ImportStatus.COMPLETED);
      assertThat(made.processedItemCount()).isEqualTo(1_500);
      assertThat(made.importedItemCount()).isEqualTo(1_485);
      assertThat(made.errorCount()).isEqualTo(15);
      assertThat(made.processedSizeBytes())
          .isEqualTo(
              TestBuckets.get(bucket, "1.json").length + TestBuckets.get(bucket, "2.json").length);
      assertThat(items(table)).hasSize(1_386).containsEntry("i1250", 1_200).containsEntry("i7", 0);
    }
    assertThat(died).isGreaterThan(5);
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

  private static Map<String, Integer> items(String table) {
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
    importing(database).round();
    assertThat(transfers.ended(arn).failureCode()).isEqualTo("S3NoSuchKey");
    importingAfter(Duration.ofDays(89)).round();
    assertThat(transfers.ended(arn).importStatus()).isEqualTo(ImportStatus.FAILED);
    importingAfter(Duration.ofDays(91)).round();
    assertThatThrownBy(() -> transfers.ended(arn)).isInstanceOf(ImportNotFoundException.class);
  }

  private static Importing importingAfter(Duration time) {
    return importing(database, InstantSource.offset(InstantSource.system(), time));
  }

  private static boolean isImported(String arn) {
    return client
            .describeImport(request -> request.importArn(arn))
            .importTableDescription()
            .importStatus()
        != ImportStatus.IN_PROGRESS;
  }

  private static String newTable(String name) {
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
