package io.benchtable.tables.storage.recovery;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.s;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBackups;
import io.benchtable.tables.TestDatabase;
import io.benchtable.tables.TestLock;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableToPointInTimeRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** An instance of the service with a database of its own, which notes often how far it has read. */
final class RecoveringService implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String database;
  private final ConfigurableApplicationContext context;
  private final DynamoDbClient client;

  RecoveringService() {
    this(TestDatabase.newDatabase());
  }

  private RecoveringService(String database) {
    this.database = database;
    this.context =
        RunningTableService.start(
            database,
            Map.of(
                "spring.datasource.hikari.maximum-pool-size",
                "6",
                "benchtable.tables.recovery.check-interval",
                "200ms"));
    this.client = RunningTableService.client(RunningTableService.address(context));
  }

  /** Another instance on the same database. */
  RecoveringService another() {
    return new RecoveringService(database);
  }

  DynamoDbClient client() {
    return client;
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  DataSource database() {
    return bean(DataSource.class);
  }

  JdbcClient jdbc() {
    return JdbcClient.create(database());
  }

  TableDefinition definition(String table) {
    return bean(StoredTables.class).find(table).orElseThrow();
  }

  Window window(String table) {
    return new PostgresWindows(jdbc()).of(definition(table).generation()).orElseThrow();
  }

  /** A new table with partition key {@code id}. */
  String table() {
    String name = "recovered-" + NUMBER.incrementAndGet();
    client.createTable(
        table ->
            table
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(TestTables.attribute("id", ScalarAttributeType.S))
                .keySchema(TestTables.key("id", KeyType.HASH)));
    return name;
  }

  /** The same with recovery, whose window has begun. */
  String recoverable() {
    String table = table();
    enable(table);
    return table;
  }

  void enable(String table) {
    client.updateContinuousBackups(
        request ->
            request
                .tableName(table)
                .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
    await().atMost(PATIENCE).until(() -> describe(table).earliestRestorableDateTime() != null);
  }

  void disable(String table) {
    client.updateContinuousBackups(
        request ->
            request
                .tableName(table)
                .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(false)));
  }

  PointInTimeRecoveryDescription describe(String table) {
    return client
        .describeContinuousBackups(request -> request.tableName(table))
        .continuousBackupsDescription()
        .pointInTimeRecoveryDescription();
  }

  void put(String table, String key, String value) {
    client.putItem(request -> request.tableName(table).item(Map.of("id", s(key), "v", s(value))));
  }

  void delete(String table, String key) {
    client.deleteItem(request -> request.tableName(table).key(id(key)));
  }

  /** A time that is apart from all writes before it and behind it, also to the millisecond. */
  Instant moment() {
    return TestDatabase.moment(jdbc());
  }

  /** A table as another one was at a time, when it is ACTIVE. */
  String restored(String table, Instant at) {
    return restored(table, request -> request.restoreDateTime(at));
  }

  String restored(String table, UnaryOperator<RestoreTableToPointInTimeRequest.Builder> overrides) {
    String target = table + "-" + NUMBER.incrementAndGet();
    client.restoreTableToPointInTime(
        request -> overrides.apply(request.sourceTableName(table).targetTableName(target)));
    awaitActive(target);
    return target;
  }

  /** Begins to make a table as another one is now; who wants it waits. */
  void restoreLatest(String table, String target) {
    client.restoreTableToPointInTime(
        request ->
            request.sourceTableName(table).targetTableName(target).useLatestRestorableTime(true));
  }

  /** Whoever has this keeps the archive from noting that it read on. */
  TestLock archiveLock() throws SQLException {
    return new TestLock(database(), "select single from catalog.archive for update");
  }

  void awaitActive(String table) {
    TestBackups.awaitActive(client, table);
  }

  /** What the items of a table hold, by their keys. */
  Map<String, String> content(String table) {
    Map<String, String> content = new TreeMap<>();
    client.scanPaginator(request -> request.tableName(table)).items().stream()
        .forEach(item -> content.put(TestTables.value(item, "id").s(), value(item)));
    return content;
  }

  private static String value(Map<String, AttributeValue> item) {
    return item.getOrDefault("v", AttributeValue.fromS("")).s();
  }

  @Override
  public void close() {
    client.close();
    context.close();
  }
}
