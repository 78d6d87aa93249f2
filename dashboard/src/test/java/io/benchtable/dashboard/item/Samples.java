package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Benchmarks as the platform would write them, grown from the golden files: six configurations of
 * ten runs, one of which fails a check, one that crashed, one benchmark in the middle of its runs.
 */
public final class Samples {

  public static final String COMPLETE = "01kb3v9m2q8x4c6t7n5r1d0w9z";
  public static final String RUNNING = "01kb3w0000000000000000000a";
  public static final String FAILED = "01kb3x0000000000000000000b";
  public static final Instant START = Instant.parse("2026-11-23T10:15:30.123Z");

  private final InMemoryItems items;
  private final Random random = new Random(7);
  private final String logs;

  private Samples(InMemoryItems items, String logs) {
    this.items = items;
    this.logs = logs;
  }

  /** Fills the tables; logs are said to be at this address. */
  public static void fill(InMemoryItems items, String logs) {
    Samples samples = new Samples(items, logs);
    samples.complete();
    samples.running();
    samples.failed();
    samples.older();
  }

  private void complete() {
    Map<String, Object> benchmark = benchmark(COMPLETE, "17-benchmark-item-complete");
    items.put("benchmarks", benchmark);
    double[] times = {0.412, 0.311, 0.486, 0.352, 0.640, 0.455};
    double[] prices = {0.0360, 0.0720};
    int number = 1;
    for (int block = 0; block <= 10; block++) {
      for (int at = 0; at < 6; at++) {
        number++;
        boolean crashed = at == 5;
        if (crashed && block > 1) {
          continue;
        }
        double seconds = times[at] * (1 + 0.02 * random.nextGaussian()) + (block == 0 ? 0.06 : 0);
        run(COMPLETE, number, block, at, seconds, seconds * prices[at % 2] / 3600, crashed);
      }
    }
    for (int at = 0; at < 6; at++) {
      result(at, times[at], times[0], prices[at % 2]);
    }
  }

  private void running() {
    Map<String, Object> benchmark = benchmark(RUNNING, "17-benchmark-item-complete");
    Instant now = Instant.now();
    benchmark.put("spec", spec("sort: memory against threads", "Is a larger buffer worth it?"));
    benchmark.put("status", "RUNNING");
    benchmark.put("submittedAt", now.minusSeconds(48).toString());
    benchmark.put(
        "transitions",
        List.of(
            Map.of("status", "WAITING", "at", now.minusSeconds(48).toString()),
            Map.of("status", "PREPARING", "at", now.minusSeconds(47).toString()),
            Map.of("status", "READY", "at", now.minusSeconds(46).toString()),
            Map.of("status", "RUNNING", "at", now.minusSeconds(45).toString())));
    benchmark.put(
        "progress",
        Map.of(
            "runs",
            66,
            "done",
            23,
            "failed",
            1,
            "configurations",
            6,
            "startedAt",
            now.minusSeconds(45).toString(),
            "secondsPerRun",
            "1.94"));
    benchmark.remove("verdict");
    benchmark.put(
        "totals",
        Map.of(
            "billedCost",
            "0.00019",
            "currency",
            "USD",
            "completeness",
            "partial",
            "unknownLines",
            3));
    items.put("benchmarks", benchmark);
    for (int number = 1; number <= 23; number++) {
      run(RUNNING, number, number / 6, number % 6, 0.4 + random.nextGaussian() * 0.01, 1e-5, false);
    }
    for (int number = 24; number <= 66; number++) {
      items.put(
          "runs",
          Map.of(
              "benchmarkId",
              RUNNING,
              "runId",
              id(RUNNING, number),
              "kind",
              "MEASURED",
              "configurationId",
              configuration(number % 6),
              "status",
              number == 24 ? "RUNNING" : "WAITING",
              "parameters",
              parameters(number % 6),
              "transitions",
              number == 24
                  ? List.of(
                      Map.of("status", "WAITING", "at", now.minusSeconds(45).toString()),
                      Map.of("status", "RUNNING", "at", now.minusSeconds(1).toString()))
                  : List.of()));
    }
  }

