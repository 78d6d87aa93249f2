package io.benchtable.tables.storage.recovery;

import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.storage.recovery.RecoveringService.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.TestAccounts;
import io.benchtable.tables.TestTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.InvalidRestoreTimeException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableAlreadyExistsException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Tables as they were at times, as a client sees them. */
class RecoveryIntegrationTests {

  private static RecoveringService service;
  private static DynamoDbClient client;

  @BeforeAll
  static void start() {
    service = new RecoveringService();
    client = service.client();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** A time, and what the table held then. */
  private record Noted(Instant at, Map<String, String> content) {}

  @Test
  void restoresWhatAModelHeldAtEachTime() {
    String table = service.table();
    Map<String, String> model = new TreeMap<>();
    Random random = new Random(7);
    write(table, model, random, 60);
    service.enable(table);
    List<Noted> noted = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      noted.add(new Noted(service.moment(), Map.copyOf(model)));
      write(table, model, random, 40);
    }
    for (Noted one : noted) {
      assertThat(service.content(service.restored(table, one.at()))).isEqualTo(one.content());
    }
    String latest = service.restored(table, request -> request.useLatestRestorableTime(true));
    assertThat(service.content(latest)).isEqualTo(model);
  }

  /** Puts, deletions, transactions that make and that only hold items, and large items. */
  private static void write(String table, Map<String, String> model, Random random, int count) {
    for (int i = 0; i < count; i++) {
      String key = "k" + random.nextInt(30);
      String other = "k" + (30 + random.nextInt(5));
      String value = random.nextInt(8) == 0 ? "x".repeat(9000) + i : "v" + random.nextInt();
      switch (random.nextInt(4)) {
        case 0 -> {
          service.delete(table, key);
          model.remove(key);
        }
        case 1 -> {
          transact(table, key, other, value);
          model.put(key, value);
          model.remove(other);
        }
        default -> {
          service.put(table, key, value);
          model.put(key, value);
        }
      }
    }
  }

  private static void transact(String table, String made, String removed, String value) {
    client.transactWriteItems(
        request ->
            request.transactItems(
                TransactWriteItem.builder()
                    .put(put -> put.tableName(table).item(Map.of("id", s(made), "v", s(value))))
                    .build(),
                TransactWriteItem.builder()
                    .delete(delete -> delete.tableName(table).key(TestTables.id(removed)))
                    .build()));
  }

  @Test
  void keepsTransactionsWholeWhileOthersWrite() {
    String table = service.table();
    List<Instant> times =
        TestAccounts.in(client, table)
            .timesWhileWriting(4, () -> service.enable(table), service::moment);
    for (Instant time : times) {
      List<Integer> balances = balances(service.restored(table, time));
      assertThat(balances).hasSize(TestAccounts.COUNT);
      assertThat(balances.stream().mapToInt(Integer::intValue).sum()).isEqualTo(TestAccounts.SUM);
    }
  }

  private static List<Integer> balances(String table) {
    return client.scanPaginator(request -> request.tableName(table)).items().stream()
        .map(item -> Integer.valueOf(TestTables.value(item, "n").n()))
        .toList();
  }

  @Test
  void bringsBackWhatWasDeletedByMistake() {
    String table = service.recoverable();
    for (int i = 0; i < 30; i++) {
      service.put(table, "k" + i, "v" + i);
    }
    Map<String, String> before = service.content(table);
    Instant last = service.moment();
    for (int i = 0; i < 30; i++) {
      service.delete(table, "k" + i);
    }
    assertThat(service.content(service.restored(table, last))).isEqualTo(before).hasSize(30);
  }

  @Test
  void knowsWhatATableHeldThatWasEmptiedAtOnce() {
    String table = service.table();
    service.put(table, "old", "1");
    service.enable(table);
    service.put(table, "new", "2");
    Instant before = service.moment();
    String relation = service.definition(table).relation();
    service.jdbc().sql("truncate " + relation).update();
    Instant empty = service.moment();
    service.put(table, "last", "3");
    Instant after = service.moment();
    assertThat(service.content(service.restored(table, before)))
        .isEqualTo(Map.of("old", "1", "new", "2"));
    assertThat(service.content(service.restored(table, empty))).isEmpty();
    assertThat(service.content(service.restored(table, after))).isEqualTo(Map.of("last", "3"));
  }

