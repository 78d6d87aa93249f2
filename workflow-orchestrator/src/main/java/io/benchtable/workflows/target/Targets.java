package io.benchtable.workflows.target;

import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.ItemsUnavailableException;
import io.benchtable.workflows.rule.RuleJson;
import io.benchtable.workflows.rule.Target;
import io.benchtable.workflows.run.TemporalFailures;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what a target says. */
public final class Targets implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Targets.class);

  private final Functions functions;
  private final ItemPuts puts;
  private final Benchmarks benchmarks;
  private final UndeliveredEvents undelivered;
  private final boolean durable;
  private final Duration longestStart;
  private final CircuitBreaker temporal;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("target-deadlines").daemon().factory());

  /**
   * All kinds of targets.
   *
   * @param durable whether Temporal remembers workflows when it is restarted
   * @param temporal spares the events behind one that waited for Temporal in vain the same wait
   */
  Targets(
      Functions functions,
      ItemPuts puts,
      Benchmarks benchmarks,
      UndeliveredEvents undelivered,
      boolean durable,
      Duration longestStart,
      CircuitBreaker temporal) {
    this.functions = functions;
    this.puts = puts;
    this.benchmarks = benchmarks;
    this.undelivered = undelivered;
    this.durable = durable;
    this.longestStart = longestStart;
    this.temporal = temporal;
  }

  /**
   * Delivers an event; however often that is done, it has one effect.
   *
   * @param again whether to try once more what failed before
   * @throws DeliveryFailed if the target cannot be reached or refuses
   */
  public Outcome deliver(Delivery delivery, boolean again) {
    try {
      return switch (delivery.target()) {
        case Target.Function function -> start(delivery, function, again);
        case Target.PutItem put -> put(delivery, put);
        case Target.StartBenchmark _ ->
            ask(() -> benchmarks.start(benchmarkId(delivery), delivery.event()));
        case Target.CancelBenchmark _ ->
            ask(() -> benchmarks.cancel(benchmarkId(delivery), delivery.event()));
        case Target.GuardBenchmark _ -> {
          benchmarks.guard(benchmarkId(delivery), delivery.event());
          yield Outcome.DONE;
        }
      };
    } catch (DeliveryFailed e) {
      throw e;
    } catch (ItemsUnavailableException e) {
      throw new DeliveryFailed("ITEMS_UNAVAILABLE", String.valueOf(e.getMessage()));
    } catch (ItemsRefusedException e) {
      throw new DeliveryFailed("ITEM_REFUSED", String.valueOf(e.getMessage()));
    } catch (WorkflowException | StatusRuntimeException e) {
      throw unavailable(cause(e));
    } catch (RuntimeException e) {
      // The outermost place of a delivery: an error of ours must not hold up all other events.
      log.error("Delivery {} failed unexpectedly", delivery.id(), e);
      throw new DeliveryFailed("INTERNAL", String.valueOf(e));
    }
  }

  /** Delivers what can be known of events of a table that may have been lost. */
  void recover(String table) {
    if (table.equals("benchmarks")) {
      benchmarks.recover();
    }
  }

  /** A server in memory forgets the call when it is restarted; then the letter makes it again. */
  private Outcome start(Delivery delivery, Target.Function function, boolean again) {
    expectTemporal();
    if (!durable && !again) {
      undelivered.underWay(Undelivered.of(delivery));
    }
    return inTime(
        () -> {
          var outcome = functions.start(delivery, function, again);
          temporal.answered();
          return outcome;
        });
  }

  private Outcome put(Delivery delivery, Target.PutItem target) {
    var event = delivery.event();
    puts.put(
        target.table(),
        target.template().render(event, RuleJson::text),
        new ItemPuts.Cause(
            delivery.id(),
            delivery.rule().name(),
            event.id(),
            event.time(),
            event.causeDepth() + 1));
    return Outcome.DONE;
  }

  /** Does what may ask Temporal, and says whether it did. */
  private Outcome ask(BooleanSupplier action) {
    expectTemporal();
    return inTime(
        () -> {
          if (action.getAsBoolean()) {
            temporal.answered();
          }
          return Outcome.DONE;
        });
  }

  private void expectTemporal() {
    if (!temporal.allows()) {
      throw unavailable("it did not answer a moment ago");
    }
  }

  /** Without a bound, a start would wait a minute for a Temporal that is down. */
  private Outcome inTime(Supplier<Outcome> start) {
    var context =
        Context.current().withDeadlineAfter(longestStart.toMillis(), TimeUnit.MILLISECONDS, timer);
    var previous = context.attach();
    try {
      return start.get();
    } catch (WorkflowException | StatusRuntimeException e) {
      if (TemporalFailures.isUnavailable(e)) {
        temporal.unanswered();
      }
      throw e;
    } finally {
      context.detach(previous);
      context.cancel(null);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static String benchmarkId(Delivery delivery) {
    return String.valueOf(delivery.event().keys().get("benchmarkId"));
  }

  private static DeliveryFailed unavailable(String why) {
    return new DeliveryFailed(
        "WORKFLOWS_UNAVAILABLE", "Expected Temporal to take a request, but: " + why);
  }

  private static String cause(Throwable e) {
    return String.valueOf(e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
  }
}
