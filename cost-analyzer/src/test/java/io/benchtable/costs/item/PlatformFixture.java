package io.benchtable.costs.item;

import io.benchtable.costs.book.BookStore;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of the platform with the shipped books, and runs as the other services write them. */
public final class PlatformFixture {

  public final InMemoryItems items = new InMemoryItems();
  public final BookStore books = new BookItems(items);
  public final AttemptItems attempts = new AttemptItems(items);
  public final RunItems runs = new RunItems(items);
  public final CostItems costs = new CostItems(items);
  public final ResultItems results = new ResultItems(items);
  public final BudgetItems budgets = new BudgetItems(items);
  public final FocusLines focus = new FocusLines(items);
  public final BenchmarkItems benchmarks = new BenchmarkItems(items);
  public final HistoryItems history = new HistoryItems(items);
  public final CostTables tables = new CostTables(items, books);

  public PlatformFixture() {
    tables.createMissing();
  }

  /** A complete measured run of one step with its job and its usage. */
  public void completeRun(String runId, int threads, int block, String seconds) {
    putRun(runId, threads, block, "COMPLETE", true, seconds);
    putJob(runId, "count#1", "SUCCEEDED");
    putUsage(runId, "count#1", 1, seconds);
  }

  public void putRun(
      String runId,
      int threads,
      int block,
      String status,
      boolean sample,
      @Nullable String seconds) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("benchmarkId", "b");
    run.put("runId", runId);
    run.put("kind", "MEASURED");
    run.put("configurationId", "threads=" + threads);
    run.put("parameters", Map.of("threads", BigDecimal.valueOf(threads)));
    run.put("block", block);
    run.put("status", status);
    run.put("transitions", List.of(Map.of("status", "RUNNING", "at", "2026-11-23T10:15:31.458Z")));
    run.put("sample", sample);
    run.put("host", "lab-7");
    run.put("metrics", Map.of("distinctKmers", Map.of("value", "48502", "unit", "1")));
    if (seconds != null) {
      run.put(
          "samples",
          Map.of(
              "wallSeconds",
              seconds,
              "cpuUserSeconds",
              seconds,
              "cpuSystemSeconds",
              "0.01",
              "peakMemoryBytes",
              12345344,
              "peakMemoryMethod",
              "cgroup"));
    }
    items.put("runs", run);
  }

  /** Load from outside disturbed a run that there is. */
  public void disturb(String runId, boolean sample) {
    Map<String, Object> run =
        new LinkedHashMap<>(
            items.all("runs").stream()
                .filter(one -> runId.equals(one.get("runId")))
                .findFirst()
                .orElseThrow());
    run.put("sample", sample);
    run.put("disturbed", Map.of("share", "0.50", "limit", "0.2", "words", "others ran"));
    items.put("runs", run);
  }

  /** A run that was made in place of another. */
  public void replace(String runId, String replaces) {
    Map<String, Object> run =
        new LinkedHashMap<>(
            items.all("runs").stream()
                .filter(one -> replaces.equals(one.get("runId")))
                .findFirst()
                .orElseThrow());
    run.remove("disturbed");
    run.put("runId", runId);
    run.put("replaces", replaces);
    run.put("sample", true);
    items.put("runs", run);
  }

  public void putJob(String runId, String jobId, String status) {
    items.put(
        "jobs",
        Map.of(
            "runId",
            runId,
            "jobId",
            jobId,
            "step",
            jobId.substring(0, jobId.indexOf('#')),
            "attempt",
            Integer.parseInt(jobId.substring(jobId.indexOf('#') + 1)),
            "measured",
            true,
            "status",
            status,
            "transitions",
            List.of(Map.of("status", "RUNNING", "at", "2026-11-23T10:15:31.500Z"))));
  }

  public void putUsage(String runId, String usageId, int attempt, String seconds) {
    Map<String, Object> usage = new LinkedHashMap<>();
    usage.put("runId", runId);
    usage.put("usageId", usageId);
    usage.put("step", "count");
    usage.put("attempt", attempt);
    usage.put("measured", true);
    usage.put("startedAt", "2026-11-23T10:15:31.500Z");
    usage.put("endedAt", "2026-11-23T10:15:31.912Z");
    usage.put("wallSeconds", seconds);
    usage.put("vcpus", 2);
    usage.put("memoryMiB", 512);
    usage.put("host", "lab-7");
    items.put("usage", usage);
  }
}
