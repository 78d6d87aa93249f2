package io.benchtable.workflows.run;

import static io.benchtable.workflows.item.ItemUpdate.update;

import io.benchtable.workflows.benchmark.Plan;
import io.benchtable.workflows.benchmark.Problem;
import io.benchtable.workflows.benchmark.Status;
import io.benchtable.workflows.item.Condition;
import io.benchtable.workflows.item.ItemSize;
import io.benchtable.workflows.item.ItemUpdate;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.ItemsUnavailableException;
import io.benchtable.workflows.item.Times;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Items of the table {@code benchmarks}: the platform's own attributes of them. */
final class BenchmarkItems {

  /** Characters of a message. */
  static final int LONGEST_MESSAGE = 1000;

  /** Bytes for all that is written at the end beside what can be shortened. */
  private static final int END = 4 * LONGEST_MESSAGE;

  private static final String TABLE = BenchmarkTables.BENCHMARKS.name();

  private final Items items;
  private final InstantSource clock;
  private final @Nullable String submittedAt;

  BenchmarkItems(Items items, InstantSource clock) {
    this(items, clock, null);
  }

  private BenchmarkItems(Items items, InstantSource clock, @Nullable String submittedAt) {
    this.items = items;
    this.clock = clock;
    this.submittedAt = submittedAt;
  }

  /**
   * The same items for a workflow that works on the benchmark that was submitted then: for it, one
   * that was put under the same id since then is not there.
   *
   * @param time null where that is not known
   */
  BenchmarkItems submitted(@Nullable String time) {
    return new BenchmarkItems(items, clock, time);
  }

  Optional<Map<String, @Nullable Object>> get(String benchmarkId) {
    return items.get(TABLE, key(benchmarkId));
  }

  /** Hands over every benchmark, also those that are in no index as they were not taken on. */
  void each(Consumer<Map<String, @Nullable Object>> action) {
    Map<String, Object> next = Map.of();
    do {
      var page = items.scan(TABLE, next);
      page.items().forEach(action);
      next = page.next();
    } while (!next.isEmpty());
  }

  /**
   * Takes a benchmark on that was just put. Attributes of the platform that came with it (a copy of
   * another benchmark) are removed; nothing happens when it was taken on before.
   *
   * @param image the benchmark as it was put
   */
  void admit(String benchmarkId, Map<String, @Nullable Object> image) {
    var change =
        fresh(benchmarkId, 1)
            .set("list", "benchmarks")
            .set("submittedAt", Times.text(clock.instant()))
            .set("transitions", List.of(transition(Status.WAITING)))
            .when(new Condition.Exists("benchmarkId"));
    var stale = new ArrayList<String>(PlatformAttributes.OF_AN_ATTEMPT);
    stale.addAll(PlatformAttributes.OF_A_PLAN);
    change.remove(stale.toArray(String[]::new));
    if (image.get("attempt") == null) {
      change.when(new Condition.NotExists("attempt"));
    } else {
      change.when(
          PlatformAttributes.same("attempt", image), PlatformAttributes.same("submittedAt", image));
    }
    items.update(TABLE, key(benchmarkId), change);
  }

  /** Takes a retry on; false, and nothing changed, if it was taken on before or is none. */
  boolean admitRetry(String benchmarkId, int attempt) {
    return items.update(
        TABLE,
        key(benchmarkId),
        fresh(benchmarkId, attempt)
            .append("transitions", transition(Status.WAITING))
            .remove(PlatformAttributes.OF_AN_ATTEMPT.toArray(String[]::new))
            .when(
                new Condition.Is("attempt", attempt - 1),
                new Condition.Is("status", Status.WAITING.name())));
  }

  /** Whether a benchmark is in an attempt. */
  boolean isIn(String benchmarkId, int attempt) {
    var found = get(benchmarkId);
    return found.isPresent() && attempt(found.get()) == attempt;
  }

  /** One that no workflow can have is not found among the open ones, whose index is narrower. */
  private static ItemUpdate fresh(String benchmarkId, int attempt) {
    var change = update().set("status", Status.WAITING.name()).set("attempt", attempt);
    return BenchmarkIds.problem(benchmarkId).isPresent() ? change : change.set("open", "open");
  }

