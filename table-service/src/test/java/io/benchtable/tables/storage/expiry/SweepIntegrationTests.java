package io.benchtable.tables.storage.expiry;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ExpiringTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableStatus;
import io.benchtable.tables.catalogue.TimeToLive;
import io.benchtable.tables.storage.AdvisoryLock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Sweeps at a time that is years ahead, which the running service's own leave alone. */
class SweepIntegrationTests {

  private static final Instant NOW = Instant.parse("2040-01-01T00:00:00Z");
  private static final long OVER = NOW.getEpochSecond() - 1;
  private static final long AHEAD = NOW.getEpochSecond() + 1;

  private final DynamoDbClient client = RunningTableService.client();
  private final DataSource database = RunningTableService.bean(DataSource.class);
  private final JdbcTemplate jdbc = new JdbcTemplate(database);
  private final Catalogue catalogue = RunningTableService.bean(Catalogue.class);
  private final ExpiringTables tables = RunningTableService.bean(ExpiringTables.class);
  private final PostgresExpiredRows rows = new PostgresExpiredRows(tables, database, () -> NOW);
  private final Switching switching = new Switching(catalogue, tables, database);
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Sweep sweep = newSweep();
  private final List<String> made = new ArrayList<>();

  @AfterEach
  void dropTables() {
    made.forEach(catalogue::delete);
  }

  @Test
  void deletesWhatHasExpiredAndKeepsTheRest() {
    String table = expiringTable("ttl");
    Map<String, AttributeValue> values = new HashMap<>();
    values.put("over", n(OVER));
    values.put("over-fraction", n(OVER + ".5"));
    values.put("oldest", n(Instant.parse("2035-01-01T00:00:00Z").getEpochSecond()));
    values.put("too-old", n(Instant.parse("2034-12-31T23:59:59Z").getEpochSecond()));
    values.put("now", n(NOW.getEpochSecond()));
    values.put("ahead", n(AHEAD));
    values.put("huge", n("9.9E+125"));
    values.put("tiny", n("1E-130"));
    values.put("text", s(String.valueOf(OVER)));
    values.put("set", AttributeValue.fromNs(List.of(String.valueOf(OVER))));
    values.put("nested", AttributeValue.fromM(Map.of("ttl", n(OVER))));
    values.put("list", AttributeValue.fromL(List.of(n(OVER))));
    values.put("flag", AttributeValue.fromBool(true));
    values.forEach((id, value) -> put(table, id, Map.of("ttl", value)));
    put(table, "none", Map.of());
    put(table, "inside", Map.of("a", AttributeValue.fromM(Map.of("ttl", n(OVER)))));
    put(table, "quoted", Map.of("a", s("\"ttl\":{\"N\":\"" + OVER + "\"}")));
    sweep.round();
    assertThat(ids(table))
        .containsExactlyInAnyOrder(
            "too-old", "now", "ahead", "huge", "tiny", "text", "set", "nested", "list", "flag",
            "none", "inside", "quoted");
    assertThat(counted(table)).isEqualTo(3);
    sweep.round();
    assertThat(counted(table)).isEqualTo(3);
  }

  @Test
  void readsItemsWhateverCharactersTheyHave() {
    String table = expiringTable("it's \"a\\b\" \u00e4\n?:x");
    for (String text :
        List.of("\0", "\\u0000", "\\\0", "\u0001\u001f", "\ud83d\ude00", "\\ud800")) {
      put(table, "over" + text, Map.of("it's \"a\\b\" \u00e4\n?:x", n(OVER), "t" + text, s(text)));
      put(table, "ahead" + text, Map.of("it's \"a\\b\" \u00e4\n?:x", n(AHEAD), "t", s(text)));
    }
    sweep.round();
    assertThat(ids(table)).hasSize(6).allMatch(id -> id.startsWith("ahead"));
  }

  @Test
  void goesByTheAttributeOfThatVeryName() {
    Map<String, String> others =
        Map.of(
            "\u0001x", "\0x",
            "\\u0000x", "\\u0001x",
            "\\u0001x", "\\u0000x",
            "\\ud800x", "\\u0800x",
            "\\u0800x", "\\ud800x");
    others.forEach(
        (attribute, other) -> {
          String table = expiringTable(attribute);
          put(table, "over", Map.of(attribute, n(OVER)));
          put(table, "other", Map.of(other, n(OVER)));
          sweep.round();
          assertThat(ids(table)).as(attribute).containsExactly("other");
        });
  }