  private void failed() {
    Map<String, Object> benchmark = benchmark(FAILED, "17-benchmark-item-complete");
    benchmark.put("spec", spec("read alignment", "bwa, minimap2 and bowtie2 on simulated reads"));
    benchmark.put("status", "FAILED");
    benchmark.put("reason", "INVALID_SPEC");
    benchmark.put("submittedAt", "2026-11-22T17:00:00.000Z");
    benchmark.put(
        "errors",
        List.of(
            Map.of(
                "path",
                "pipeline[1].command",
                "value",
                "${thread}/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin:/opt/bin}",
                "expected",
                "a parameter: k, threads")));
    benchmark.remove("verdict");
    benchmark.remove("totals");
    benchmark.remove("progress");
    items.put("benchmarks", benchmark);
  }

  private void older() {
    for (int at = 0; at < 3; at++) {
      Map<String, Object> benchmark =
          benchmark("01kb2%022d".formatted(at), "17-benchmark-item-complete");
      benchmark.put("spec", spec(List.of("gzip levels", "awk or mawk", "index build").get(at), ""));
      benchmark.put("submittedAt", START.minus(Duration.ofDays(at + 2L)).toString());
      Map<String, Object> host = new HashMap<>(Item.of(benchmark.get("host")).attributes());
      host.put("kernel", "Linux 6.1.0-17-amd64");
      benchmark.put("host", host);
      items.put("benchmarks", benchmark);
    }
  }

  private Map<String, Object> benchmark(String id, String contract) {
    Map<String, Object> benchmark = new HashMap<>(Contracts.item(contract).attributes());
    benchmark.put("benchmarkId", id);
    benchmark.put("spec", spec("k-mer counting", "Does a second sort thread pay?"));
    benchmark.put(
        "worker",
        Map.of("workerId", "3f9c1a7e", "taskQueue", "jobs.default@3f9c1a7e", "address", logs));
    benchmark.put(
        "progress",
        Map.of(
            "runs",
            66,
            "done",
            66,
            "failed",
            2,
            "configurations",
            6,
            "startedAt",
            "2026-11-23T10:15:31.440Z",
            "endedAt",
            "2026-11-23T10:16:29.900Z",
            "secondsPerRun",
            "0.88"));
    benchmark.put(
        "verdict",
        Map.of(
            "fastest",
            Map.of(
                "configurationId",
                "k=11,threads=2",
                "medianSeconds",
                "0.3123",
                "interval",
                Map.of("low", "0.3050", "high", "0.3188"),
                "certain",
                true),
            "cheapest",
            Map.of(
                "configurationId",
                "k=11,threads=1",
                "costPerRun",
                "0.0000041",
                "interval",
                Map.of("low", "0.0000040", "high", "0.0000042"),
                "certain",
                true,
                "currency",
                "USD"),
            "level",
            Map.of("confidence", "0.983333", "error", "0.05", "comparisons", 3),
            "sentences",
            List.of(
                "Fastest: k=11,threads=2 at 0.312 s [0.305, 0.319], 1.32× faster than the baseline"
                    + " [1.29, 1.36].",
                "Cheapest: k=11,threads=1 at $0.0000041 a run [0.0000040, 0.0000042].",
                "5 of 6 configurations completed; k=31,threads=2 failed.")));
    return benchmark;
  }

  private static Map<String, Object> spec(String name, String description) {
    Map<String, Object> spec =
        new HashMap<>(
            Item.of(Contracts.item("01-benchmark-item").attributes().get("spec")).attributes());
    spec.put("name", name);
    spec.put("description", description);
    spec.put("parameters", Map.of("k", numbers(11, 21, 31), "threads", numbers(1, 2)));
    spec.remove("exclude");
    spec.remove("include");
    return spec;
  }

  private static List<Object> numbers(int... numbers) {
    List<Object> list = new ArrayList<>();
    for (int number : numbers) {
      list.add(BigDecimal.valueOf(number));
    }
    return list;
  }

