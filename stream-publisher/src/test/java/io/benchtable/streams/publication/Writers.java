package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Concurrent writers of a table; every item counts its own writes, which is how loss shows. */
final class Writers implements AutoCloseable {

  private final Postgres postgres;
  private final ItemTable table;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final List<AtomicLong> counts = new ArrayList<>();
  private final ExecutorService executor;
  private final List<Future<Void>> running = new ArrayList<>();

  /**
   * Starts writing.
   *
   * @param pause milliseconds between two writes of one writer
   */
  Writers(Postgres postgres, ItemTable table, int writers, int items, long writes, int pause) {
    this.postgres = postgres;
    this.table = table;
    for (int i = 0; i < items; i++) {
      counts.add(new AtomicLong());
    }
    executor = Executors.newFixedThreadPool(writers);
    for (int writer = 0; writer < writers; writer++) {
      int seed = writer;
      Callable<Void> task = () -> write(seed, writes, pause);
      running.add(executor.submit(task));
    }
  }

  private Void write(int seed, long writes, int pause) throws Exception {
    try (Connection connection = postgres.connect()) {
      for (long i = 0; i < writes && !stopped.get(); i++) {
        int item = (int) ((i * 7 + seed) % counts.size());
        AtomicLong count = counts.get(item);
        synchronized (count) {
          String id = "item-" + item;
          table.put(connection, id, ItemTable.item(id, "s", count.incrementAndGet()));
        }
        if (pause > 0) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        }
      }
    }
    return null;
  }

  /** Ends writing, and returns how many writes there were. */
  long stop() throws Exception {
    stopped.set(true);
    return finish();
  }

  /** Waits for the last write, and returns how many writes there were. */
  long finish() throws Exception {
    for (Future<Void> future : running) {
      future.get();
    }
    return counts.stream().mapToLong(AtomicLong::get).sum();
  }

  /** Checks that the events have every write once, in order, with the right images. */
  void verify(List<TopicReader.Received> events) {
    Map<String, Long> last = new HashMap<>();
    for (TopicReader.Received event : events) {
      long before = last.getOrDefault(event.item(), 0L);
      assertThat(event.newCount()).as(event.id()).isEqualTo(before + 1);
      assertThat(event.oldCount()).isEqualTo(before == 0 ? -1 : before);
      assertThat(event.name()).isEqualTo(before == 0 ? "INSERT" : "MODIFY");
      assertThat(event.value().path("changed").toString())
          .isEqualTo(before == 0 ? "[\"count\",\"id\",\"status\"]" : "[\"count\"]");
      last.put(event.item(), event.newCount());
    }
    for (int i = 0; i < counts.size(); i++) {
      assertThat(last.getOrDefault("item-" + i, 0L)).isEqualTo(counts.get(i).get());
    }
  }

  @Override
  public void close() {
    stopped.set(true);
    executor.shutdownNow();
  }
}