  @Test
  void keepsWhatIsRefreshedMeanwhile() throws Exception {
    String table = expiringTable("ttl");
    put(table, "refreshed", Map.of("ttl", n(OVER)));
    put(table, "over", Map.of("ttl", n(OVER)));
    try (Connection writer = database.getConnection();
        var statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.executeUpdate(
          "update %s set item = replace(item, '%d', '%d') where item like '%%\"refreshed\"%%'"
              .formatted(definition(table).relation(), OVER, AHEAD));
      sweep.round();
      assertThat(ids(table)).containsExactly("refreshed");
      writer.commit();
      writer.setAutoCommit(true);
    }
    sweep.round();
    assertThat(ids(table)).containsExactly("refreshed");
  }

  @Test
  void deletesManyInTurnsOfAllTables() {
    String large = expiringTable("ttl");
    String small = expiringTable("ttl");
    int many = Sweep.TURN * PostgresExpiredRows.BATCH + 7;
    fill(large, many);
    put(small, "over", Map.of("ttl", n(OVER)));
    assertThat(sweep.round()).isTrue();
    assertThat(count(large)).isEqualTo(7);
    assertThat(ids(small)).isEmpty();
    assertThat(sweep.round()).isFalse();
    assertThat(count(large)).isZero();
    assertThat(counted(large)).isEqualTo(many);
  }

  @Test
  void deletesEachItemOnceWhereTwoInstancesSweep() throws Exception {
    String table = expiringTable("ttl");
    int many = 20 * PostgresExpiredRows.BATCH;
    fill(table, many);
    put(table, "ahead", Map.of("ttl", n(AHEAD)));
    Sweep other = newSweep();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> both =
          List.of(() -> untilNothingIsLeft(sweep, table), () -> untilNothingIsLeft(other, table));
      for (Future<Boolean> done : threads.invokeAll(both)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(ids(table)).containsExactly("ahead");
    assertThat(counted(table)).isEqualTo(many);
  }

  @Test
  void leavesATableToWhoIsAtIt() throws Exception {
    String table = expiringTable("ttl");
    put(table, "over", Map.of("ttl", n(OVER)));
    try (Connection other = database.getConnection();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "select from catalog.tables where name = '%s' for no key update".formatted(table));
      sweep.round();
      assertThat(ids(table)).containsExactly("over");
      other.rollback();
      other.setAutoCommit(true);
    }
    sweep.round();
    assertThat(ids(table)).isEmpty();
  }

  @Test
  void deletesNothingOfATableThatWasMadeAgain() {
    String table = expiringTable("ttl");
    TableDefinition before = definition(table);
    catalogue.delete(table);
    TestTables.simpleNamed(table);
    put(table, "over", Map.of("ttl", n(OVER)));
    assertThat(rows.delete(before, null)).isEqualTo(Deleted.NOTHING);
    sweep.round();
    switching.round();
    assertThat(ids(table)).containsExactly("over");
    assertThat(definition(table).timeToLive()).isEqualTo(TimeToLive.NONE);
    assertThat(ttlIndexes(definition(table))).isEmpty();
  }

  @Test
  void deletesNothingOnceItIsSwitchedOff() {
    String table = expiringTable("ttl");
    put(table, "over", Map.of("ttl", n(OVER), "other", n(AHEAD)));
    TableDefinition before = definition(table);
    timeToLive().disable(table, "ttl");
    assertThat(rows.delete(before, null)).isEqualTo(Deleted.NOTHING);
    timeToLive().enable(table, "other");
    switching.round();
    assertThat(rows.delete(before, null)).isEqualTo(Deleted.NOTHING);
    sweep.round();
    assertThat(ids(table)).containsExactly("over");
    assertThat(definition(table).timeToLive().status()).isEqualTo(TimeToLive.Status.ENABLED);
    assertThat(ttlIndexes(definition(table))).hasSize(1);
  }