  private void run(
      String benchmark, int number, int block, int at, double seconds, double cost, boolean crash) {
    String id = id(benchmark, number);
    Map<String, Object> run = new HashMap<>(Contracts.item("16-run-item").attributes());
    run.put("benchmarkId", benchmark);
    run.put("runId", id);
    run.put("configurationId", configuration(at));
    run.put("parameters", parameters(at));
    run.put("block", block);
    run.put("kind", block == 0 ? "WARMUP" : "MEASURED");
    run.put("sample", block > 0 && !crash);
    Map<String, Object> samples = new HashMap<>(Item.of(run.get("samples")).attributes());
    samples.put("wallSeconds", decimal(seconds, 9));
    samples.put("cpuUserSeconds", decimal(seconds * (at % 2 == 0 ? 0.97 : 1.3), 6));
    run.put("samples", samples);
    run.put(
        "cost",
        Map.of(
            "billedCost",
            decimal(cost, 12),
            "measuredCost",
            decimal(cost, 12),
            "currency",
            "USD",
            "completeness",
            "complete"));
    if (crash) {
      run.put("status", "FAILED");
      run.put("reason", "OUT_OF_MEMORY");
      run.put("message", "Step count used 512 MiB, its limit.");
    }
    items.put("runs", run);
    job(id, benchmark, crash, seconds);
    cost(id, benchmark, at, block, cost);
  }

  private void job(String runId, String benchmark, boolean crash, double seconds) {
    Map<String, Object> unpack = new HashMap<>(Contracts.item("09-job-item").attributes());
    unpack.put("runId", runId);
    unpack.put("benchmarkId", benchmark);
    unpack.put("jobId", "unpack#1");
    unpack.put("step", "unpack");
    unpack.put("usageId", "unpack#1");
    unpack.put("measured", false);
    unpack.put("command", List.of("sh", "-c", "gzip -dc \"$BT_dataset_genome\" > genome.fa"));
    unpack.put(
        "transitions",
        List.of(
            Map.of("status", "SUBMITTED", "at", "2026-11-23T10:15:31.300Z"),
            Map.of("status", "RUNNING", "at", "2026-11-23T10:15:31.310Z"),
            Map.of("status", "SUCCEEDED", "at", "2026-11-23T10:15:31.455Z")));
    unpack.put("log", log(runId, "unpack%231"));
    items.put("jobs", unpack);
    Map<String, Object> job = new HashMap<>(Contracts.item("09-job-item").attributes());
    job.put("runId", runId);
    job.put("benchmarkId", benchmark);
    job.put("log", log(runId, "count%231"));
    if (crash) {
      job.put("status", "FAILED");
      job.put("reason", "OUT_OF_MEMORY");
      job.put("exitCode", BigDecimal.valueOf(137));
    }
    items.put("jobs", job);
    Map<String, Object> usage = new HashMap<>(Contracts.item("10-usage-item").attributes());
    usage.put("runId", runId);
    usage.put("benchmarkId", benchmark);
    usage.put("wallSeconds", decimal(seconds, 9));
    items.put("usage", usage);
  }

  private Map<String, Object> log(String runId, String job) {
    return Map.of(
        "address",
        logs + "/v1/logs/" + runId + "/" + job,
        "stdoutBytes",
        BigDecimal.valueOf(1_204_224),
        "stderrBytes",
        BigDecimal.ZERO,
        "truncated",
        true);
  }

  private void cost(String runId, String benchmark, int at, int block, double cost) {
    Map<String, Object> line = new LinkedHashMap<>(Contracts.item("13-cost-item").attributes());
    line.put("runId", runId);
    line.put("benchmarkId", benchmark);
    line.put("configurationId", configuration(at));
    line.put("kind", block == 0 ? "WARMUP" : "MEASURED");
    line.put("sample", block > 0);
    line.put("purpose", block > 0 ? "measured" : "warm-up");
    line.put("BilledCost", decimal(cost, 12));
    line.put(
        "day",
        benchmark.equals(RUNNING)
            ? Instant.now().toString().substring(0, 10)
            : "2026-11-%02d".formatted(17 + block % 7));
    if (benchmark.equals(RUNNING)) {
      line.put("benchmarkName", "sort: memory against threads");
      line.put("Tags", Map.of("team", "imaging", "dataset", "lambda"));
    }
    items.put("costs", line);
    Map<String, Object> memory = new HashMap<>(line);
    memory.put("lineId", "count#1:gib-hour");
    memory.put("SkuId", "gib-hour");
    memory.put("part", "memory");
    memory.put("ListUnitPrice", "0.0045");
    memory.put("PricingUnit", "GiB-Hours");
    memory.put("BilledCost", decimal(cost / 16, 12));
    items.put("costs", memory);
  }

