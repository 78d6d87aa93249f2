package io.benchtable.workflows.target;

import io.benchtable.workflows.event.ChangeEvent;
import io.benchtable.workflows.event.ChangeEventHandler;
import io.benchtable.workflows.event.EventReference;
import io.benchtable.workflows.item.Shortened;
import io.benchtable.workflows.rule.Rule;
import io.benchtable.workflows.rule.Rules;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes each event to the targets of the rules that it matches. Targets of different items run at
 * the same time, those of one item in the order of its changes.
 */
final class Router implements ChangeEventHandler, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Router.class);

  /** More at a time would only wait for each other at the tables and at Temporal. */
  private static final int MOST_AT_ONCE = 32;

  private static final int LONGEST_REASON = 1000;

  private record ItemKey(String table, Map<?, ?> keys) {}

  private final Rules rules;
  private final Targets targets;
  private final UndeliveredEvents undelivered;
  private final InstantSource clock;
  private final int deepest;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final Counter matched;
  private final Counter started;
  private final Timer latency;

  Router(
      Rules rules,
      Targets targets,
      UndeliveredEvents undelivered,
      InstantSource clock,
      int deepest,
      MeterRegistry meters) {
    this.rules = rules;
    this.targets = targets;
    this.undelivered = undelivered;
    this.clock = clock;
    this.deepest = deepest;
    matched = meters.counter("benchtable.router.matched");
    started = meters.counter("benchtable.router.started");
    latency =
        Timer.builder("benchtable.router.start.latency")
            .description("From the commit of a change to the request that starts its target")
            .publishPercentileHistogram()
            .minimumExpectedValue(Duration.ofMillis(1))
            .maximumExpectedValue(Duration.ofSeconds(30))
            .register(meters);
  }

  @Override
  public void on(List<ChangeEvent> events) {
    if (!rules.isLoaded()) {
      rules.refresh();
    }
    events.stream().filter(event -> event.table().equals("rules")).forEach(rules::on);
    var tails = new HashMap<ItemKey, CompletableFuture<Void>>();
    for (var event : events) {
      for (var rule : matching(event)) {
        matched.increment();
        for (var target : rule.targets()) {
          var delivery = new Delivery(rule, target, event);
          tails.compute(
              new ItemKey(event.table(), event.keys()),
              (key, tail) ->
                  tail == null
                      ? CompletableFuture.runAsync(() -> deliver(delivery), threads)
                      : tail.thenRunAsync(() -> deliver(delivery), threads));
        }
      }
    }
    finish(tails.values());
  }

  @Override
  public void onUnreadable(EventReference reference, String reason) {
    undelivered.parked(
        Undelivered.unreadable(reference),
        new DeliveryFailed("UNREADABLE", Shortened.text(reason, LONGEST_REASON)));
  }

  @Override
  public void onGap(String table) {
    targets.recover(table);
  }

  private List<Rule> matching(ChangeEvent event) {
    try {
      return rules.matching(event);
    } catch (IllegalArgumentException e) {
      log.error("Event {} at {} cannot be matched", event.id(), event.reference(), e);
      undelivered.parked(
          Undelivered.unmatched(event),
          new DeliveryFailed(
              "UNMATCHED", "Expected an event that patterns can be held against, but it is not"));
      return List.of();
    }
  }

  /**
   * Waits for all, also when one has failed: the events are delivered again, and not beside these.
   */
  private static void finish(Collection<CompletableFuture<Void>> tails) {
    try {
      CompletableFuture.allOf(tails.toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      throw new IllegalStateException(
          "Expected to deliver or to keep every event, but neither was possible", e.getCause());
    }
  }

  private void deliver(Delivery delivery) {
    places.acquireUninterruptibly();
    try {
      deliverOrKeep(delivery);
    } finally {
      places.release();
    }
  }

  /** When this returns, the effect is durable or the event is kept. */
  private void deliverOrKeep(Delivery delivery) {
    var event = delivery.event();
    try {
      if (!delivery.rule().platform() && event.causeDepth() > deepest) {
        park(delivery, "LOOP", "a depth of causes of at most " + deepest, event.causeDepth());
      } else if (!rules.mayStart(delivery.rule(), delivery.target(), event)) {
        park(
            delivery,
            "TOO_MANY_STARTS",
            "rule " + delivery.rule().name() + " in force",
            "disabled");
      } else {
        latency.record(Duration.between(event.time(), clock.instant()));
        targets.deliver(delivery, false);
        started.increment();
      }
    } catch (DeliveryFailed e) {
      log.warn(
          "Target {} of rule {} failed for event {}: {}",
          delivery.target().id(),
          delivery.rule().name(),
          event.id(),
          e.reason());
      undelivered.failed(Undelivered.of(delivery), e);
    }
  }

  private void park(Delivery delivery, String code, String expected, Object actual) {
    undelivered.parked(
        Undelivered.of(delivery),
        new DeliveryFailed(code, "Expected " + expected + ", but it is " + actual));
  }

  @Override
  public void close() {
    threads.close();
  }
}
