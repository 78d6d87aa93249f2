package io.benchtable.tables.storage.transfer;

import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.storage.transfer.TransferClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestDatabase;
import io.benchtable.tables.TestTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ExportDescription;
import software.amazon.awssdk.services.dynamodb.model.ExportStatus;
import software.amazon.awssdk.services.dynamodb.model.ExportType;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Exports of several files, and imports whose files go meanwhile. */
class DataFilesIntegrationTests {

  private static final DataSource DATABASE = PausedTransfers.database();

  /** More than the 500 items of a page have, and less than those of two. */
  private static final long FILE_BYTES = 100_000;

  private static final int ITEMS = 2_600;

  private final DynamoDbClient client = PausedTransfers.client();
  private final TransferClient transfers = new TransferClient(client);
  private final String bucket = TestBuckets.bucket();

  @Test
  void areRolledAtTheirSizeAndImportedAgain() {
    String table = newTable("exported-to-files");
    transfers.enableRecovery(table);
    Instant start = TestDatabase.moment(PausedTransfers.jdbc());
    put(table);
    ExportDescription all = exported(transfers.begin(table, bucket, r -> r.s3Prefix("all")));
    ExportedObjects objects = ExportedObjects.read(bucket, all.exportManifest());
    assertWhole(all, objects, "Item");
    assertThat(objects.summary().get("billedSizeBytes").longValue())
        .isEqualTo(all.billedSizeBytes());

    ExportDescription changes =
        exported(
            transfers.begin(
                table,
                bucket,
                r ->
                    r.s3Prefix("changes")
                        .exportType(ExportType.INCREMENTAL_EXPORT)
                        .incrementalExportSpecification(one -> one.exportFromTime(start))));
    assertThat(changes.exportType()).isEqualTo(ExportType.INCREMENTAL_EXPORT);
    assertWhole(changes, ExportedObjects.read(bucket, changes.exportManifest()), "NewImage");

    String folder = all.exportManifest().replace("manifest-summary.json", "data/");
    ImportTableDescription made = imported("imported-from-files", folder);
    assertThat(made.importStatus()).as(made.toString()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(made.importedItemCount()).isEqualTo(ITEMS);
    assertThat(transfers.items("imported-from-files", "n"))
        .hasSize(ITEMS)
        .isEqualTo(transfers.items(table, "n"));
  }

  /** All items once, in files of about the same size, none of which is missing in the manifest. */
  private void assertWhole(ExportDescription export, ExportedObjects objects, String member) {
    assertThat(export.itemCount()).isEqualTo(ITEMS);
    assertThat(
            objects.lines().stream().map(line -> line.get(member).at("/n/N").asString()).toList())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, ITEMS).mapToObj(String::valueOf).toList());
    assertThat(objects.files().stream().map(file -> file.get("itemCount").asInt()).toList())
        .containsExactly(1_000, 1_000, 600);
    List<String> listed =
        objects.files().stream().map(file -> file.get("dataFileS3Key").stringValue()).toList();
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(keysBeside(listed.getFirst())).containsExactlyInAnyOrderElementsOf(listed);
  }

  private List<String> keysBeside(String key) {
    try {
      return new Bucket(TestBuckets.FOLDER.resolve(bucket))
          .keys(key.substring(0, key.lastIndexOf('/') + 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String newTable(String name) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    TestTables.attribute("id", ScalarAttributeType.S),
                    TestTables.attribute("n", ScalarAttributeType.N))
                .keySchema(TestTables.key("id", KeyType.HASH), TestTables.key("n", KeyType.RANGE)));
    return name;
  }

  private void put(String table) {
    for (int from = 0; from < ITEMS; from += 25) {
      List<WriteRequest> puts =
          IntStream.range(from, from + 25)
              .mapToObj(i -> Map.of("id", s("i" + i % 7), "n", n(i), "v", s("x".repeat(100))))
              .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
              .toList();
      client.batchWriteItem(batch -> batch.requestItems(Map.of(table, puts)));
    }
  }

  private ExportDescription exported(ExportDescription begun) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              PausedTransfers.exporting(DATABASE, FILE_BYTES).round();
              return client
                      .describeExport(r -> r.exportArn(begun.exportArn()))
                      .exportDescription()
                      .exportStatus()
                  == ExportStatus.COMPLETED;
            });
    return transfers.ended(begun);
  }

  private String begun(String table, String prefix) {
    return client
        .importTable(
            request ->
                TransferClient.sorted(request, table)
                    .inputFormat(InputFormat.DYNAMODB_JSON)
                    .inputCompressionType(
                        prefix.isEmpty() ? InputCompressionType.NONE : InputCompressionType.GZIP)
                    .s3BucketSource(source -> source.s3Bucket(bucket).s3KeyPrefix(prefix)))
        .importTableDescription()
        .importArn();
  }

  private ImportTableDescription imported(String table, String prefix) {
    String arn = begun(table, prefix);
    round();
    return transfers.ended(arn);
  }

  private static void round() {
    PausedTransfers.importing(DATABASE, InstantSource.system()).round();
  }

  @Test
  void areLeftOutWhereTheyGoWhileOthersAreImported()
      throws IOException, SQLException, InterruptedException {
    put("1.json", IntStream.range(0, 600));
    put("2.json", IntStream.range(600, 610));
    put("3.json", IntStream.range(610, 620));
    String arn = begun("imported-from-what-stayed", "");
    try (Connection holder = DATABASE.getConnection()) {
      holder.setAutoCommit(false);
      hold(holder, arn);
      Thread importing = Thread.ofVirtual().start(DataFilesIntegrationTests::round);
      await().atMost(PATIENCE).until(DataFilesIntegrationTests::isHeld);
      Files.delete(TestBuckets.FOLDER.resolve(bucket).resolve("2.json"));
      holder.rollback();
      importing.join();
    }
    ImportTableDescription made = transfers.ended(arn);
    assertThat(made.failureCode()).as(made.toString()).isEqualTo("ItemValidationError");
    assertThat(made.processedItemCount()).isEqualTo(611);
    assertThat(made.importedItemCount()).isEqualTo(610);
    assertThat(made.errorCount()).isEqualTo(1);
    assertThat(transfers.items("imported-from-what-stayed", "n")).hasSize(610);
  }

  private void put(String key, IntStream numbers) {
    TestBuckets.put(
        bucket,
        key,
        numbers
            .mapToObj("{\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"%d\"}}}\n"::formatted)
            .collect(Collectors.joining())
            .getBytes(StandardCharsets.UTF_8));
  }

  /** Keeps an import from noting how far it has come. */
  private static void hold(Connection holder, String arn) throws SQLException {
    try (var statement =
        holder.prepareStatement("select id from catalog.imports where id = ? for update")) {
      statement.setString(1, arn.substring(arn.lastIndexOf('/') + 1));
      assertThat(statement.executeQuery().next()).isTrue();
    }
  }

  private static boolean isHeld() {
    return PausedTransfers.jdbc()
            .sql(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                    + " and query like 'update catalog.imports%'")
            .query(Integer.class)
            .single()
        == 1;
  }
}
