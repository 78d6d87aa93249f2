package io.benchtable.tables.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.KeyRange;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.storage.RowSets.Replacement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Several rows at once, of a table with two indexes. */
class PostgresRowSetsIntegrationTests {

  private static final long BYTES = 4096;

  private final DataSource database = RunningTableService.bean(DataSource.class);
  private final JdbcTemplate own =
      new JdbcTemplate(RunningTableService.bean(SetConnections.class).database());
  private final RowSets sets = new PostgresRowSets(own);
  private final TableDefinition table =
      RunningTableService.bean(Catalogue.class).require(TestTables.sorted(ScalarAttributeType.N));

  @Test
  void tellsWhatEachPutCameTo() {
    sets.put(table, List.of(row(1, "old"), row(2, "same")));
    assertThat(sets.put(table, List.of(row(3, "new"), row(2, "same"), row(1, "other"))))
        .containsOnly(
            Map.entry(row(1, "").key(), new PutOutcome.Replaced(row(1, "old").text())),
            Map.entry(row(3, "").key(), new PutOutcome.Inserted()));
    assertThat(texts(1, 2, 3)).containsExactly("other", "same", "new");
  }

  @Test
  void readsEachOfSeveralRangesInItsOrder() {
    sets.put(table, IntStream.rangeClosed(1, 9).mapToObj(n -> row(n, "t" + n)).toList());
    byte[] there = row(1, "").key().partition();
    byte[] none = {1, 2, 3};
    assertThat(
            sets.read(table, Stream.of(there, none, there).map(pk -> range(pk, true, 4)).toList()))
        .satisfiesExactly(
            batch -> assertThat(texts(batch)).containsExactly("t9", "t8", "t7", "t6"),
            batch -> assertThat(batch).isEqualTo(new Rows.Batch(List.of(), true)),
            batch -> assertThat(batch.ended()).isFalse());
    assertThat(sets.read(table, List.of(range(there, false, 20))))
        .singleElement()
        .satisfies(
            batch -> assertThat(texts(batch)).isSorted().hasSize(9),
            batch -> assertThat(batch.ended()).isTrue(),
            batch ->
                assertThat(batch.rows().getLast().position())
                    .containsExactly(row(9, "").key().sort()));
  }

  @Test
  void readsFewerOfLargeRows() {
    sets.put(table, IntStream.rangeClosed(1, 9).mapToObj(n -> row(n, "x".repeat(1500))).toList());
    RangeStatement range = range(row(1, "").key().partition(), false, 9);
    assertThat(sets.read(table, List.of(range, range)))
        .allSatisfy(
            batch -> {
              assertThat(batch.rows()).as("2 that fit, and one more").hasSize(3);
              assertThat(batch.ended()).isFalse();
            });
  }

  @Test
  void readsRangesBetweenKeysOfAnIndex() {
    sets.put(table, List.of(row(1, "a"), row(2, "b"), row(3, "c")));
    Index index = table.index("by-state").orElseThrow();
    RowKey open = row(1, "").indexKeys().get(table.filled().indexOf(index)).orElseThrow();
    KeyRange sort = new KeyRange(open.sort(), true, open.sort(), true);
    RowRange all = new RowRange(index.slot(), open.partition(), sort, false, null, 0, 1);
    RangeStatement first = RangeStatement.of(table.relation(), all, 2, BYTES);
    List<byte[]> last = sets.read(table, List.of(first)).getFirst().rows().getLast().position();
    RangeStatement rest = RangeStatement.of(table.relation(), all.from(last), 2, BYTES);
    assertThat(sets.read(table, List.of(rest, rest)))
        .allSatisfy(
            batch -> {
              assertThat(texts(batch)).containsExactly("c");
              assertThat(batch.ended()).isTrue();
            });
  }

  private RangeStatement range(byte[] partition, boolean descending, int limit) {
    return RangeStatement.of(
        table.relation(),
        new RowRange(-1, partition, KeyRange.ALL, descending, null, 0, 1),
        limit,
        BYTES);
  }

  private static List<String> texts(Rows.Batch batch) {
    return batch.rows().stream().map(row -> text(new StoredRow(row.text(), 0))).toList();
  }

  @Test
  void replacesOnlyRowsThatAreOfTheirVersion() {
    sets.put(table, List.of(row(1, "a"), row(2, "b")));
    long first = version(1);
    assertThat(
            sets.replace(
                table,
                List.of(
                    new Replacement(row(3, "absent"), first),
                    new Replacement(row(2, "late"), first),
                    new Replacement(row(1, "now"), first))))
        .containsOnlyKeys(row(1, "").key());
    assertThat(texts(1, 2, 3)).containsExactly("now", "b", "");
    assertThat(sets.get(table, List.of(row(1, "").key())).values())
        .allSatisfy(row -> assertThat(row.version()).isNotEqualTo(first));
  }

