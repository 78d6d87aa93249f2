package io.benchtable.tables.dynamodb;

import static io.benchtable.tables.TestTables.id;
import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static io.benchtable.tables.TestTables.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Transactions at once, of two instances on one database. */
class TransactionConcurrencyIntegrationTests {

  private static final int ACCOUNTS = 6;
  private static final int WRITERS = 8;
  private static final int TRANSFERS = 40;

  private static ConfigurableApplicationContext second;
  private static List<DynamoDbClient> clients;

  @BeforeAll
  static void startSecondInstance() {
    String database =
        RunningTableService.bean(Environment.class).getRequiredProperty("spring.datasource.url");
    second = RunningTableService.start(database, Map.of());
    DynamoDbClient other = RunningTableService.client(RunningTableService.address(second));
    clients = List.of(RunningTableService.client(), other);
  }

  @AfterAll
  static void stopSecondInstance() {
    clients.getLast().close();
    second.close();
  }

  @Test
  void keepsTheSumOfAllAccounts() throws Exception {
    String table = TestTables.simple();
    IntStream.range(0, ACCOUNTS)
        .forEach(
            i ->
                clients
                    .getFirst()
                    .putItem(request -> request.tableName(table).item(account(i, 100))));
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService readers = Executors.newFixedThreadPool(2)) {
      List<Future<Integer>> reads = new ArrayList<>();
      for (DynamoDbClient client : clients) {
        reads.add(readers.submit(() -> readUntil(over, client, table)));
      }
      List<Integer> done;
      try {
        done = together(writer -> transfers(table, writer));
      } finally {
        over.set(true);
      }
      assertThat(done.stream().mapToInt(Integer::intValue).sum()).isPositive();
      for (Future<Integer> read : reads) {
        assertThat(read.get()).isPositive();
      }
    }
    assertThat(total(clients.getFirst(), table)).isEqualTo(ACCOUNTS * 100);
  }

  /** How often all accounts were read; each time they have the same sum. */
  private static int readUntil(AtomicBoolean over, DynamoDbClient client, String table) {
    int reads = 0;
    while (!over.get()) {
      assertThat(total(client, table)).isEqualTo(ACCOUNTS * 100);
      reads++;
    }
    return reads;
  }

  private static int total(DynamoDbClient client, String table) {
    return client
        .transactGetItems(
            request ->
                request.transactItems(
                    IntStream.range(0, ACCOUNTS)
                        .mapToObj(
                            i ->
                                TransactGetItem.builder()
                                    .get(get -> get.tableName(table).key(id("account-" + i)))
                                    .build())
                        .toList()))
        .responses()
        .stream()
        .map(ItemResponse::item)
        .mapToInt(account -> Integer.parseInt(value(account, "balance").n()))
        .sum();
  }

  /** Transfers with conditions, and single writes of other attributes in between. */
  private static int transfers(String table, int writer) {
    DynamoDbClient client = clients.get(writer % clients.size());
    Random random = new Random(writer);
    int done = 0;
    for (int i = 0; i < TRANSFERS; i++) {
      int from = random.nextInt(ACCOUNTS);
      int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
      int amount = 1 + random.nextInt(30);
      if (i % 4 == 3) {
        client.updateItem(
            request ->
                request
                    .tableName(table)
                    .key(id("account-" + from))
                    .updateExpression("ADD touched :one")
                    .expressionAttributeValues(Map.of(":one", n(1))));
      } else if (isDone(client, add(table, from, -amount), add(table, to, amount))) {
        done++;
      }
    }
    return done;
  }

  private static TransactWriteItem add(String table, int account, int amount) {
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table)
                    .key(id("account-" + account))
                    .conditionExpression("balance >= :least")
                    .updateExpression("ADD balance :amount")
                    .expressionAttributeValues(
                        Map.of(":amount", n(amount), ":least", n(Math.max(0, -amount)))))
        .build();
  }

  private static Map<String, AttributeValue> account(int number, int balance) {
    return Map.of("id", s("account-" + number), "balance", n(balance));
  }

  @Test
  void letsOneOfAllCreateAnAbsentItem() throws Exception {
    String table = TestTables.simple();
    for (int round = 0; round < 10; round++) {
      String id = "round-" + round;
      List<Boolean> created =
          together(
              writer ->
                  isDone(
                      clients.get(writer % 2),
                      create(table, id),
                      create(table, id + "-of-" + writer)));
      assertThat(created).containsOnlyOnce(true);
      assertThat(clients.getFirst().scan(request -> request.tableName(table)).count())
          .isEqualTo(2 * (round + 1));
    }
  }

  @Test
  void letsNoTwoWriteWhatEachFoundAbsentOfTheOther() throws Exception {
    String table = TestTables.simple();
    for (int round = 0; round < 20; round++) {
      String one = "one-" + round;
      String other = "other-" + round;
      together(
          writer ->
              writer % 2 == 0
                  ? isDone(clients.getFirst(), create(table, one), absent(table, other))
                  : isDone(clients.getLast(), absent(table, one), create(table, other)));
      assertThat(clients.getFirst().scan(request -> request.tableName(table)).count())
          .isEqualTo(round + 1);
    }
  }

  @Test
  void doesARequestOnceThatIsSentSeveralTimesAtOnce() throws Exception {
    String table = TestTables.simple();
    for (int round = 0; round < 10; round++) {
      String token = table + round;
      together(
          writer ->
              clients
                  .get(writer % 2)
                  .transactWriteItems(
                      request ->
                          request
                              .clientRequestToken(token)
                              .transactItems(
                                  TransactWriteItem.builder()
                                      .update(
                                          update ->
                                              update
                                                  .tableName(table)
                                                  .key(id("counter"))
                                                  .updateExpression("ADD hits :one")
                                                  .expressionAttributeValues(Map.of(":one", n(1))))
                                      .build())));
      assertThat(
              clients
                  .getFirst()
                  .getItem(request -> request.tableName(table).key(id("counter")))
                  .item())
          .containsEntry("hits", n(round + 1));
    }
  }

  private static TransactWriteItem create(String table, String id) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table).item(id(id)).conditionExpression("attribute_not_exists(id)"))
        .build();
  }

  private static TransactWriteItem absent(String table, String id) {
    return TransactWriteItem.builder()
        .conditionCheck(
            check ->
                check.tableName(table).key(id(id)).conditionExpression("attribute_not_exists(id)"))
        .build();
  }

  private static boolean isDone(DynamoDbClient client, TransactWriteItem... items) {
    try {
      client.transactWriteItems(request -> request.transactItems(items));
      return true;
    } catch (TransactionCanceledException e) {
      return false;
    }
  }

  /** What one of several writers does. */
  private interface Writer<T> {
    T write(int number) throws Exception;
  }

  private static <T> List<T> together(Writer<T> writer) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int number = i;
        calls.add(() -> writer.write(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