  @Test
  void makesAnIndexAnewThatWasLeftInvalid() {
    String table = expiringTable("ttl");
    TableDefinition definition = definition(table);
    List<Long> before = ttlIndexes(definition);
    jdbc.update(
        "update pg_index set indisvalid = false where indexrelid = ?::oid", before.getFirst());
    jdbc.execute(
        "create index %sabandoned on %s (pk)"
            .formatted(ExpiryStatements.indexPrefix(definition), definition.relation()));
    assertThat(new ExpiryIndexes(definition).areAsWanted(jdbcClient())).isFalse();
    switching.round();
    assertThat(new ExpiryIndexes(definition).areAsWanted(jdbcClient())).isTrue();
    assertThat(ttlIndexes(definition)).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void finishesWhatAnInstanceThatWasKilledHadBegun() {
    String table = simpleTable();
    timeToLive().enable(table, "ttl");
    TableDefinition enabling = definition(table);
    String index = new ExpiryStatements(enabling, "ttl").indexName();
    jdbc.execute("create index %s on %s (pk)".formatted(index, enabling.relation()));
    jdbc.update(
        "update pg_index set indisvalid = false where indexrelid = ?::regclass", "items." + index);
    switching.round();
    assertThat(definition(table).timeToLive().status()).isEqualTo(TimeToLive.Status.ENABLED);
    assertThat(new ExpiryIndexes(definition(table)).areAsWanted(jdbcClient())).isTrue();
    timeToLive().disable(table, "ttl");
    jdbc.execute("drop index items." + index);
    switching.round();
    assertThat(definition(table).timeToLive().status()).isEqualTo(TimeToLive.Status.DISABLED);
  }

  private Optional<AdvisoryLock> lock(TableDefinition table) {
    return AdvisoryLock.ofIndexes(database, table.generation());
  }

  @Test
  void leavesAnIndexToWhoMakesIt() {
    String table = simpleTable();
    timeToLive().enable(table, "ttl");
    TableDefinition enabling = definition(table);
    try (AdvisoryLock _ = lock(enabling).orElseThrow()) {
      assertThat(lock(enabling)).isEmpty();
      switching.round();
      assertThat(definition(table).timeToLive()).isEqualTo(enabling.timeToLive());
    }
    switching.round();
    assertThat(definition(table).timeToLive().status()).isEqualTo(TimeToLive.Status.ENABLED);
  }

  @Test
  void settlesTablesBehindOneThatIsBeingUpdated() {
    List<String> inOrder = Stream.of(simpleTable(), simpleTable()).sorted().toList();
    String updating = inOrder.getFirst();
    String behind = inOrder.getLast();
    timeToLive().enable(updating, "ttl");
    timeToLive().enable(behind, "ttl");
    jdbc.update(
        "update catalog.tables set status = 'UPDATING', status_until = now() + interval '1 hour'"
            + " where name = ?",
        updating);
    switching.round();
    assertThat(definition(behind).timeToLive().status()).isEqualTo(TimeToLive.Status.ENABLED);
    TableDefinition settled = definition(updating);
    assertThat(settled.timeToLive().status()).isEqualTo(TimeToLive.Status.ENABLED);
    assertThat(settled.status(Instant.now())).isEqualTo(TableStatus.UPDATING);
    jdbc.update("update catalog.tables set status_until = 'epoch' where name = ?", updating);
  }

  @Test
  void givesATableNoColumnsWhileItsIndexIsMade() {
    String table = simpleTable();
    timeToLive().enable(table, "ttl");
    try (AdvisoryLock _ = lock(definition(table)).orElseThrow()) {
      addIndex(table);
      await().during(Duration.ofSeconds(1)).until(() -> slots(table) == 0);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              switching.round();
              TableDefinition settled = tables.again(definition(table)).orElseThrow();
              assertThat(settled.unsettled()).isEmpty();
              assertThat(settled.timeToLive().status()).isEqualTo(TimeToLive.Status.ENABLED);
            });
    assertThat(slots(table)).isEqualTo(1);
  }