  @Test
  void keepsIndexesRight() {
    sets.put(table, List.of(row(1, "a"), withoutState(2)));
    assertThat(indexed()).isEqualTo(1);
    sets.replace(
        table,
        List.of(
            new Replacement(withoutState(1), version(1)),
            new Replacement(row(2, "b"), version(2))));
    assertThat(indexed()).isEqualTo(1);
    sets.put(table, List.of(row(1, "c"), row(2, "c")));
    assertThat(indexed()).isEqualTo(2);
  }

  @Test
  void isRefusedSoonWhereARowIsHeldAndDoesNothing() {
    assertThat(own.queryForObject("show lock_timeout", String.class)).isEqualTo("50ms");
    sets.put(table, List.of(row(1, "held"), row(2, "free")));
    holding(
        row(1, "").key(),
        () -> {
          List<Row> both = List.of(row(1, "changed"), row(2, "changed"));
          assertThatThrownBy(() -> sets.put(table, both)).matches(StatementRefused::is);
          assertThat(texts(2)).containsExactly("free");
        });
  }

  @Test
  void aHeldRowKeepsNobodyElseWaiting() {
    sets.put(table, List.of(row(0, "held")));
    PostgresRows rows =
        new PostgresRows(
            new JdbcTemplate(database),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            sets);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<PutOutcome>> puts = new ArrayList<>();
      holding(
          row(0, "").key(),
          () -> {
            for (int i = 0; i < 20; i++) {
              Row row = row(i, "put");
              puts.add(threads.submit(() -> rows.put(table, row)));
            }
            assertThat(puts.subList(1, puts.size()))
                .allSatisfy(put -> assertThat(put.get()).isEqualTo(new PutOutcome.Inserted()));
            assertThat(puts.getFirst()).isNotDone();
          });
      assertThat(puts.getFirst())
          .succeedsWithin(Duration.ofSeconds(10))
          .isEqualTo(new PutOutcome.Replaced(row(0, "held").text()));
    }
  }

  /** A plan made for an empty table stays in use when it has grown. */
  @Test
  void looksRowsUpOneByOneHoweverSmallTheTableIs() {
    own.execute("analyze " + table.relation());
    assertThat(plan(RowStatements.getAll(table), 2)).contains("Nested Loop", "Index Scan");
    assertThat(plan(RowStatements.replaceAll(table), 8)).contains("Nested Loop", "Index Scan");
    assertThat(plan(range(new byte[0], true, 4).together(), 3))
        .contains("Nested Loop", "Index Scan Backward")
        .doesNotContain("Sort");
  }

  private String plan(String sql, int parameters) {
    return new TransactionTemplate(new JdbcTransactionManager(ownDatabase()))
        .execute(
            status -> {
              own.execute("set local plan_cache_mode = force_generic_plan");
              own.execute("prepare planned as " + numbered(sql));
              List<@Nullable String> plan =
                  own.queryForList(
                      "explain execute planned ("
                          + String.join(", ", Collections.nCopies(parameters, "null"))
                          + ")",
                      String.class);
              own.execute("deallocate planned");
              return String.join("\n", plan);
            });
  }

  private DataSource ownDatabase() {
    return RunningTableService.bean(SetConnections.class).database();
  }

  private static String numbered(String sql) {
    StringBuilder numbered = new StringBuilder();
    int number = 0;
    for (char c : sql.toCharArray()) {
      numbered.append(c == '?' ? "$" + ++number : String.valueOf(c));
    }
    return numbered.toString();
  }

  private void holding(RowKey key, Runnable work) {
    new TransactionTemplate(new JdbcTransactionManager(database))
        .executeWithoutResult(
            _ -> {
              new JdbcTemplate(database)
                  .query(RowStatements.lock(table), PostgresRows.at(key), _ -> {});
              work.run();
            });
  }

  private int indexed() {
    int slot = table.index("by-state").orElseThrow().slot();
    Integer count =
        own.queryForObject(
            "select count(i%d_pk) from %s".formatted(slot, table.relation()), Integer.class);
    return count == null ? 0 : count;
  }

  private long version(int number) {
    return stored(number).orElseThrow().version();
  }

  private Optional<StoredRow> stored(int number) {
    RowKey key = row(number, "").key();
    return Optional.ofNullable(sets.get(table, List.of(key)).get(key));
  }

  /** Empty where there is no row. */
  private List<String> texts(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(this::stored)
        .map(stored -> stored.map(PostgresRowSetsIntegrationTests::text).orElse(""))
        .toList();
  }

  private static String text(StoredRow row) {
    return row.item().get("text") instanceof StringValue(String text) ? text : "";
  }

  private Row row(int number, String text) {
    return Keys.row(
        table,
        Item.of(
            Map.of(
                "id", new StringValue("a"),
                "n", NumberValue.of(number),
                "state", new StringValue("open"),
                "text", new StringValue(text))));
  }

  private Row withoutState(int number) {
    return Keys.row(
        table, Item.of(Map.of("id", new StringValue("a"), "n", NumberValue.of(number))));
  }
}
