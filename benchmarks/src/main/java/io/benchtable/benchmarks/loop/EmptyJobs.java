package io.benchtable.benchmarks.loop;

import io.benchtable.standalone.client.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A benchmark of the command {@code true}, through the whole loop. */
final class EmptyJobs {

  private static final String ID = "empty-jobs";

  private final Tables tables;
  private final TemporalTap tap;
  private final Floor floor;
  private final Report report;

  EmptyJobs(Tables tables, TemporalTap tap, Floor floor, Report report) {
    this.tables = tables;
    this.tap = tap;
    this.floor = floor;
    this.report = report;
  }

  /**
   * Carries out so many jobs to warm up, again until the compilers are at rest or the seconds are
   * over, and then as many that count.
   */
  void measure(int jobs, int seconds) {
    String phase = "empty command";
    report.heading("Jobs of an empty command, one at a time");
    warmUp(jobs, seconds);
    floor.hop("warm", jobs);
    tap.takeTasks();
    double hop = floor.hop("measured", jobs);
    Spread empty = nanos(tap.takeTasks()).getOrDefault("Nothing", Spread.ofNanos(List.of()));
    Compilers compilers = Compilers.now();
    benchmark(ID, jobs);
    double compiling = compilers.share();
    List<TemporalTap.Task> tasks = tap.takeTasks();
    Map<String, Spread> held = nanos(tasks);
    Spread job = held.getOrDefault("ExecuteJob", Spread.ofNanos(List.of()));

    report.spread(phase, "empty activity: task given -> completed", empty);
    held.forEach(
        (type, spread) -> report.spread(phase, type + ": task given -> completed", spread));
    report.spread(phase, "the command itself, as the worker measured it", commands(jobs));
    report.number(phase, "processors that were compiling, on average", compiling);
    report.number(phase, "jobs a second", perSecond(tasks));
    report.number(phase, "engine's hop of an empty activity, ms", hop);
    report.number(phase, "our share of a job beyond it (medians), ms", job.p50() - empty.p50());
  }

  private void warmUp(int jobs, int seconds) {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    int number = 0;
    Compilers compilers;
    do {
      compilers = Compilers.now();
      benchmark(ID + "-warm-" + ++number, jobs);
    } while (System.nanoTime() < end && !compilers.areAtRest());
  }

  private void benchmark(String id, int repetitions) {
    ObjectNode item = Tables.JSON.createObjectNode().put("benchmarkId", id);
    item.set(
        "spec",
        Tables.JSON.readTree(
            """
            {"name": "empty", "repetitions": %d, "warmup": 0,
             "pipeline": [{"name": "nothing", "command": ["true"]}]}
            """
                .formatted(repetitions)));
    tables.create("benchmarks", item, id);
    boolean ended =
        Waiting.until(Duration.ofMinutes(5), () -> status(id).matches("COMPLETE|FAILED|CANCELLED"));
    if (!ended || !status(id).equals("COMPLETE")) {
      throw new IllegalStateException(
          "Expected the benchmark to be COMPLETE, but it is "
              + tables.get("benchmarks", id).map(JsonNode::toString).orElse("missing"));
    }
  }

  private String status(String id) {
    return tables.get("benchmarks", id).map(item -> item.path("status").asString("")).orElse("");
  }

  private static Map<String, Spread> nanos(List<TemporalTap.Task> tasks) {
    Map<String, Spread> spreads = new TreeMap<>();
    tasks.stream()
        .collect(Collectors.groupingBy(TemporalTap.Task::type))
        .forEach(
            (type, some) ->
                spreads.put(
                    type,
                    Spread.ofNanos(some.stream().map(task -> task.to() - task.from()).toList())));
    return spreads;
  }

  private Spread commands(int jobs) {
    return Spread.ofNanos(
        tables.query("runs", ID).stream()
            .limit(jobs)
            .flatMap(run -> tables.query("usage", run.path("runId").asString()).stream())
            .map(
                usage ->
                    Math.round(1e9 * Double.parseDouble(usage.path("wallSeconds").asString("0"))))
            .toList());
  }

  private static double perSecond(List<TemporalTap.Task> tasks) {
    List<Long> ends =
        tasks.stream()
            .filter(task -> task.type().equals("ExecuteJob"))
            .map(TemporalTap.Task::to)
            .sorted()
            .toList();
    return ends.size() < 2 ? 0 : (ends.size() - 1) * 1e9 / (ends.getLast() - ends.getFirst());
  }
}