  private void addIndex(String table) {
    client.updateTable(
        request ->
            request
                .tableName(table)
                .attributeDefinitions(TestTables.attribute("tag", ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder()
                        .create(
                            index ->
                                index
                                    .indexName("by-tag")
                                    .keySchema(TestTables.key("tag", KeyType.HASH))
                                    .projection(all -> all.projectionType(ProjectionType.ALL)))
                        .build()));
  }

  /** How many indexes ever had columns of the relation. */
  private int slots(String table) {
    return tables.again(definition(table)).orElseThrow().details().slots();
  }

  @Test
  void goesByTheClockOfTheDatabase() throws Exception {
    String table = expiringTable("ttl");
    put(table, "over", Map.of("ttl", n(OVER)));
    put(table, "ahead", Map.of("ttl", n(AHEAD)));
    jdbc.execute("create schema ahead");
    jdbc.execute(
        "create function ahead.now() returns timestamptz language sql as 'select timestamptz ''%s'''"
            .formatted(NOW));
    try (Connection connection = database.getConnection()) {
      DataSource ahead = new SingleConnectionDataSource(connection, true);
      new JdbcTemplate(ahead).execute("set search_path = ahead, pg_catalog");
      PostgresExpiredRows aheadRows = new PostgresExpiredRows(tables, ahead);
      assertThat(new Sweep(tables, aheadRows, meters).round()).isFalse();
      new JdbcTemplate(ahead).execute("reset search_path");
    } finally {
      jdbc.execute("drop schema ahead cascade");
    }
    assertThat(ids(table)).containsExactly("ahead");
  }

  @Test
  void givesTheSessionBackAsItWas() {
    String table = simpleTable();
    String before = jdbc.queryForObject("show statement_timeout", String.class);
    AdvisoryLock.patiently(
        lock(definition(table)),
        mine ->
            assertThat(
                    JdbcClient.create(mine)
                        .sql("show statement_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("0"));
    for (int i = 0; i < 10; i++) {
      assertThat(jdbc.queryForObject("show statement_timeout", String.class)).isEqualTo(before);
    }
    assertThat(
            jdbc.queryForList(
                "select pid from pg_locks where locktype = 'advisory' and objid = ?::bigint::oid",
                definition(table).generation()))
        .isEmpty();
  }

  @Test
  void findsExpiredItemsByTheIndex() {
    String table = expiringTable("ttl");
    fill(table, 20_000);
    TableDefinition definition = definition(table);
    jdbc.execute("analyze " + definition.relation());
    String plan =
        String.join(
            "\n",
            jdbc.queryForList(
                "explain "
                    + new ExpiryStatements(definition, "ttl")
                        .lockExpired(true)
                        .replaceFirst("\\?", "1")
                        .replaceFirst("\\?", String.valueOf(AHEAD))
                        .replaceFirst("\\?", String.valueOf(OVER - 5))
                        .replaceFirst("\\?", "''")
                        .replaceFirst("\\?", "''")
                        .replaceFirst("\\?", "100"),
                String.class));
    assertThat(plan).contains("Index Scan using").doesNotContain("Sort").doesNotContain("Seq");
  }

  @Test
  void saysInTheLogThatItIsTheService() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    made.add(table);
    client.putItem(
        request -> request.tableName(table).item(Map.of("id", s("a"), "n", n(1), "ttl", n(OVER))));
    client.putItem(request -> request.tableName(table).item(Map.of("id", s("a"), "n", n(2))));
    timeToLive().enable(table, "ttl");
    switching.round();
    jdbc.queryForList("select pg_create_logical_replication_slot('swept', 'pgoutput')");
    jdbc.execute("create publication swept for tables in schema items");
    try {
      client.deleteItem(request -> request.tableName(table).key(id("a", n(2))));
      sweep.round();
      assertThat(logged()).containsExactly("B", "D", "C", "B", "M", "D", "C");
    } finally {
      jdbc.queryForList("select pg_drop_replication_slot('swept')");
      jdbc.execute("drop publication swept");
    }
  }

  /** Transactions since the slot was made, without descriptions of relations. */
  private List<String> logged() {
    return jdbc
        .query(
            "select data from pg_logical_slot_get_binary_changes('swept', null, null,"
                + " 'proto_version', '1', 'publication_names', 'swept', 'messages', 'true')",
            (row, number) -> String.valueOf((char) row.getBytes(1)[0]))
        .stream()
        .filter("BCDM"::contains)
        .toList();
  }

  private boolean untilNothingIsLeft(Sweep one, String table) {
    while (count(table) > 1) {
      one.round();
    }
    return true;
  }

  private Sweep newSweep() {
    return new Sweep(tables, rows, meters);
  }

  private TimeToLiveSwitch timeToLive() {
    return new TimeToLiveSwitch(catalogue, () -> NOW, Duration.ZERO, () -> {});
  }

  private String simpleTable() {
    String table = TestTables.simple();
    made.add(table);
    return table;
  }

  private String expiringTable(String attribute) {
    String table = simpleTable();
    timeToLive().enable(table, attribute);
    switching.round();
    assertThat(definition(table).timeToLive().status()).isEqualTo(TimeToLive.Status.ENABLED);
    return table;
  }

  private TableDefinition definition(String table) {
    return catalogue.require(table);
  }

  private void put(String table, String id, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new HashMap<>(more);
    item.put("id", s(id));
    client.putItem(request -> request.tableName(table).item(item));
  }

  /** Items that expired one after the other. */
  private void fill(String table, int many) {
    jdbc.update(
        "insert into %s (pk, item, version) select decode(md5(i::text), 'hex'), '{\"id\":{\"S\":\"' || i || '\"},\"ttl\":{\"N\":\"' || (%d - i) || '\"}}', i from generate_series(1, ?) i"
            .formatted(definition(table).relation(), OVER),
        many);
  }

  private long count(String table) {
    Long count =
        jdbc.queryForObject("select count(*) from " + definition(table).relation(), Long.class);
    return count == null ? 0 : count;
  }

  private List<String> ids(String table) {
    return client.scan(request -> request.tableName(table)).items().stream()
        .map(item -> TestTables.value(item, "id").s())
        .toList();
  }

  private double counted(String table) {
    return meters
        .get("benchtable.tables.time.to.live.deleted.items")
        .tag("table", table)
        .counter()
        .count();
  }

  private List<Long> ttlIndexes(TableDefinition table) {
    return jdbc.query(
        "select indexrelid from pg_index where indrelid = ?::regclass and not indisprimary",
        (row, number) -> row.getLong(1),
        table.relation());
  }

  private JdbcClient jdbcClient() {
    return JdbcClient.create(database);
  }
}
