package io.benchtable.benchmarks.loop;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.client.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Puts items at a fixed rate, so many of them into the table that a rule of ours matches. */
final class Load {

  static final String MATCHED = "measured-events";
  static final String OTHER = "other-events";
  static final String KEY = "eventId";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TEXT = "x".repeat(200);

  private record Put(String mark, boolean matching, long due, long begun, long acknowledged) {}

  private final Tables tables;
  private final TemporalTap tap;
  private final Report report;
  private final AtomicInteger failed = new AtomicInteger();

  Load(Tables tables, TemporalTap tap, Report report) {
    this.tables = tables;
    this.tap = tap;
    this.report = report;
  }

  /** Puts one event that matches and says whether a start request came of it. */
  boolean probe(int number) {
    Put put = put(0, number, true, System.nanoTime());
    return Waiting.until(Duration.ofSeconds(2), () -> tap.start(put.mark()).isPresent());
  }

  /** Loads without looking at times. */
  void warmUp(int phase, Schedule schedule, int matching) {
    if (!awaitStarts(run(phase, schedule, matching))) {
      throw new IllegalStateException(
          "Expected a start for each event of the warm-up that matches, but some did not come");
    }
  }

  /** Loads and reports under {@code title}. */
  void measure(String title, int phase, Schedule schedule, int matching, boolean firstTasks) {
    int repeatedBefore = tap.repeated();
    int failedBefore = failed.get();
    Compilers compilers = Compilers.now();
    List<Put> puts = run(phase, schedule, matching);
    double compiling = compilers.share();
    List<Put> expected = puts.stream().filter(Put::matching).toList();
    awaitStarts(expected);
    report.spread(title, "put sent -> acknowledged", spread(puts, put -> nanos(put, put.begun())));
    report.spread(
        title,
        "put acknowledged -> start request",
        spread(expected, put -> tap.start(put.mark()).map(at -> at - put.acknowledged())));
    report.spread(
        title,
        "put due -> start request",
        spread(expected, put -> tap.start(put.mark()).map(at -> at - put.due())));
    if (firstTasks) {
      Waiting.until(
          PATIENCE, () -> expected.stream().allMatch(put -> tap.firstTask(put.mark()).isPresent()));
      report.spread(
          title,
          "put sent -> first workflow task",
          spread(expected, put -> tap.firstTask(put.mark()).map(at -> at - put.begun())));
      report.spread(
          title,
          "start request -> first workflow task",
          spread(
              expected,
              put ->
                  tap.firstTask(put.mark())
                      .flatMap(task -> tap.start(put.mark()).map(start -> task - start))));
    }
    report.number(title, "processors that were compiling, on average", compiling);
    report.number(title, "puts that failed", failed.get() - failedBefore);
    report.number(title, "matching events", expected.size());
    report.mustBeNone(
        title,
        "lost starts",
        expected.stream().filter(put -> tap.start(put.mark()).isEmpty()).count());
    report.mustBeNone(title, "doubled starts", tap.repeated() - repeatedBefore);
    report.mustBeNone(
        title,
        "starts of what does not match",
        puts.stream().filter(put -> !put.matching() && tap.start(put.mark()).isPresent()).count());
  }

  private static Optional<Long> nanos(Put put, long from) {
    return Optional.of(put.acknowledged() - from);
  }

  private static Spread spread(List<Put> puts, Function<Put, Optional<Long>> nanos) {
    return Spread.ofNanos(puts.stream().map(nanos).flatMap(Optional::stream).toList());
  }

  private boolean awaitStarts(List<Put> puts) {
    return Waiting.until(
        PATIENCE,
        () ->
            puts.stream().filter(Put::matching).allMatch(put -> tap.start(put.mark()).isPresent()));
  }

  private List<Put> run(int phase, Schedule schedule, int matching) {
    Queue<Put> puts = new ConcurrentLinkedQueue<>();
    long share = Math.min(matching, schedule.perSecond());
    schedule.run(
        (number, due) -> {
          long rate = schedule.perSecond();
          boolean match = (number + 1L) * share / rate > number * share / rate;
          try {
            puts.add(put(phase, number, match, due));
          } catch (Refused | Unreachable e) {
            failed.incrementAndGet();
          }
        });
    return new ArrayList<>(puts);
  }

  private Put put(int phase, int number, boolean matching, long due) {
    String mark = "mark-event-" + phase + "-" + number + "-end";
    ObjectNode item = Tables.JSON.createObjectNode();
    item.put(KEY, mark).put("number", number).put("text", TEXT);
    long begun = System.nanoTime();
    tables.replace(matching ? MATCHED : OTHER, item, mark);
    return new Put(mark, matching, due, begun, System.nanoTime());
  }
}
