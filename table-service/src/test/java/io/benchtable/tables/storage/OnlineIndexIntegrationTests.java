package io.benchtable.tables.storage;

import static io.benchtable.tables.TestTables.attribute;
import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.key;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.IndexSteps;
import io.benchtable.tables.catalogue.Relations;
import io.benchtable.tables.catalogue.StreamSwitch;
import io.benchtable.tables.catalogue.StreamView;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.storage.throughput.Throttle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

/** Indexes that come and go while items are written. */
class OnlineIndexIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WRITERS = 4;

  private final DynamoDbClient client = RunningTableService.client();
  private final DataSource database = RunningTableService.bean(DataSource.class);
  private final JdbcTemplate jdbc = new JdbcTemplate(database);
  private final Catalogue catalogue = RunningTableService.bean(Catalogue.class);
  private final IndexSteps steps = RunningTableService.bean(IndexSteps.class);

  @Test
  void buildsAnIndexWhileFourWritersWrite() {
    String table = TestTables.simple();
    fill(table, 3000);
    try (Load load = new Load(table)) {
      create(table, "by-tag", "tag", ScalarAttributeType.S);
      awaitActive(table, "by-tag");
      load.await(2000);
    }
    assertIndexEqualsTable(table, "by-tag", "tag", ScalarAttributeType.S);
    assertThat(scan(table, "by-tag")).isNotEmpty();
  }

  @Test
  void deletesAndMakesAnIndexAgainWithAnotherTypeUnderLoad() {
    String table = TestTables.simple();
    fill(table, 500);
    try (Load load = new Load(table)) {
      create(table, "by-any", "tag", ScalarAttributeType.S);
      awaitActive(table, "by-any");
      delete(table, "by-any");
      awaitGone(table, "by-any");
      create(table, "by-any", "num", ScalarAttributeType.N);
      awaitActive(table, "by-any");
      load.await(500);
    }
    assertIndexEqualsTable(table, "by-any", "num", ScalarAttributeType.N);
    assertThat(scan(table, "by-any")).isNotEmpty();
  }

  @Test
  void goesOnWhereABuilderWasKilled() {
    String table = TestTables.simple();
    fill(table, 1500);
    TableDefinition before = catalogue.require(table);
    try (AdvisoryLock lock = AdvisoryLock.ofIndexes(database, before.generation()).orElseThrow()) {
      create(table, "by-tag", "tag", ScalarAttributeType.S);
      Index index = startFilling(table);
      Backfill backfill = new Backfill(lock, before, index);
      assertThat(backfill.next()).isTrue();
      assertThat(backfill.next()).isTrue();
      assertThat(AdvisoryLock.ofIndexes(database, before.generation())).isEmpty();
      assertThat(
              jdbc.queryForList(
                  "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                      + " and classid = ? and objid = ? and granted",
                  Relations.LOCK,
                  before.generation()))
          .hasSize(1);
      assertThatThrownBy(backfill::next).matches(Passing::is);
    }
    awaitActive(table, "by-tag");
    assertIndexEqualsTable(table, "by-tag", "tag", ScalarAttributeType.S);
  }

  /** Gives the requested index its columns. */
  private Index startFilling(String table) {
    TableDefinition requested = steps.stored(table).orElseThrow();
    steps.fill(requested, requested.unsettled().orElseThrow());
    return steps.stored(table).flatMap(TableDefinition::unsettled).orElseThrow();
  }

  @Test
  void buildsOnceWhereTwoInstancesAreAtIt() {
    String table = TestTables.simple();
    fill(table, 1500);
    IndexBuilds second = new IndexBuilds(steps, database);
    create(table, "by-tag", "tag", ScalarAttributeType.S);
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              second.work(table, () -> true);
              return isActive(table, "by-tag");
            });
    assertIndexEqualsTable(table, "by-tag", "tag", ScalarAttributeType.S);
  }

  @Test
  void makesATreeAgainThatWasLeftHalfMade() {
    String table = TestTables.simple();
    fill(table, 50);
    TableDefinition before = catalogue.require(table);
    try (AdvisoryLock _ = AdvisoryLock.ofIndexes(database, before.generation()).orElseThrow()) {
      create(table, "by-tag", "tag", ScalarAttributeType.S);
      startFilling(table);
      jdbc.execute(
          "create index t%1$d_i0 on items.t%1$d (i0_pk, i0_sk, pk, sk)"
              .formatted(before.generation()));
      jdbc.update(
          "update pg_index set indisvalid = false where indexrelid = to_regclass(?)",
          "items.t" + before.generation() + "_i0");
    }
    awaitActive(table, "by-tag");
    assertThat(
            jdbc.queryForObject(
                "select indisvalid and indpred is not null from pg_index"
                    + " where indexrelid = to_regclass(?)",
                Boolean.class,
                "items.t" + before.generation() + "_i0"))
        .isTrue();
    assertIndexEqualsTable(table, "by-tag", "tag", ScalarAttributeType.S);
  }

  @Test
  void aWriterWithAnOldDefinitionLeavesNoItemOut() {
    String table = TestTables.simple();
    client.putItem(request -> request.tableName(table).item(Map.of("id", s("old"))));
    TableDefinition old = catalogue.require(table);
    create(table, "by-tag", "tag", ScalarAttributeType.S);
    awaitActive(table, "by-tag");
    late(old).put(table, item("new"), Precondition.NONE);
    late(old).put(table, item("old"), stored -> true);
    late(old).writeTogether(List.of(new Write.Put(table, item("batch"))));
    assertThat(scan(table, "by-tag")).isEqualTo(Set.of("new", "old", "batch"));
    assertThatThrownBy(() -> rows().put(old, Keys.row(old, item("x"))))
        .isInstanceOf(RelationGone.class);
  }

  @Test
  void aReaderWithAnOldDefinitionGetsACleanAnswer() {
    String table = TestTables.sorted(ScalarAttributeType.N);
    TableDefinition old = catalogue.require(table);
    delete(table, "by-state");
    awaitGone(table, "by-state");
    assertThatThrownBy(() -> everything(late(old), table, "by-state"))
        .hasMessage("The table does not have the specified index: by-state");
    late(old)
        .put(
            table,
            Item.of(
                Map.of(
                    "id",
                    new StringValue("a"),
                    "n",
                    NumberValue.of(1),
                    "day",
                    new StringValue("d"))),
            Precondition.NONE);
    assertThat(everything(late(old), table, "by-day").items()).hasSize(1);
  }

  @Test
  void leavesItemsOfTheWrongTypeOutAndRefusesMoreOfThem() {
    String table = TestTables.simple();
    put(table, Map.of("id", s("right"), "tag", s("x")));
    put(table, Map.of("id", s("number"), "tag", n(1)));
    put(table, Map.of("id", s("empty"), "tag", s("")));
    put(table, Map.of("id", s("long"), "tag", s("x".repeat(2049))));
    put(table, id("absent"));
    create(table, "by-tag", "tag", ScalarAttributeType.S);
    awaitActive(table, "by-tag");
    assertThat(scan(table, "by-tag")).isEqualTo(Set.of("right"));
    assertThatThrownBy(() -> put(table, Map.of("id", s("other"), "tag", n(1))))
        .hasMessageContaining(
            "Type mismatch for Index Key tag Expected: S Actual: N IndexName: by-tag");
  }

  @Test
  void showsAnIndexWhileItIsMadeAndRefusesToReadIt() {
    String table = TestTables.simple();
    put(table, Map.of("id", s("a"), "tag", s("x")));
    TableDefinition before = catalogue.require(table);
    try (AdvisoryLock _ = AdvisoryLock.ofIndexes(database, before.generation()).orElseThrow()) {
      UpdateTableResponse answer = create(table, "by-tag", "tag", ScalarAttributeType.S);
      assertThat(answer.tableDescription().tableStatus()).isEqualTo(TableStatus.UPDATING);
      GlobalSecondaryIndexDescription index =
          answer.tableDescription().globalSecondaryIndexes().getFirst();
      assertThat(index.indexStatus()).isEqualTo(IndexStatus.CREATING);
      assertThat(index.backfilling()).isFalse();
      assertRefused(
          () -> delete(table, "by-tag"),
          ResourceInUseException.class,
          "Index creation is in resource allocation phase. Retry deletion during backfilling phase"
              + " or when the index is active. Table: "
              + table
              + " Index: by-tag");
      assertRefused(
          () ->
              client.updateTable(
                  r ->
                      r.tableName(table)
                          .provisionedThroughput(
                              u -> u.readCapacityUnits(1L).writeCapacityUnits(1L))
                          .billingMode(BillingMode.PROVISIONED)),
          ResourceInUseException.class,
          "Attempt to change a resource which is still in use: Can't change table IOPS when an"
              + " index is being created. Table: %s Indexes: [by-tag]".formatted(table));
      assertThatThrownBy(
              () ->
                  catalogue.change(
                      table, Optional.of(new StreamSwitch(StreamView.NEW_IMAGE, true)), now -> now))
          .hasMessageEndingWith("Can't change stream status when an index is being created");
      client.updateTable(r -> r.tableName(table).deletionProtectionEnabled(true));
      client.updateTable(r -> r.tableName(table).deletionProtectionEnabled(false));
      startFilling(table);
      assertThat(client.describeTable(r -> r.tableName(table)).table().tableStatus())
          .isEqualTo(TableStatus.ACTIVE);
      assertThat(describe(table, "by-tag").orElseThrow().backfilling()).isTrue();
      assertRefused(
          () -> scan(table, "by-tag"),
          DynamoDbException.class,
          "Cannot read from backfilling global secondary index: by-tag");
      assertRefused(
          () -> create(table, "by-other", "other", ScalarAttributeType.S),
          LimitExceededException.class,
          "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously"
              + " per table");
      assertThat(
              client
                  .updateTable(r -> r.tableName(table).deletionProtectionEnabled(true))
                  .tableDescription()
                  .deletionProtectionEnabled())
          .isTrue();
      client.updateTable(r -> r.tableName(table).deletionProtectionEnabled(false));
      assertThat(describe(table, "by-tag").orElseThrow().backfilling()).isTrue();
      assertRefused(
          () -> client.deleteTable(r -> r.tableName(table)),
          ResourceInUseException.class,
          "Attempt to change a resource which is still in use: Cannot delete table while indexes"
              + " are being created, updated, or deleted.");
      put(table, Map.of("id", s("b"), "tag", s("y")));
    }
    awaitActive(table, "by-tag");
    assertThat(describe(table, "by-tag").orElseThrow().backfilling()).isNull();
    assertThat(scan(table, "by-tag")).isEqualTo(Set.of("a", "b"));
    assertRefused(
        () -> create(table, "by-tag", "tag", ScalarAttributeType.S),
        DynamoDbException.class,
        "Attempting to create an index which already exists");
    assertRefused(
        () -> delete(table, "by-none"),
        ResourceNotFoundException.class,
        "Requested resource not found: Index by-none for table " + table);
  }

  @Test
  void givesUpAnIndexThatIsBeingFilled() {
    String table = TestTables.simple();
    fill(table, 300);
    TableDefinition before = catalogue.require(table);
    try (AdvisoryLock _ = AdvisoryLock.ofIndexes(database, before.generation()).orElseThrow()) {
      create(table, "by-tag", "tag", ScalarAttributeType.S);
      startFilling(table);
      assertThat(
              delete(table, "by-tag")
                  .tableDescription()
                  .globalSecondaryIndexes()
                  .getFirst()
                  .indexStatus())
          .isEqualTo(IndexStatus.DELETING);
      assertRefused(
          () -> scan(table, "by-tag"),
          DynamoDbException.class,
          "The table does not have the specified index: by-tag");
      put(table, Map.of("id", s("wrong"), "tag", n(1)));
    }
    awaitGone(table, "by-tag");
    assertThat(columns(before.generation()))
        .containsExactly("item", "pk", "sk", "slots1", "version");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from catalog.backfills where generation = ?",
                Long.class,
                before.generation()))
        .isZero();
  }

  @Test
  void goesThroughAnIndexInPagesWithBothKeys() {
    String table = TestTables.simple();
    for (int i = 0; i < 30; i++) {
      put(table, Map.of("id", s("i" + i), "tag", s("same")));
    }
    create(table, "by-tag", "tag", ScalarAttributeType.S);
    awaitActive(table, "by-tag");
    List<String> seen = new ArrayList<>();
    Map<String, AttributeValue> after = Map.of();
    do {
      Map<String, AttributeValue> from = after;
      var page =
          client.query(
              request ->
                  request
                      .tableName(table)
                      .indexName("by-tag")
                      .limit(7)
                      .exclusiveStartKey(from.isEmpty() ? null : from)
                      .keyConditionExpression("tag = :tag")
                      .expressionAttributeValues(Map.of(":tag", s("same"))));
      page.items().forEach(item -> seen.add(TestTables.value(item, "id").s()));
      after = page.lastEvaluatedKey();
      assertThat(after.keySet()).isSubsetOf("id", "tag");
    } while (!after.isEmpty());
    assertThat(seen).hasSize(30).doesNotHaveDuplicates();
  }

  private static void assertRefused(Runnable call, Class<? extends Throwable> type, String text) {
    assertThatThrownBy(call::run).isInstanceOf(type).hasMessageContaining(text);
  }

  /** Answers from a memory that is too old until it is told to forget. */
  private static final class Forgetful extends ForwardingCatalogue {

    private Optional<TableDefinition> memory;

    Forgetful(Catalogue catalogue, TableDefinition memory) {
      super(catalogue);
      this.memory = Optional.of(memory);
    }

    @Override
    public Optional<TableDefinition> find(String name) {
      return memory.isPresent() ? memory : super.find(name);
    }

    @Override
    public void forget(String name) {
      memory = Optional.empty();
      super.forget(name);
    }
  }

  /** Four writers of items that come, change and go, until it is closed. */
  private final class Load implements AutoCloseable {

    private final String table;
    private final AtomicBoolean running = new AtomicBoolean(true);
    private final java.util.concurrent.atomic.AtomicInteger writes =
        new java.util.concurrent.atomic.AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    private final List<Future<?>> results = new ArrayList<>();

    Load(String table) {
      this.table = table;
      for (int i = 0; i < WRITERS; i++) {
        int seed = i;
        results.add(threads.submit(() -> write(new Random(seed))));
      }
    }

    private void write(Random random) {
      while (running.get()) {
        String key = "i" + random.nextInt(4000);
        switch (random.nextInt(4)) {
          case 0 -> client.deleteItem(request -> request.tableName(table).key(id(key)));
          case 1 ->
              client.updateItem(
                  request ->
                      request
                          .tableName(table)
                          .key(id(key))
                          .updateExpression("SET tag = :tag REMOVE num")
                          .expressionAttributeValues(Map.of(":tag", s("t" + random.nextInt(20)))));
          case 2 -> put(table, id(key));
          default -> put(table, some(key, random.nextInt(1000)));
        }
        writes.incrementAndGet();
      }
    }

    void await(int more) {
      int until = writes.get() + more;
      org.awaitility.Awaitility.await().atMost(PATIENCE).until(() -> writes.get() >= until);
    }

    @Override
    public void close() {
      running.set(false);
      threads.close();
      assertThat(results)
          .allSatisfy(result -> assertThat(result.state()).isEqualTo(Future.State.SUCCESS));
    }
  }

  private static Map<String, AttributeValue> some(String key, int number) {
    Map<String, AttributeValue> item = new HashMap<>(id(key));
    item.put("num", n(number));
    if (number % 3 != 0) {
      item.put("tag", s("t" + number % 20));
    }
    return item;
  }

  private static Item item(String id) {
    return Item.of(Map.of("id", new StringValue(id), "tag", new StringValue("x")));
  }

  /** The items as an instance has them that remembers an old definition. */
  private Items late(TableDefinition old) {
    return new Items(new Forgetful(catalogue, old), rows(), Throttle.none());
  }

  private static ItemPage everything(Items items, String table, String index) {
    ItemRange range =
        new ItemRange(
            index,
            null,
            io.benchtable.tables.expression.KeyRange.ALL,
            false,
            1000,
            null,
            item -> true,
            0,
            1);
    return items.looking(table, now -> items.read(now, range, true));
  }

  private PostgresRows rows() {
    return new PostgresRows(
        new JdbcTemplate(database), new TransactionTemplate(new JdbcTransactionManager(database)));
  }

  private void fill(String table, int count) {
    Items items = RunningTableService.bean(Items.class);
    for (int from = 0; from < count; from += 25) {
      List<Write> writes = new ArrayList<>();
      for (int i = from; i < Math.min(from + 25, count); i++) {
        Map<String, io.benchtable.tables.item.AttributeValue> item = new HashMap<>();
        item.put("id", new StringValue("i" + i));
        item.put("num", NumberValue.of(i));
        if (i % 3 != 0) {
          item.put("tag", new StringValue("t" + i % 20));
        }
        writes.add(new Write.Put(table, Item.of(item)));
      }
      items.writeTogether(writes);
    }
  }

  private void put(String table, Map<String, AttributeValue> item) {
    client.putItem(request -> request.tableName(table).item(item));
  }

  private UpdateTableResponse create(
      String table, String index, String attribute, ScalarAttributeType type) {
    return client.updateTable(
        request ->
            request
                .tableName(table)
                .attributeDefinitions(attribute(attribute, type))
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder()
                        .create(
                            create ->
                                create
                                    .indexName(index)
                                    .keySchema(key(attribute, KeyType.HASH))
                                    .projection(p -> p.projectionType(ProjectionType.ALL)))
                        .build()));
  }

  private UpdateTableResponse delete(String table, String index) {
    return client.updateTable(
        request ->
            request
                .tableName(table)
                .globalSecondaryIndexUpdates(
                    GlobalSecondaryIndexUpdate.builder()
                        .delete(delete -> delete.indexName(index))
                        .build()));
  }

  private Optional<GlobalSecondaryIndexDescription> describe(String table, String index) {
    return client
        .describeTable(request -> request.tableName(table))
        .table()
        .globalSecondaryIndexes()
        .stream()
        .filter(one -> one.indexName().equals(index))
        .findFirst();
  }

  private boolean isActive(String table, String index) {
    return describe(table, index)
        .filter(one -> one.indexStatus() == IndexStatus.ACTIVE)
        .isPresent();
  }

  private void awaitActive(String table, String index) {
    await().atMost(PATIENCE).until(() -> isActive(table, index));
  }

  private void awaitGone(String table, String index) {
    await().atMost(PATIENCE).until(() -> describe(table, index).isEmpty());
  }

  private Set<String> scan(String table, String index) {
    return client
        .scanPaginator(request -> request.tableName(table).indexName(index).limit(500))
        .items()
        .stream()
        .map(item -> TestTables.value(item, "id").s())
        .collect(Collectors.toSet());
  }

  /** The index has exactly the items of the table that have its attribute, as they are. */
  private void assertIndexEqualsTable(
      String table, String index, String attribute, ScalarAttributeType type) {
    Set<Map<String, AttributeValue>> expected =
        client.scanPaginator(request -> request.tableName(table)).items().stream()
            .filter(item -> item.containsKey(attribute))
            .collect(Collectors.toSet());
    List<Map<String, AttributeValue>> indexed = new ArrayList<>();
    for (AttributeValue value :
        expected.stream()
            .map(item -> TestTables.value(item, attribute))
            .collect(Collectors.toSet())) {
      indexed.addAll(
          client
              .queryPaginator(
                  request ->
                      request
                          .tableName(table)
                          .indexName(index)
                          .keyConditionExpression("#a = :v")
                          .expressionAttributeNames(Map.of("#a", attribute))
                          .expressionAttributeValues(Map.of(":v", value)))
              .items()
              .stream()
              .toList());
    }
    assertThat(indexed).doesNotHaveDuplicates();
    assertThat(Set.copyOf(indexed)).isEqualTo(expected);
    Index found = catalogue.require(table).index(index).orElseThrow();
    assertThat(
            jdbc.queryForObject(
                "select count(*) from %s where i%d_pk is not null"
                    .formatted(catalogue.require(table).relation(), found.slot()),
                Integer.class))
        .isEqualTo(expected.size());
    assertThat(type)
        .isEqualTo(ScalarAttributeType.valueOf(found.key().partition().getFirst().type().name()));
  }

  private List<String> columns(long generation) {
    return jdbc.query(
        "select column_name from information_schema.columns where table_schema = 'items'"
            + " and table_name = ? order by 1",
        (row, number) -> row.getString(1),
        "t" + generation);
  }
}
