package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.KeyRange;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeyEncoding;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** How much of a range is read at once, and what is changed without being read. */
class PostgresRowsIntegrationTests {

  private static final int LARGE = 300_000;
  private static final int MANY = 1000;

  private final DataSource database = RunningTableService.bean(DataSource.class);
  private final PostgresRows rows =
      new PostgresRows(
          new JdbcTemplate(database),
          new TransactionTemplate(new JdbcTransactionManager(database)));

  @Test
  void readsFewerOfLargeRowsAndLosesNone() {
    TableDefinition table = tableWithSmallItemsBeforeLargeOnes();
    byte[] partition = KeyEncoding.encode(new StringValue("a"));
    byte[] open = KeyEncoding.encode(new StringValue("open"));
    int byState = table.indexes().indexOf(table.index("by-state").orElseThrow());
    for (RowRange range :
        List.of(
            range(-1, partition, false),
            range(-1, partition, true),
            range(-1, null, false),
            range(byState, open, false),
            range(byState, open, true),
            range(byState, null, false))) {
      List<Rows.Batch> batches = batches(table, range, MANY);
      assertThat(batches).hasSizeGreaterThan(2);
      assertThat(batches)
          .allSatisfy(
              batch ->
                  assertThat(batch.rows().stream().mapToLong(row -> row.text().length()).sum())
                      .isLessThan(PostgresRows.MOST_BYTES + 2 * LARGE));
      assertThat(texts(batches)).isEqualTo(texts(batches(table, range, 1))).hasSize(80);
    }
  }

  @Test
  void readsSmallRowsAllAtOnce() {
    TableDefinition table = RunningTableService.bean(Catalogue.class).require(newTable());
    Items items = RunningTableService.bean(Items.class);
    for (int i = 0; i < 2 * PostgresRows.FEW; i++) {
      items.put(table.name(), item(i, "small"), Precondition.NONE);
    }
    assertThat(batches(table, range(-1, null, false), MANY)).hasSize(1);
  }

  @Test
  void measuresSmallPartitionsAndEstimatesLargeOnes() {
    TableDefinition table = RunningTableService.bean(Catalogue.class).require(newTable());
    byte[] small = {1};
    byte[] large = {2};
    JdbcTemplate jdbc = new JdbcTemplate(database);
    String fill =
        "insert into %s (pk, sk, item, version)".formatted(table.relation())
            + " select ?, int4send(n), repeat('x', 100), 0 from generate_series(1, ?) as n";
    jdbc.update(fill, small, 10);
    jdbc.update(fill, large, 5000);
    jdbc.execute("analyze " + table.relation());
    assertThat(rows.partitionBytes(table, small)).isEqualTo(1000);
    assertThat(rows.partitionBytes(table, large)).isBetween(400_000L, 600_000L);
    assertThat(rows.partitionBytes(table, new byte[] {3})).isZero();
  }

  @Test
  void changesAgainInViewOfWhatAnotherInstanceWrote() {
    TableDefinition table = RunningTableService.bean(Catalogue.class).require(newTable());
    PostgresRows others =
        new PostgresRows(
            new JdbcTemplate(database),
            new TransactionTemplate(new JdbcTransactionManager(database)));
    RowKey key = new RowKey(new byte[] {1}, new byte[] {1});
    rows.insert(table, row(table, key, ""));
    assertThat(appended(rows, table, key, "a")).isPresent();
    assertThat(appended(rows, table, key, "b")).isPresent();
    assertThat(appended(others, table, key, "c")).isPresent();
    assertThat(appended(rows, table, key, "lost")).as("in view of what was remembered").isEmpty();
    assertThat(appended(rows, table, key, "d")).isPresent();
    assertThat(rows.get(table, key).orElseThrow().text()).isEqualTo("abcd");
  }

  private static Row row(TableDefinition table, RowKey key, String text) {
    return new Row(key, text, Collections.nCopies(table.filled().size(), Optional.empty()));
  }

  private static Optional<Change> appended(
      PostgresRows rows, TableDefinition table, RowKey key, String text) {
    return rows.change(
        table,
        key,
        row ->
            new RowChange.Decided(
                new Change(Optional.empty(), Optional.empty()),
                row.map(stored -> row(table, key, stored.text() + text))));
  }

  @Test
  void findsEachPartitionInOneSegment() {
    for (int i = 0; i < 10; i++) {
      byte[] partition = KeyEncoding.encode(NumberValue.of(i));
      assertThat(IntStream.range(0, 4).filter(segment -> rows.isInSegment(partition, segment, 4)))
          .hasSize(1);
    }
  }

  private static TableDefinition tableWithSmallItemsBeforeLargeOnes() {
    String name = newTable();
    Items items = RunningTableService.bean(Items.class);
    String large = "x".repeat(LARGE);
    for (int i = 0; i < 80; i++) {
      items.put(name, item(i, i < 40 ? "small" : large), Precondition.NONE);
    }
    return RunningTableService.bean(Catalogue.class).require(name);
  }

  private static String newTable() {
    return TestTables.sorted(ScalarAttributeType.N);
  }

  private static Item item(int number, String text) {
    return Item.of(
        Map.of(
            "id", new StringValue("a"),
            "n", NumberValue.of(number),
            "state", new StringValue("open"),
            "text", new StringValue(text)));
  }

  private static RowRange range(int index, byte @Nullable [] partition, boolean descending) {
    return new RowRange(index, partition, KeyRange.ALL, descending, null, 0, 1);
  }

  private List<Rows.Batch> batches(TableDefinition table, RowRange range, int limit) {
    List<Rows.Batch> batches = new ArrayList<>();
    RowRange rest = range;
    Rows.Batch batch;
    do {
      batch = rows.read(table, rest, limit);
      batches.add(batch);
      if (!batch.rows().isEmpty()) {
        rest = rest.from(batch.rows().getLast().position());
      }
    } while (!batch.ended());
    return batches;
  }

  private static List<String> texts(List<Rows.Batch> batches) {
    return batches.stream()
        .flatMap(batch -> batch.rows().stream())
        .map(Rows.RangeRow::text)
        .toList();
  }
}
