package io.benchtable.workflows.run;

import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A cost analyzer for which everything costs the same. */
final class FakeCosts implements CostActivities {

  final List<String> priced = Collections.synchronizedList(new ArrayList<>());
  volatile List<Map<String, @Nullable Object>> problems = List.of();
  volatile List<String> failed = List.of();
  final List<String> looks = Collections.synchronizedList(new ArrayList<>());
  final List<Map<String, @Nullable Object>> judged =
      Collections.synchronizedList(new ArrayList<>());

  /** What each look stops, from 1. */
  volatile IntFunction<List<Map<String, @Nullable Object>>> stops = _ -> List.of();

  /** Of every run; null where it is not known. */
  volatile @Nullable String billed = "0.01";

  volatile List<String> sentences = List.of("Fastest: k=1.");
  volatile String pricedAs = "own hardware";
  volatile String newest = "2026-11-01";

  /** The activity that fails, as if its service were away, and how often it did. */
  volatile String failing = "";

  /** Whether nothing is judged. */
  volatile boolean refusing;

  final AtomicInteger failures = new AtomicInteger();

  private void failIf(String activity) {
    if (failing.equals(activity)) {
      failures.incrementAndGet();
      throw new IllegalStateException("Expected " + activity + " to be possible, but it is not");
    }
  }

  @Override
  public PricingChecked checkPricing(Map<String, @Nullable Object> request) {
    failIf("CheckPricing");
    var pricing = request.get("pricing") instanceof Map<?, ?> map ? map : Map.of();
    var version = pricing.get("version") instanceof String asked ? asked : newest;
    return new PricingChecked(problems, "own-hardware", version);
  }

  @Override
  public Map<String, @Nullable Object> priceRun(Map<String, @Nullable Object> request) {
    failIf("PriceRun");
    priced.add(request.get("runId") + " " + request.get("sample"));
    var cost = new LinkedHashMap<String, @Nullable Object>();
    cost.put("billedCost", billed);
    cost.put("measuredCost", "0.01");
    cost.put("currency", "USD");
    cost.put("completeness", "complete");
    cost.put("unknown", List.of());
    return cost;
  }

  @Override
  public Looked lookAtBenchmark(Map<String, @Nullable Object> request) {
    failIf("LookAtBenchmark");
    looks.add(String.valueOf(request.get("stopping")));
    return new Looked(stops.apply(looks.size()));
  }

  @Override
  public Map<String, @Nullable Object> judgeBenchmark(Map<String, @Nullable Object> request) {
    failIf("JudgeBenchmark");
    judged.add(request);
    if (refusing) {
      throw ApplicationFailure.newNonRetryableFailure("No judgement", "REFUSED");
    }
    var judgement = new LinkedHashMap<String, @Nullable Object>();
    judgement.put("baseline", request.get("baseline"));
    judgement.put("failed", failed);
    judgement.put("sentences", sentences);
    judgement.put("pricedAs", pricedAs);
    judgement.put(
        "totals",
        Map.of(
            "billedCost", "0.42",
            "currency", "USD",
            "completeness", "complete",
            "unknownLines", 0));
    return judgement;
  }
}