  @Test
  void readsTransactionsOfAnySize() {
    String table = service.recoverable();
    String relation = service.definition(table).relation();
    String fence = service.definition(table).fence();
    service.put(table, "first", "1");
    service
        .jdbc()
        .sql(
            "insert into %s (pk, sk, item, version, %s) select convert_to('k' || i, 'UTF8'), '', '{\"id\":{\"S\":\"k' || i || '\"},\"v\":{\"S\":\"' || repeat('x', 2000) || '\"}}', i, null from generate_series(1, 6000) as i"
                .formatted(relation, fence))
        .update();
    Instant full = service.moment();
    service.jdbc().sql("delete from " + relation).update();
    Instant empty = service.moment();
    assertThat(count(service.restored(table, full))).isEqualTo(6001);
    assertThat(count(service.restored(table, empty))).isZero();
  }

  private static long count(String table) {
    return service
        .jdbc()
        .sql("select count(*) from " + service.definition(table).relation())
        .query(Long.class)
        .single();
  }

  @Test
  void restoresIndexesThatCameAndWentMeanwhile() {
    String table = service.recoverable();
    for (int i = 0; i < 20; i++) {
      int number = i;
      client.putItem(
          request ->
              request
                  .tableName(table)
                  .item(Map.of("id", s("k" + number), "v", s("v" + number), "day", s("d1"))));
    }
    client.putItem(request -> request.tableName(table).item(Map.of("id", s("odd"), "day", n(1))));
    Instant before = service.moment();
    client.deleteItem(request -> request.tableName(table).key(TestTables.id("odd")));
    addIndex(table, "by-day", "day");
    addIndex(table, "by-v", "v");
    service.put(table, "k1", "later");
    client.updateTable(
        request ->
            request
                .tableName(table)
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder().delete(d -> d.indexName("by-v")).build()));
    service.awaitActive(table);
    Instant after = service.moment();

