package io.benchtable.tables.storage.transfer;

import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.storage.transfer.TransferClient.PATIENCE;
import static io.benchtable.tables.storage.transfer.TransferClient.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.TestBuckets;
import io.benchtable.tables.TestDatabase;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.BillingMode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableOptions;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.catalogue.Throughput;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.ScalarType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** What counts as being in progress, and how much it is. */
class TransferLimitsIntegrationTests {

  private final DynamoDbClient client = PausedTransfers.client();
  private final TransferClient transfers = new TransferClient(client);
  private final PostgresExports exports = new PostgresExports(PausedTransfers.jdbc());
  private final PostgresImports imports = new PostgresImports(PausedTransfers.jdbc());
  private final String bucket = TestBuckets.bucket();

  /** A table with an item. */
  private String recoverable(String name) {
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode("PAY_PER_REQUEST")
                .attributeDefinitions(TestTables.attribute("id", ScalarAttributeType.S))
                .keySchema(TestTables.key("id", KeyType.HASH)));
    client.putItem(put -> put.tableName(name).item(Map.of("id", s("a"), "v", s("x".repeat(100)))));
    transfers.enableRecovery(name);
    return name;
  }

  private Export begun(TransferLimit limit, String table, ExportOrder.@Nullable Changes changes) {
    return PausedTransfers.exports(limit)
        .begin(
            new ExportOrder(
                table,
                changes,
                null,
                new ExportOrder.Destination(bucket, null, "", null, null),
                null),
            arn(table),
            new byte[0]);
  }

  @Test
  void areOfExportsOfEachKindThatAreNotDone() {
    String table = recoverable("exported-within-limits");
    Instant since = TestDatabase.moment(PausedTransfers.jdbc());
    int running = (int) exports.running().stream().filter(e -> e.order().ofAll()).count();
    TransferLimit limit = new TransferLimit("exports", running + 1, 100);
    Export first = begun(limit, table, null);
    assertThat(first.source().bytes()).isBetween(100L, 1_000L);
    assertThatThrownBy(() -> begun(limit, table, null))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("Subscriber limit exceeded: Only " + (running + 1) + " exports can");
    assertThatCode(
            () -> begun(limit, table, new ExportOrder.Changes(since, ExportOrder.View.NEW_IMAGE)))
        .doesNotThrowAnyException();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              PausedTransfers.exporting(PausedTransfers.database(), 1).round();
              return exports.running().isEmpty();
            });
    assertThatCode(() -> begun(limit, table, null)).doesNotThrowAnyException();
  }

  @Test
  void areOfBytesOfTables() {
    String table = recoverable("too-large-to-export");
    assertThatThrownBy(() -> begun(new TransferLimit("exports", 300, 0), table, null))
        .hasMessageContaining("Only 0 TB of exports can");
  }

  @Test
  void countTablesOfBeforeAsNothing() {
    Export export = begun(TransferLimit.EXPORTS, recoverable("exported-before-limits"), null);
    PausedTransfers.jdbc()
        .sql(
            "update catalog.exports"
                + " set source = regexp_replace(source, '\"bytes\":[0-9]+,?|,\"bytes\":[0-9]+', '')"
                + " where id = ?")
        .param(export.id().id())
        .update();
    assertThat(exports.find(export.id()).orElseThrow().source())
        .isEqualTo(new Export.Source(export.source().tableId(), List.of("id"), 0));
  }

  private Import begun(TransferLimit limit, String table) {
    return PausedTransfers.imports(limit)
        .begin(
            new ImportOrder(
                new ImportOrder.Source(bucket, null, "in/"),
                null,
                ImportOrder.Compression.NONE,
                "{}",
                null,
                null,
                0),
            new TableRequest(
                table,
                new KeyAttribute("id", ScalarType.S),
                null,
                List.of(),
                BillingMode.PAY_PER_REQUEST,
                Throughput.NONE,
                false,
                null,
                TableOptions.NONE),
            new byte[0]);
  }

  @Test
  void areOfImportsThatAreNotDoneAndOfTheirObjects() {
    TestBuckets.put(bucket, "in/1.json", new byte[700]);
    TestBuckets.put(bucket, "in/2.json", new byte[300]);
    TestBuckets.put(bucket, "out/3.json", new byte[1]);
    TransferLimit limit = new TransferLimit("imports", imports.running().size() + 1, 15);
    assertThatThrownBy(() -> begun(new TransferLimit("imports", 50, 0), "too-large-to-import"))
        .hasMessageContaining("Only 0 TB of imports can");
    Import first = begun(limit, "imported-within-limits");
    assertThat(imports.find(first.id()).orElseThrow().order().bytes()).isEqualTo(1_000);
    assertThatThrownBy(() -> begun(limit, "imported-beyond-limits"))
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("Subscriber limit exceeded: Only ");
    PausedTransfers.importing(PausedTransfers.database(), InstantSource.system()).round();
    assertThatCode(() -> begun(limit, "imported-beyond-limits")).doesNotThrowAnyException();
  }
}
