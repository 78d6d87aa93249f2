package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.attribute;
import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.key;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestBackups;
import io.benchtable.tables.TestTables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BackupDescription;
import software.amazon.awssdk.services.dynamodb.model.BackupNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.BackupStatus;
import software.amazon.awssdk.services.dynamodb.model.BackupSummary;
import software.amazon.awssdk.services.dynamodb.model.BackupType;
import software.amazon.awssdk.services.dynamodb.model.BackupTypeFilter;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ListBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.RestoreTableFromBackupRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableAlreadyExistsException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Backups and tables made from them, as a client sees them. */
class BackupOperationsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ACCOUNTS = 60;
  private static final int BALANCE = 100;
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final DynamoDbClient client = RunningTableService.client();

  @Test
  void isOneMomentOfATableThatIsWritten() {
    String table = TestTables.simple();
    for (int i = 0; i < ACCOUNTS; i++) {
      put(table, Map.of("id", s("a" + i), "balance", n(BALANCE)));
    }
    Set<Map<String, AttributeValue>> moments = new HashSet<>();
    try (Transfers transfers = new Transfers(table)) {
      for (int i = 0; i < 4; i++) {
        transfers.await(40);
        String target = restored(available(table, "during"), request -> request);
        Map<String, AttributeValue> balances = balances(target);
        assertThat(balances).hasSize(ACCOUNTS);
        assertThat(balances.values().stream().mapToInt(value -> Integer.parseInt(value.n())).sum())
            .isEqualTo(ACCOUNTS * BALANCE);
        moments.add(balances);
      }
    }
    assertThat(moments).hasSize(4);
  }

  @Test
  void restoresAllIndexesOrSome() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    for (int i = 0; i < 30; i++) {
      put(table, item(i));
    }
    String backup = available(table, "indexes");
    put(table, item(99));

    String whole = restored(backup, request -> request);
    assertThat(whole(whole)).isEqualTo(whole(table, 99)).hasSize(30);
    assertThat(query(whole, "by-day", "day", "d1")).isEqualTo(query(table, "by-day", "day", "d1"));
    assertThat(query(whole, "by-state", "state", "s2")).hasSize(10);

    String some =
        restored(
            backup,
            request ->
                request.globalSecondaryIndexOverride(
                    GlobalSecondaryIndex.builder()
                        .indexName("by-state")
                        .keySchema(key("state", KeyType.HASH))
                        .projection(
                            p -> p.projectionType(ProjectionType.INCLUDE).nonKeyAttributes("label"))
                        .build()));
    assertThat(query(some, "by-state", "state", "s2"))
        .isEqualTo(query(whole, "by-state", "state", "s2"));
    assertThatThrownBy(() -> query(some, "by-day", "day", "d1"))
        .hasMessageContaining("The table does not have the specified index: by-day");
    put(some, item(100));
    client.deleteItem(request -> request.tableName(some).key(id("i1", n(1))));
    assertThat(whole(some)).hasSize(30);
    assertThat(query(some, "by-state", "state", "s1")).hasSize(10);

    TableDescription described = describe(some);
    assertThat(described.globalSecondaryIndexes()).hasSize(1);
    assertThat(described.streamSpecification()).isNull();
    assertThat(described.itemCount()).isEqualTo(30);
    assertThat(described.restoreSummary()).as("of a table that has all items").isNull();
  }

  @Test
  void restoresLocalIndexes() {
    String table = "local-" + NUMBER.incrementAndGet();
    client.createTable(
        request ->
            request
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    attribute("id", ScalarAttributeType.S),
                    attribute("n", ScalarAttributeType.N),
                    attribute("day", ScalarAttributeType.S))
                .keySchema(key("id", KeyType.HASH), key("n", KeyType.RANGE))
                .localSecondaryIndexes(
                    LocalSecondaryIndex.builder()
                        .indexName("days")
                        .keySchema(key("id", KeyType.HASH), key("day", KeyType.RANGE))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build()));
    put(table, item(1));
    String backup = available(table, "local");
    String whole = restored(backup, request -> request);
    assertThat(query(whole, "days", "id", "i1")).hasSize(1);
    String without = restored(backup, request -> request.localSecondaryIndexOverride(List.of()));
    assertThat(describe(without).localSecondaryIndexes()).isEmpty();
    assertThat(whole(without)).isEqualTo(whole(table));
  }

  @Test
  void outlivesItsTable() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    put(table, item(1));
    String tableId = describe(table).tableId();
    client.updateTimeToLive(
        request ->
            request
                .tableName(table)
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expires")));
    String backup = available(table, "last");
    client.deleteTable(request -> request.tableName(table));
    BackupDescription described = describeBackup(backup);
    assertThat(described.sourceTableDetails().tableId()).isEqualTo(tableId);
    assertThat(described.sourceTableDetails().itemCount()).isEqualTo(1);
    assertThat(described.sourceTableDetails().billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
    assertThat(described.sourceTableDetails().keySchema())
        .containsExactly(key("id", KeyType.HASH), key("n", KeyType.RANGE));
    assertThat(described.sourceTableFeatureDetails().globalSecondaryIndexes()).hasSize(2);
    assertThat(described.sourceTableFeatureDetails().streamDescription().streamEnabled()).isTrue();
    assertThat(described.sourceTableFeatureDetails().timeToLiveDescription().timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.ENABLED);
    client.restoreTableFromBackup(request -> request.backupArn(backup).targetTableName(table));
    TestBackups.awaitActive(client, table);
    assertThat(whole(table)).containsExactly(item(1));
    assertThat(describe(table).tableId()).isNotEqualTo(tableId);
    assertThat(
            client
                .describeTimeToLive(request -> request.tableName(table))
                .timeToLiveDescription()
                .timeToLiveStatus())
        .isEqualTo(TimeToLiveStatus.DISABLED);
  }

  @Test
  void tellsOfABackupFromItsBeginningToItsEnd() {
    String table = TestTables.simple();
    put(table, Map.of("id", s("a"), "v", n(1)));
    var created =
        client.createBackup(request -> request.tableName(table).backupName("abc")).backupDetails();
    assertThat(created.backupStatus()).isEqualTo(BackupStatus.CREATING);
    assertThat(created.backupType()).isEqualTo(BackupType.USER);
    assertThat(created.backupArn())
        .matches(
            "arn:aws:dynamodb:local:000000000000:table/%s/backup/0[0-9]{13}-[0-9a-f]{8}"
                .formatted(table));
    assertThat(created.backupCreationDateTime())
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    TestBackups.awaitAvailable(client, created.backupArn());
    assertThat(describeBackup(created.backupArn()).backupDetails().backupSizeBytes()).isPositive();
    var deleted = client.deleteBackup(request -> request.backupArn(created.backupArn()));
    assertThat(deleted.backupDescription().backupDetails().backupStatus())
        .isEqualTo(BackupStatus.DELETED);
    String missing = "Backup not found: " + created.backupArn();
    assertRefused(
        () -> describeBackup(created.backupArn()), BackupNotFoundException.class, missing);
    assertRefused(
        () -> client.deleteBackup(request -> request.backupArn(created.backupArn())),
        BackupNotFoundException.class,
        missing);
    assertRefused(
        () ->
            client.restoreTableFromBackup(
                request -> request.backupArn(created.backupArn()).targetTableName("any")),
        BackupNotFoundException.class,
        missing);
  }

  @Test
  void refusesWhatCannotBeBackedUpOrRestored() {
    assertRefused(
        () -> client.createBackup(request -> request.tableName("none").backupName("abc")),
        TableNotFoundException.class,
        "Table not found: none");
    assertRefused(
        () -> client.describeContinuousBackups(request -> request.tableName("none")),
        TableNotFoundException.class,
        "Table not found: none");
    String table = TestTables.simple();
    String backup = available(table, "abc");
    assertRefused(
        () ->
            client.restoreTableFromBackup(
                request -> request.backupArn(backup).targetTableName(table)),
        TableAlreadyExistsException.class,
        "Table already exists: " + table);
    String arn = describe(table).tableArn();
    assertThatThrownBy(() -> describeBackup(arn)).hasMessageContaining("Invalid Backup ARN");
  }

  @Test
  void listsBackupsInPages() {
    String table = TestTables.simple();
    Instant before = Instant.now().minusMillis(5);
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      made.add(available(table, "backup-" + i));
    }
    available(TestTables.simple(), "other");
    List<String> seen = new ArrayList<>();
    String after = null;
    do {
      String start = after;
      var page =
          client.listBackups(
              request -> request.tableName(table).limit(2).exclusiveStartBackupArn(start));
      assertThat(page.backupSummaries()).hasSizeLessThanOrEqualTo(2);
      page.backupSummaries().forEach(summary -> seen.add(summary.backupArn()));
      after = page.lastEvaluatedBackupArn();
    } while (after != null);
    assertThat(seen).containsExactlyElementsOf(made);

    BackupSummary first = list(request -> request.tableName(table)).getFirst();
    assertThat(first.backupName()).isEqualTo("backup-0");
    assertThat(first.tableName()).isEqualTo(table);
    assertThat(first.tableId()).isEqualTo(describe(table).tableId());
    assertThat(first.backupStatus()).isEqualTo(BackupStatus.AVAILABLE);
    assertThat(list(request -> request.tableName(describe(table).tableArn()))).hasSize(5);
    Instant third = describeBackup(made.get(2)).backupDetails().backupCreationDateTime();
    assertThat(list(request -> request.tableName(table).timeRangeLowerBound(third)))
        .extracting(BackupSummary::backupArn)
        .containsExactlyElementsOf(made.subList(2, 5));
    assertThat(list(request -> request.tableName(table).timeRangeUpperBound(third)))
        .extracting(BackupSummary::backupArn)
        .containsExactlyElementsOf(made.subList(0, 2));
    assertThat(list(request -> request.timeRangeUpperBound(before).tableName(table))).isEmpty();
    assertThat(list(request -> request.tableName(table).backupType(BackupTypeFilter.SYSTEM)))
        .isEmpty();
    assertThat(list(request -> request.tableName(table).backupType(BackupTypeFilter.USER)))
        .hasSize(5);
  }

  /** Clients that move amounts between accounts, until it is closed. */
  private final class Transfers implements AutoCloseable {

    private final String table;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final AtomicInteger done = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(3);
    private final List<Future<?>> results = new ArrayList<>();

    Transfers(String table) {
      this.table = table;
      for (int i = 0; i < 3; i++) {
        int seed = i;
        results.add(threads.submit(() -> move(new Random(seed))));
      }
    }

    private void move(Random random) {
      while (running.get()) {
        int from = random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        int amount = 1 + random.nextInt(9);
        try {
          client.transactWriteItems(
              request -> request.transactItems(add(from, -amount), add(to, amount)));
          done.incrementAndGet();
        } catch (TransactionCanceledException _) {
          // neither was done
        }
      }
    }

    private TransactWriteItem add(int account, int amount) {
      return TransactWriteItem.builder()
          .update(
              Update.builder()
                  .tableName(table)
                  .key(id("a" + account))
                  .updateExpression("ADD balance :amount")
                  .expressionAttributeValues(Map.of(":amount", n(amount)))
                  .build())
          .build();
    }

    void await(int more) {
      int until = done.get() + more;
      org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> done.get() >= until);
    }

    @Override
    public void close() {
      running.set(false);
      threads.close();
      assertThat(results)
          .allSatisfy(result -> assertThat(result.state()).isEqualTo(Future.State.SUCCESS));
    }
  }

  private static Map<String, AttributeValue> item(int i) {
    return Map.of(
        "id",
        s("i" + i),
        "n",
        n(i),
        "day",
        s("d" + i % 2),
        "state",
        s("s" + i % 3),
        "label",
        s("label " + i));
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(table).item(item));
  }

  private String available(String table, String name) {
    return TestBackups.available(client, table, name);
  }

  private BackupDescription describeBackup(String arn) {
    return client.describeBackup(request -> request.backupArn(arn)).backupDescription();
  }

  private String restored(
      String backup,
      java.util.function.UnaryOperator<RestoreTableFromBackupRequest.Builder> overrides) {
    String target = "restored-" + NUMBER.incrementAndGet();
    TableDescription begun =
        client
            .restoreTableFromBackup(
                request -> overrides.apply(request.backupArn(backup).targetTableName(target)))
            .tableDescription();
    assertThat(begun.tableStatus()).isEqualTo(TableStatus.CREATING);
    assertThat(begun.restoreSummary().restoreInProgress()).isTrue();
    assertThat(begun.restoreSummary().sourceBackupArn()).isEqualTo(backup);
    assertThat(backup).startsWith(begun.restoreSummary().sourceTableArn() + "/backup/");
    assertThat(begun.restoreSummary().restoreDateTime())
        .isBetween(Instant.now().minusSeconds(60), Instant.now());
    TestBackups.awaitActive(client, target);
    return target;
  }

  private TableDescription describe(String table) {
    return client.describeTable(request -> request.tableName(table)).table();
  }

  private List<BackupSummary> list(
      java.util.function.UnaryOperator<ListBackupsRequest.Builder> filter) {
    return client.listBackups(request -> filter.apply(request)).backupSummaries();
  }

  private Map<String, AttributeValue> balances(String table) {
    Map<String, AttributeValue> balances = new java.util.HashMap<>();
    whole(table)
        .forEach(
            item ->
                balances.put(TestTables.value(item, "id").s(), TestTables.value(item, "balance")));
    return balances;
  }

  private Set<Map<String, AttributeValue>> whole(String table) {
    return Set.copyOf(
        client.scanPaginator(request -> request.tableName(table)).items().stream().toList());
  }

  /** Without one item. */
  private Set<Map<String, AttributeValue>> whole(String table, int without) {
    Set<Map<String, AttributeValue>> items = new HashSet<>(whole(table));
    items.remove(item(without));
    return items;
  }

  /** Without the item that was put after the backup. */
  private List<Map<String, AttributeValue>> query(
      String table, String index, String attribute, String value) {
    return client
        .query(
            request ->
                request
                    .tableName(table)
                    .indexName(index)
                    .keyConditionExpression("#a = :v")
                    .expressionAttributeNames(Map.of("#a", attribute))
                    .expressionAttributeValues(Map.of(":v", s(value))))
        .items()
        .stream()
        .filter(item -> !s("i99").equals(item.get("id")))
        .toList();
  }

  private static void assertRefused(
      Runnable call, Class<? extends DynamoDbException> type, String text) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            type, refused -> assertThat(refused.awsErrorDetails().errorMessage()).isEqualTo(text));
  }
}