  private void result(int at, double seconds, double base, double price) {
    Map<String, Object> result = new HashMap<>(Contracts.item("15-result-item").attributes());
    result.put("benchmarkId", COMPLETE);
    result.put("configurationId", configuration(at));
    result.put("parameters", parameters(at));
    result.put("baseline", at == 0);
    if (at == 5) {
      items.put(
          "results",
          Map.of(
              "benchmarkId",
              COMPLETE,
              "configurationId",
              configuration(at),
              "status",
              "FAILED",
              "reason",
              "OUT_OF_MEMORY",
              "message",
              "Step count used 512 MiB, its limit.",
              "n",
              BigDecimal.ZERO,
              "feasible",
              false,
              "time",
              Map.of("verdict", "INFEASIBLE", "note", "out of memory"),
              "cost",
              Map.of("verdict", "INFEASIBLE", "note", "out of memory")));
      return;
    }
    double cost = seconds * price / 3600;
    Map<String, Object> wall = new HashMap<>(interval(seconds, 0.014, 4));
    wall.put("spread", decimal(0.021 + 0.004 * at, 3));
    wall.put("outliers", at == 1 ? List.of(id(COMPLETE, 9)) : List.of());
    result.put("wallSeconds", wall);
    result.put(
        "frontier",
        Map.of(
            "on",
            at < 2,
            "knee",
            false,
            "probability",
            List.of("1.000", "0.994", "0.031", "", "0.000").get(at)));
    result.put("cpuSeconds", interval(seconds * (at % 2 == 0 ? 0.99 : 1.31), 0.01, 4));
    Map<String, Object> money = new HashMap<>(interval(cost, 0.014, 10));
    money.put("currency", "USD");
    money.put("completeness", "complete");
    result.put("costPerRun", money);
    result.put("time", comparison(base / seconds, "FASTER", "SLOWER"));
    result.put("cost", comparison(base * 0.036 / (seconds * price), "CHEAPER", "MORE_EXPENSIVE"));
    if (at == 3) {
      Map<String, Object> infeasible = Map.of("verdict", "INFEASIBLE", "note", "fails a check");
      result.put("feasible", false);
      result.remove("frontier");
      result.put("time", infeasible);
      result.put("cost", infeasible);
      result.put(
          "failedChecks", List.of("distinctKmers is 48490, expected 48502 as the baseline's"));
    }
    items.put("results", result);
  }

  private static Map<String, Object> interval(double median, double half, int decimals) {
    return Map.of(
        "median",
        decimal(median, decimals),
        "low",
        decimal(median * (1 - half), decimals),
        "high",
        decimal(median * (1 + half * 1.1), decimals),
        "confidence",
        "0.95");
  }

  private static Map<String, Object> comparison(double ratio, String better, String worse) {
    Map<String, Object> comparison = new HashMap<>(ratio(ratio, ratio * 0.98, ratio * 1.03));
    boolean equivalent = Math.abs(ratio - 1) < 0.02;
    comparison.put("verdict", equivalent ? "EQUIVALENT" : ratio > 1 ? better : worse);
    comparison.put("confidence", "0.983333");
    if (!equivalent && ratio < 1) {
      comparison.put("inverse", ratio(1 / ratio, 1 / (ratio * 1.03), 1 / (ratio * 0.98)));
    }
    return comparison;
  }

  private static Map<String, Object> ratio(double ratio, double low, double high) {
    return Map.of("ratio", decimal(ratio, 2), "low", decimal(low, 2), "high", decimal(high, 2));
  }

  private static String configuration(int at) {
    return "k=" + (11 + 10 * (at / 2)) + ",threads=" + (1 + at % 2);
  }

  private static Map<String, Object> parameters(int at) {
    return Map.of(
        "k", BigDecimal.valueOf(11 + 10L * (at / 2)), "threads", BigDecimal.valueOf(1 + at % 2));
  }

  private static String id(String benchmark, int number) {
    return benchmark + "-%04d".formatted(number);
  }

  private static String decimal(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }
}
