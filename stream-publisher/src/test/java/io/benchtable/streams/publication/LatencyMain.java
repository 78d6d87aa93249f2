package io.benchtable.streams.publication;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures the time from a write to its event at a consumer, all engines on this machine. From the
 * test class path: {@code java -cp … io.benchtable.streams.publication.LatencyMain [seconds]}.
 */
final class LatencyMain {

  private static final int WRITERS = 4;

  private LatencyMain() {}

  static void main(String[] arguments) throws Exception {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    try (Postgres postgres = Postgres.start();
        Broker broker = Broker.start();
        RunningPublisher publisher = new RunningPublisher(postgres.database(), broker.clients());
        Connection connection = postgres.connect()) {
      ItemTable.createSchema(postgres);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> publisher.status.report().state() == PublicationState.PUBLISHING);
      ItemTable table = new ItemTable("latency", 1);
      table.create(connection, ItemTable.BOTH);
      table.put(connection, "first", ItemTable.item("first", "s", 0));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> publisher.count("benchtable.streams.events.published") > 0);
      measure(postgres, broker, table, 500, 5, "warming up");
      measure(postgres, broker, table, 50, seconds, "measured");
      measure(postgres, broker, table, 200, seconds, "measured");
      measure(postgres, broker, table, 500, seconds, "measured");
      measure(postgres, broker, table, 1000, seconds, "measured");
      var timer = publisher.registry.get("benchtable.streams.publish.latency").timer();
      System.out.println("Commit to Kafka's acknowledgement, all: " + timer.takeSnapshot());
    }
  }

  private static void measure(
      Postgres postgres, Broker broker, ItemTable table, int rate, int seconds, String label)
      throws Exception {
    int total = rate * seconds;
    AtomicLongArray begun = new AtomicLongArray(total);
    AtomicLongArray committed = new AtomicLongArray(total);
    AtomicLongArray received = new AtomicLongArray(total);
    String run = label.charAt(0) + "-" + rate + "-";
    try (TopicReader reader = new TopicReader(broker, table.topic())) {
      Thread consumer =
          Thread.ofPlatform()
              .start(
                  () -> {
                    int found = 0;
                    int seen = 0;
                    while (found < total) {
                      var events = reader.events();
                      long now = System.nanoTime();
                      for (; seen < events.size(); seen++) {
                        String id = events.get(seen).item();
                        if (id.startsWith(run)) {
                          received.set(Integer.parseInt(id.substring(run.length())), now);
                          found++;
                        }
                      }
                    }
                  });
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      long start = System.nanoTime();
      Thread[] writers = new Thread[WRITERS];
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = writer;
        writers[writer] =
            Thread.ofPlatform()
                .start(() -> write(postgres, table, run, rate, first, start, begun, committed));
      }
      for (Thread writer : writers) {
        writer.join();
      }
      consumer.join();
    }
    System.out.printf(
        "%-10s %5d/s  commit acknowledged to consumer: %s   write sent to consumer: %s%n",
        label, rate, percentiles(committed, received), percentiles(begun, received));
  }

  private static void write(
      Postgres postgres,
      ItemTable table,
      String run,
      int rate,
      int first,
      long start,
      AtomicLongArray begun,
      AtomicLongArray committed) {
    try (Connection connection = postgres.connect()) {
      for (int i = first; i < begun.length(); i += WRITERS) {
        long due = start + i * (1_000_000_000L / rate);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        begun.set(i, System.nanoTime());
        table.put(connection, run + i, ItemTable.item(run + i, "s", i));
        committed.set(i, System.nanoTime());
      }
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String percentiles(AtomicLongArray from, AtomicLongArray to) {
    double[] millis = new double[from.length()];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = (to.get(i) - from.get(i)) / 1e6;
    }
    Arrays.sort(millis);
    return "p50 %.2f ms, p99 %.2f ms, max %.1f ms"
        .formatted(
            millis[millis.length / 2],
            millis[(int) (millis.length * 0.99)],
            millis[millis.length - 1]);
  }
}