    String early = service.restored(table, before);
    assertThat(service.content(early)).hasSize(21).containsEntry("k1", "v1");
    assertThat(TestTables.ofDay(client, early, "d1")).hasSize(20);
    assertThat(TestTables.ofDay(client, service.restored(table, after), "d1")).hasSize(19);
    String without =
        service.restored(
            table,
            request -> request.restoreDateTime(after).globalSecondaryIndexOverride(List.of()));
    assertThat(service.content(without)).isEqualTo(service.content(table));
    assertThatThrownBy(() -> TestTables.ofDay(client, without, "d1"))
        .hasMessageContaining("The table does not have the specified index: by-day");
  }

  private static void addIndex(String table, String index, String attribute) {
    client.updateTable(
        request ->
            request
                .tableName(table)
                .attributeDefinitions(
                    TestTables.attribute("id", ScalarAttributeType.S),
                    TestTables.attribute(attribute, ScalarAttributeType.S))
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder()
                        .create(
                            create ->
                                create
                                    .indexName(index)
                                    .keySchema(TestTables.key(attribute, KeyType.HASH))
                                    .projection(p -> p.projectionType(ProjectionType.ALL)))
                        .build()));
    service.awaitActive(table);
  }

  @Test
  void tellsOfWhatItIsMade() {
    String table = service.recoverable();
    Instant at = service.moment();
    String target = service.restored(table, at);
    assertThat(client.describeTable(request -> request.tableName(target)).table().restoreSummary())
        .as("of a table that has all items")
        .isNull();
    assertThat(service.describe(target).pointInTimeRecoveryStatus())
        .isEqualTo(PointInTimeRecoveryStatus.DISABLED);
    String byArn = "by-arn-" + target;
    client.restoreTableToPointInTime(
        request ->
            request
                .sourceTableArn(service.definition(table).arn())
                .targetTableName(byArn)
                .useLatestRestorableTime(true)
                .billingModeOverride(BillingMode.PROVISIONED)
                .provisionedThroughputOverride(
                    u -> u.readCapacityUnits(3L).writeCapacityUnits(4L)));
    service.awaitActive(byArn);
    assertThat(
            client
                .describeTable(request -> request.tableName(byArn))
                .table()
                .provisionedThroughput()
                .writeCapacityUnits())
        .isEqualTo(4);
    assertThat(contents()).isZero();
  }

  private static long contents() {
    return service
        .jdbc()
        .sql(
            "select (select count(*) from catalog.contents) + (select count(*) from pg_tables"
                + " where schemaname = 'archive' and tablename like 'x%')")
        .query(Long.class)
        .single();
  }

  @Test
  void refusesTimesOfWhichTheContentIsNotKnown() {
    String table = service.recoverable();
    Instant earliest = service.describe(table).earliestRestorableDateTime();
    assertThatThrownBy(() -> service.restored(table, earliest.minusSeconds(2)))
        .isInstanceOf(InvalidRestoreTimeException.class)
        .hasMessageContaining(
            "RestoreDateTime '%s' must be within EarliestRestorableDateTime '%s' and"
                    .formatted(seconds(earliest.minusSeconds(2)), seconds(earliest))
                + " LatestRestorableDateTime '");
    Instant future = Instant.now().plus(Duration.ofHours(1));
    assertThatThrownBy(
            () ->
                client.restoreTableToPointInTime(
                    request ->
                        request
                            .sourceTableName(table)
                            .targetTableName(table)
                            .restoreDateTime(future)))
        .isInstanceOf(InvalidRestoreTimeException.class);
    assertThatThrownBy(
            () ->
                client.restoreTableToPointInTime(
                    request ->
                        request
                            .sourceTableName(table)
                            .targetTableName(table)
                            .useLatestRestorableTime(true)))
        .isInstanceOf(TableAlreadyExistsException.class)
        .hasMessageContaining("Table already exists: " + table);
    assertThat(contents()).isZero();
  }

  private static Instant seconds(Instant time) {
    return time.truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
  }

  @Test
  void beginsAnewWhenItIsSwitchedOnAgain() {
    String table = service.recoverable();
    Window first = service.window(table);
    Instant before = service.moment();
    service.disable(table);
    assertThat(service.describe(table).pointInTimeRecoveryStatus())
        .isEqualTo(PointInTimeRecoveryStatus.DISABLED);
    assertThatThrownBy(() -> service.restored(table, before))
        .isInstanceOf(PointInTimeRecoveryUnavailableException.class)
        .hasMessageContaining("Point in time recovery is not enabled for table '" + table + "'");
    service.put(table, "unseen", "1");
    service.enable(table);
    assertThat(service.describe(table).earliestRestorableDateTime()).isAfter(before);
    assertThatThrownBy(() -> service.restored(table, before))
        .isInstanceOf(InvalidRestoreTimeException.class);
    assertThat(service.content(service.restored(table, service.moment())))
        .containsOnlyKeys("unseen");
    await().atMost(PATIENCE).until(() -> !exists(first.changes()) && !exists(first.base()));
  }

  private static boolean exists(String relation) {
    return service
        .jdbc()
        .sql("select to_regclass(?) is not null")
        .param(relation)
        .query(Boolean.class)
        .single();
  }

  @Test
  void restoresATableThatIsDeletedMeanwhile() {
    String table = service.recoverable();
    service.put(table, "a", "1");
    Window window = service.window(table);
    String target = table + "-back";
    client.restoreTableToPointInTime(
        request ->
            request.sourceTableName(table).targetTableName(target).useLatestRestorableTime(true));
    client.deleteTable(request -> request.tableName(table));
    service.awaitActive(target);
    assertThat(service.content(target)).isEqualTo(Map.of("a", "1"));
    await().atMost(PATIENCE).until(() -> !exists(window.changes()) && !exists(window.base()));
  }

  @Test
  void doesNotStandStillWhileNothingIsWritten() {
    String table = service.recoverable();
    Instant first = service.describe(table).latestRestorableDateTime();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                service
                    .describe(table)
                    .latestRestorableDateTime()
                    .isAfter(first.plus(Duration.ofSeconds(1))));
    assertThat(service.describe(table).recoveryPeriodInDays()).isEqualTo(35);
    var answered =
        client
            .updateContinuousBackups(
                request ->
                    request
                        .tableName(table)
                        .pointInTimeRecoverySpecification(
                            p -> p.pointInTimeRecoveryEnabled(true).recoveryPeriodInDays(7)))
            .continuousBackupsDescription();
    assertThat(answered.continuousBackupsStatusAsString()).isEqualTo("ENABLED");
    assertThat(answered.pointInTimeRecoveryDescription().recoveryPeriodInDays()).isEqualTo(7);
    assertThat(answered.pointInTimeRecoveryDescription().earliestRestorableDateTime())
        .isEqualTo(service.describe(table).earliestRestorableDateTime());
  }

  @Test
  void takesOldChangesOverIntoWhatWasThereBefore() {
    String table = service.table();
    Map<String, String> model = new TreeMap<>();
    Random random = new Random(11);
    write(table, model, random, 40);
    service.enable(table);
    write(table, model, random, 60);
    Map<String, String> old = Map.copyOf(model);
    Instant middle = service.moment();
    await()
        .atMost(PATIENCE)
        .until(() -> !service.describe(table).latestRestorableDateTime().isBefore(middle));
    write(table, model, random, 60);
    Window window = service.window(table);
    service
        .jdbc()
        .sql(
            "update %s set committed_at = committed_at - interval '36 days' where committed_at < ?"
                .formatted(window.changes()))
        .param(java.sql.Timestamp.from(middle))
        .update();
    service
        .jdbc()
        .sql("update catalog.windows set earliest = earliest - interval '36 days' where id = ?")
        .param(window.id())
        .update();
    Bases bases = new Bases(service.database(), () -> {});
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              bases.round();
              return oldest(window).isAfter(middle.minusSeconds(60));
            });
    assertThat(service.describe(table).earliestRestorableDateTime())
        .isAfter(Instant.now().minus(Duration.ofDays(36)));
    assertThat(service.content(service.restored(table, middle))).isEqualTo(old);
    assertThat(service.content(service.restored(table, service.moment()))).isEqualTo(model);
    assertThat(bases.round()).isFalse();
  }

  @Test
  void keepsChangesThatAreStillToBeTold() {
    String table = service.recoverable();
    service.put(table, "a", "1");
    Instant since = service.moment();
    service.put(table, "a", "2");
    Instant until = service.moment();
    await()
        .atMost(PATIENCE)
        .until(() -> !service.describe(table).latestRestorableDateTime().isBefore(until));
    Window window = service.window(table);
    long wanted =
        service
            .jdbc()
            .sql(
                "insert into catalog.contents (window_id, since, at, ready_at, state)"
                    + " values (?, ?::timestamptz - interval '864 hours', ?,"
                    + " 'FFFFFFFF/FFFFFFFF', 'WANTED') returning id")
            .params(window.id(), java.sql.Timestamp.from(since), java.sql.Timestamp.from(until))
            .query(Long.class)
            .single();
    service
        .jdbc()
        .sql(
            "update %s set committed_at = committed_at - interval '864 hours'"
                .formatted(window.changes()))
        .update();
    Bases bases = new Bases(service.database(), () -> {});
    awaitChanges(bases, window, 1);
    bases.round();
    assertThat(changes(window)).isEqualTo(1);
    service.jdbc().sql("delete from catalog.contents where id = ?").param(wanted).update();
    awaitChanges(bases, window, 0);
  }

  private static void awaitChanges(Bases bases, Window window, int number) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              bases.round();
              return changes(window) == number;
            });
  }

  private static int changes(Window window) {
    return service
        .jdbc()
        .sql("select count(*) from " + window.changes())
        .query(Integer.class)
        .single();
  }

  private static Instant oldest(Window window) {
    return service
        .jdbc()
        .sql("select coalesce(min(committed_at), now()) from " + window.changes())
        .query(java.sql.Timestamp.class)
        .single()
        .toInstant();
  }
}