  /** Ends a benchmark that was taken on and for which there can be no workflow. */
  void refuse(String benchmarkId, int attempt, Problem problem) {
    become(benchmarkId, attempt, Status.PREPARING, update());
    become(
        benchmarkId,
        attempt,
        Status.FAILED,
        update()
            .set("reason", "INVALID_SPEC")
            .set("message", problem.sentence())
            .set("errors", List.of(problem.plain())));
  }

  /**
   * Goes to another status if the lifecycle allows it; to be repeated is to do nothing.
   *
   * @return false if the benchmark is gone, or not in this attempt any more
   */
  boolean become(String benchmarkId, int attempt, Status next, ItemUpdate change) {
    change
        .set("status", next.name())
        .append("transitions", transition(next))
        .remove("preparing")
        .when(
            new Condition.Is("attempt", attempt),
            new Condition.OneOf("status", next.benchmarkPredecessors()));
    expectSubmitted(change);
    if (next.isTerminal()) {
      change.remove("open", "retryRuns");
    }
    if (items.update(TABLE, key(benchmarkId), change)) {
      return true;
    }
    var present = current(benchmarkId, attempt);
    if (present.isEmpty()) {
      return false;
    }
    var status = status(present.get());
    if (status == next || status.isTerminal()) {
      return status == next;
    }
    throw new IllegalStateException(
        "Expected benchmark %s to be one of %s to become %s, but it is %s"
            .formatted(benchmarkId, next.benchmarkPredecessors(), next, status));
  }

  /** Changes attributes of a benchmark that is still in this attempt. */
  void write(String benchmarkId, int attempt, ItemUpdate change) {
    change.when(new Condition.Is("attempt", attempt));
    expectSubmitted(change);
    if (!items.update(TABLE, key(benchmarkId), change)) {
      current(benchmarkId, attempt);
    }
  }

  /**
   * The benchmark, unless it is gone or in another attempt.
   *
   * @throws ItemsUnavailableException if it was put over and is not restored yet
   */
  Optional<Map<String, @Nullable Object>> current(String benchmarkId, int attempt) {
    var present = get(benchmarkId);
    if (present.isEmpty()) {
      return present;
    }
    var found = attempt(present.get());
    boolean another = submittedAt != null && !submittedAt.equals(present.get().get("submittedAt"));
    if (found == 0
        || present.get().get("status") == null
        || another && isPutOver(benchmarkId, present.get())) {
      throw new ItemsUnavailableException(
          "Benchmark " + benchmarkId + " was put over and waits to be restored",
          new IllegalStateException("no attempt"));
    }
    if (another || found != attempt) {
      return Optional.empty();
    }
    return present;
  }

  private void expectSubmitted(ItemUpdate change) {
    if (submittedAt != null) {
      change.when(new Condition.Is("submittedAt", submittedAt));
    }
  }

  /** Whether an item was never taken on, or has the plan of another: seeds follow from ids. */
  static boolean isPutOver(String benchmarkId, Map<String, @Nullable Object> item) {
    var seed = item.get("seed");
    return item.get("submittedAt") == null
        || seed != null && !seed.equals(Long.toString(Plan.seed(benchmarkId)));
  }

  /** Whether it was ever planned: until then its spec may be corrected. */
  static boolean isPlanned(Map<String, @Nullable Object> item) {
    return item.get("seed") != null;
  }

  /** Bytes that an item has left for lists, whose lengths are up to its configurations. */
  static long room(Map<String, @Nullable Object> item) {
    return ItemSize.LARGEST - ItemSize.of(item) - END;
  }

  private Map<String, @Nullable Object> transition(Status status) {
    return Transition.to(status, clock.instant());
  }

  static Status status(Map<String, @Nullable Object> item) {
    var name = item.get("status");
    return name == null ? Status.WAITING : PlatformAttributes.status(item).orElse(Status.WAITING);
  }

  /** The attempt of an item; 0 when it was not taken on. */
  static int attempt(Map<String, @Nullable Object> item) {
    return item.get("attempt") instanceof BigDecimal attempt ? attempt.intValue() : 0;
  }

  private static Map<String, String> key(String benchmarkId) {
    return Map.of("benchmarkId", benchmarkId);
  }
}
