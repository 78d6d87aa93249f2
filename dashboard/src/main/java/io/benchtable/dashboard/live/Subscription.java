package io.benchtable.dashboard.live;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page: what is on its way to it, gathered for a moment and then sent as one event. */
final class Subscription implements Runnable {

  private static final int WAITING = 64;

  private final SseEmitter emitter;
  private final Interest interest;
  private final LiveSettings settings;
  private final BlockingQueue<Change> changes = new ArrayBlockingQueue<>(WAITING);
  private volatile boolean closed;

  Subscription(SseEmitter emitter, Interest interest, LiveSettings settings) {
    this.emitter = emitter;
    this.interest = interest;
    this.settings = settings;
  }

  /** Takes a change; when too many wait, one that is dropped is covered by those that wait. */
  void on(Change change) {
    if (interest.covers(change)) {
      changes.offer(change);
    }
  }

  void close() {
    closed = true;
    changes.offer(Change.anything(""));
  }

  /** Sends until the page leaves or the dashboard stops; a comment now and then keeps it open. */
  @Override
  public void run() {
    try {
      emitter.send(SseEmitter.event().name("ready").data("ready").reconnectTime(2000));
      while (!closed) {
        send(next());
      }
      emitter.complete();
    } catch (IOException | IllegalStateException _) {
      closed = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      emitter.complete();
    }
  }

  private Set<String> next() throws InterruptedException {
    Set<String> tables = new LinkedHashSet<>();
    Change first = changes.poll(settings.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      tables.add(first.table());
      gather(tables, settings.gather());
    }
    return tables;
  }

  private void gather(Set<String> tables, Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && !closed) {
      Change more = changes.poll(left, TimeUnit.NANOSECONDS);
      if (more != null) {
        tables.add(more.table());
      }
      left = end - System.nanoTime();
    }
  }

  private void send(Set<String> tables) throws IOException {
    if (closed) {
      return;
    }
    if (tables.isEmpty()) {
      emitter.send(SseEmitter.event().name("still").data("here"));
    } else {
      emitter.send(SseEmitter.event().name("change").data(String.join(" ", tables)));
    }
  }
}
