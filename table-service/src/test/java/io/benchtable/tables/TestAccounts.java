package io.benchtable.tables;

import static io.benchtable.tables.TestTables.n;
import static io.benchtable.tables.TestTables.s;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** Accounts in a table, whose sum stays the same by transactions. */
public record TestAccounts(DynamoDbClient client, String table) {

  public static final int COUNT = 20;
  public static final int SUM = 100 * COUNT;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Accounts of 100 each, in a table with key {@code id}. */
  public static TestAccounts in(DynamoDbClient client, String table) {
    for (int i = 0; i < COUNT; i++) {
      String id = "a" + i;
      client.putItem(put -> put.tableName(table).item(Map.of("id", s(id), "n", n(100))));
    }
    return new TestAccounts(client, table);
  }

  /**
   * Times between which some transactions end, with others on their way.
   *
   * @param begun done when the first writers are at it
   */
  public List<Instant> timesWhileWriting(int times, Runnable begun, Supplier<Instant> moment) {
    AtomicBoolean on = new AtomicBoolean(true);
    AtomicInteger done = new AtomicInteger();
    List<Instant> noted = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> writers =
          IntStream.range(0, 4)
              .mapToObj(
                  i -> CompletableFuture.runAsync(() -> transfer(on, new Random(i), done), threads))
              .toList();
      try {
        begun.run();
        for (int i = 0; i < times; i++) {
          int target = done.get() + 30;
          await().atMost(PATIENCE).until(() -> done.get() >= target);
          noted.add(moment.get());
        }
      } finally {
        on.set(false);
      }
      writers.forEach(CompletableFuture::join);
    }
    return noted;
  }

  private void transfer(AtomicBoolean on, Random random, AtomicInteger done) {
    while (on.get()) {
      int from = random.nextInt(COUNT);
      int to = (from + 1 + random.nextInt(COUNT - 1)) % COUNT;
      try {
        client.transactWriteItems(request -> request.transactItems(add(from, -1), add(to, 1)));
        done.incrementAndGet();
      } catch (TransactionCanceledException _) {
        Thread.onSpinWait();
      }
    }
  }

  private TransactWriteItem add(int account, int by) {
    return TransactWriteItem.builder()
        .update(
            Update.builder()
                .tableName(table)
                .key(TestTables.id("a" + account))
                .updateExpression("ADD n :by")
                .expressionAttributeValues(Map.of(":by", n(by)))
                .build())
        .build();
  }
}
