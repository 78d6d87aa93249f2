package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.benchtable.streams.table.PostgresTables;
import io.benchtable.streams.table.Stream;
import io.benchtable.streams.table.TableMessage;
import io.benchtable.streams.table.Tables;
import io.benchtable.streams.table.ViewType;
import io.benchtable.streams.wal.Database;
import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class PublicationIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WHO =
      "{\"type\":\"Service\",\"principalId\":\"dynamodb.amazonaws.com\"}";
  private static final TableMessage SERVICE = new TableMessage.UserIdentity(WHO);
  private static final JsonNode IDENTITY = new JsonMapper().readTree(WHO);
  private static final AtomicLong GENERATIONS = new AtomicLong();
  private static Postgres postgres;
  private static Broker broker;
  private static RunningPublisher publisher;

  @BeforeAll
  static void start() throws Exception {
    postgres = Postgres.start();
    broker = Broker.start();
    publisher = new RunningPublisher(postgres.database(), broker.clients());
    await().atMost(PATIENCE).until(() -> state() == PublicationState.WAITING_FOR_SCHEMA);
    ItemTable.createSchema(postgres);
    await().atMost(PATIENCE).until(() -> state() == PublicationState.PUBLISHING);
  }

  @AfterAll
  static void stop() throws Exception {
    publisher.close();
    broker.close();
    postgres.close();
  }

  @Test
  void publishesEachChangeOnceAndInOrderPerItem() throws Exception {
    ItemTable table = table("ordered");
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
    }
    await().atMost(PATIENCE).until(() -> exists(table));
    try (Writers writers = new Writers(postgres, table, 6, 20, 300, 0);
        TopicReader reader = new TopicReader(broker, table.topic())) {
      long writes = writers.finish();
      await().atMost(PATIENCE).until(() -> reader.events().size() >= writes);
      writers.verify(reader.events());
      assertThat(reader.repeats()).isZero();
      assertThat(reader.events().getFirst().key())
          .isEqualTo(
              "ordered\0{\"id\":{\"S\":\"%s\"}}".formatted(reader.events().getFirst().item()));
    }
  }

  @Test
  void publishesNothingOfAnIndexThatComesAndGoes() throws Exception {
    ItemTable table = table("indexed");
    String relation;
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      relation = table.relation();
      table.put(connection, "a", ItemTable.item("a", "NEW", 1));
      table.put(connection, "b", big("x".repeat(100_000), 1));
      postgres.execute(
          "alter table " + relation + " add column i0_pk bytea, add column i0_sk bytea");
      postgres.execute("update " + relation + " set i0_pk = pk, i0_sk = ''");
      postgres.execute(
          "create index concurrently on %s (i0_pk, i0_sk, pk, sk) where i0_pk is not null"
              .formatted(relation));
      table.put(connection, "a", ItemTable.item("a", "DONE", 2));
      postgres.execute("update " + relation + " set i0_pk = null, i0_sk = null");
      postgres.execute("alter table " + relation + " drop column i0_pk, drop column i0_sk");
      table.put(connection, "a", ItemTable.item("a", "GONE", 3));
      table.remove(connection, "a");
    }
    await().atMost(PATIENCE).until(() -> exists(table));
    try (TopicReader reader = new TopicReader(broker, table.topic())) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.events()).hasSize(5));
      assertThat(reader.events())
          .filteredOn(event -> event.item().equals("a"))
          .extracting(TopicReader.Received::name)
          .containsExactly("INSERT", "MODIFY", "MODIFY", "REMOVE");
    }
  }

  @Test
  void takesUnchangedLargeValuesFromTheOldRow() throws Exception {
    ItemTable table = table("large");
    String random =
        new java.util.Random(7)
            .ints(390_000, 'a', 'z' + 1)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "big", big(random, 1));
      table.touch(connection, "big");
      table.put(connection, "big", big(random, 2));
      table.put(connection, "big", big(random, 2));
      table.remove(connection, "big");
    }
    await().atMost(PATIENCE).until(() -> exists(table));
    try (TopicReader reader = new TopicReader(broker, table.topic())) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.events()).hasSize(3));
      assertThat(reader.events())
          .extracting(TopicReader.Received::name)
          .containsExactly("INSERT", "MODIFY", "REMOVE");
      assertThat(reader.events().get(1).value().path("changed").toString())
          .isEqualTo("[\"count\"]");
      assertThat(reader.events().get(1).value().at("/dynamodb/OldImage/blob/S").asString())
          .isEqualTo(random);
      assertThat(reader.events().get(2).value().at("/dynamodb/OldImage/blob/S").asString())
          .isEqualTo(random);
    }
  }

  @Test
  void showsNothingOfRowsThatKeepItemsAbsent() throws Exception {
    ItemTable table = table("held");
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      connection.setAutoCommit(false);
      table.put(connection, "absent", "{}");
      table.put(connection, "new", "{}");
      table.put(connection, "new", ItemTable.item("new", "s", 1));
      table.remove(connection, "absent");
      connection.commit();
      connection.setAutoCommit(true);
      table.put(connection, "new", ItemTable.item("new", "s", 2));
    }
    await().atMost(PATIENCE).until(() -> exists(table));
    try (TopicReader reader = new TopicReader(broker, table.topic())) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.events()).hasSize(2));
      assertThat(reader.events())
          .extracting(TopicReader.Received::name)
          .containsExactly("INSERT", "MODIFY");
      assertThat(reader.events().get(0).value().at("/dynamodb/OldImage").isMissingNode()).isTrue();
      assertThat(reader.events().get(0).value().at("/dynamodb/NewImage/count/N").asString())
          .isEqualTo("1");
      assertThat(reader.events().get(1).value().at("/dynamodb/OldImage/count/N").asString())
          .isEqualTo("1");
    }
  }

  @Test
  void showsEachChangeUnderTheSettingsItWasMadeUnder() throws Exception {
    ItemTable table = table("settings");
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "a", ItemTable.item("a", "s", 1));
      table.change(connection, new Stream.Disabled());
      table.put(connection, "a", ItemTable.item("a", "s", 2));
      table.change(connection, new Stream.Enabled(ViewType.KEYS_ONLY, "2026-01-02T00:00"));
      table.put(connection, "a", ItemTable.item("a", "s", 3));
      table.change(connection, new Stream.Enabled(ViewType.OLD_IMAGE, "2026-01-03T00:00"));
      connection.setAutoCommit(false);
      table.put(connection, "a", ItemTable.item("a", "s", 4));
      ItemTable.say(connection, new TableMessage.UserIdentity("{\"type\":\"Service\"}"));
      connection.commit();
      connection.setAutoCommit(true);
      table.put(connection, "a", ItemTable.item("a", "s", 5));
      table.delete(connection);
    }
    await().atMost(PATIENCE).until(() -> exists(table));
    try (TopicReader reader = new TopicReader(broker, table.topic())) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.events()).hasSize(4));
      List<TopicReader.Received> events = reader.events();
      assertThat(events.get(0).newCount()).isEqualTo(1);
      assertThat(events.get(1).value().at("/dynamodb/StreamViewType").asString())
          .isEqualTo("KEYS_ONLY");
      assertThat(events.get(1).value().path("changed").toString()).isEqualTo("[\"count\"]");
      assertThat(events.get(1).newCount()).isEqualTo(-1);
      assertThat(events.get(2).oldCount()).isEqualTo(3);
      assertThat(events.get(2).newCount()).isEqualTo(-1);
      assertThat(events.get(2).value().at("/userIdentity/type").asString()).isEqualTo("Service");
      assertThat(events.get(2).value().path("eventSourceARN").asString())
          .endsWith("table/settings/stream/2026-01-03T00:00");
      assertThat(events.get(3).oldCount()).isEqualTo(4);
      assertThat(events.get(3).value().has("userIdentity")).isFalse();
    }
  }

  @Test
  void tellsItemsThatExpiredFromThoseThatWereDeleted() throws Exception {
    ItemTable table = table("expiring");
    try (Connection service = postgres.connect();
        Connection user = postgres.connect()) {
      table.create(user, ItemTable.BOTH);
      for (String id : List.of("a", "b", "c", "d")) {
        table.put(user, id, ItemTable.item(id, "s", 1));
      }
      service.setAutoCommit(false);
      ItemTable.say(service, SERVICE);
      table.remove(service, "a");
      table.remove(user, "b");
      table.remove(service, "c");
      service.commit();
      table.remove(user, "d");
    }
    await().atMost(PATIENCE).until(() -> exists(table));
    try (TopicReader reader = new TopicReader(broker, table.topic())) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.events()).hasSize(8));
      assertThat(reader.events())
          .filteredOn(event -> event.name().equals("REMOVE"))
          .extracting(TopicReader.Received::item, event -> event.value().path("userIdentity"))
          .containsExactlyInAnyOrder(
              tuple("a", IDENTITY),
              tuple("b", MissingNode.getInstance()),
              tuple("c", IDENTITY),
              tuple("d", MissingNode.getInstance()));
    }
  }

  @Test
  void confirmsTheLogWhenItsEventsAreOnDisk() throws Exception {
    ItemTable table = table("confirmed");
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "a", ItemTable.item("a", "s", 1));
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                try (var statement = connection.createStatement();
                    var row =
                        statement.executeQuery(
                            "select pg_wal_lsn_diff(pg_current_wal_lsn(), confirmed_flush_lsn)"
                                + " from pg_replication_slots where slot_name = 'benchtable'")) {
                  row.next();
                  assertThat(row.getLong(1)).isZero();
                }
              });
    }
  }

  @Test
  void tellsEveryPartitionOfWhatItCannotShow() throws Exception {
    ItemTable table = table("gaps");
    try (Connection connection = postgres.connect()) {
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "a", "{\"id\": {\"S\": \"\\ud800x\"}}");
      table.put(connection, "b", ItemTable.item("b", "s", 1));
      try (var statement = connection.createStatement()) {
        statement.execute("truncate " + table.relation());
      }
      table.put(connection, "c", ItemTable.item("c", "s", 2));
    }
    await().atMost(PATIENCE).until(() -> exists(table));
    try (TopicReader reader = new TopicReader(broker, table.topic())) {
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(reader.events()).hasSize(10));
      for (String reason : List.of("CHANGE_UNREADABLE", "TABLE_TRUNCATED")) {
        assertThat(reader.events())
            .filteredOn(event -> event.value().path("reason").asString("").equals(reason))
            .extracting(TopicReader.Received::partition)
            .containsExactlyInAnyOrder(0, 1, 2, 3);
      }
      assertThat(reader.events())
          .filteredOn(event -> !event.isGap())
          .extracting(TopicReader.Received::item)
          .containsExactlyInAnyOrder("b", "c");
    }
  }

  @Test
  void waitsForNoAnswerLongerThanItSays() throws Exception {
    try (Connection connection = postgres.database().connect()) {
      assertThat(connection.getNetworkTimeout())
          .isEqualTo((int) Database.LONGEST_ANSWER.toMillis());
    }
  }

  @Test
  void replacesTheVersionsOfTablesAtOnceOrNotAtAll() throws Exception {
    try (Connection connection = postgres.connect()) {
      PostgresTables tables = new PostgresTables(connection);
      tables.prepare();
      List<Tables.Version> before = tables.load();
      Position position = new Position(new Lsn(1), 0);
      List<Tables.Version> replacement =
          List.of(
              new Tables.Version("items.t900", position, Optional.empty()),
              new Tables.Version("no\0name", position, Optional.empty()));
      assertThatThrownBy(() -> tables.replace(replacement)).isInstanceOf(SQLException.class);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(tables.load()).containsExactlyInAnyOrderElementsOf(before);
    }
  }

  private static String big(String blob, long count) {
    return "{\"id\": {\"S\": \"big\"}, \"blob\": {\"S\": \"%s\"}, \"count\": {\"N\": \"%d\"}}"
        .formatted(blob, count);
  }

  private static boolean exists(ItemTable table) throws Exception {
    try (var admin = broker.clients().admin()) {
      return admin.listTopics().names().get().contains(table.topic());
    }
  }

  private static ItemTable table(String name) {
    return new ItemTable(name, GENERATIONS.incrementAndGet());
  }

  private static PublicationState state() {
    return publisher.status.report().state();
  }
}
