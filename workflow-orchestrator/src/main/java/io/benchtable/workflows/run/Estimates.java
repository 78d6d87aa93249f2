package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Estimate;
import io.benchtable.workflows.benchmark.PastRun;
import io.benchtable.workflows.benchmark.Plan;
import io.benchtable.workflows.benchmark.RunKind;
import io.benchtable.workflows.item.ItemQuery;
import io.benchtable.workflows.item.Items;
import io.benchtable.workflows.item.ItemsRefusedException;
import io.benchtable.workflows.item.ItemsUnavailableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Estimates of a spec's time and cost, from earlier benchmarks of the same pipeline. */
final class Estimates {

  private static final int BENCHMARKS = 5;
  private static final int RUNS = 500;

  private final Items items;

  Estimates(Items items) {
    this.items = items;
  }

  /**
   * The estimate as plain values: {@code runs, seconds, untimedRuns, cost, currency, unpricedRuns,
   * basis, unknown}; {@code unknown} says in words what is not known, and why.
   *
   * @param tree the spec as it was written
   */
  Map<String, @Nullable Object> of(BenchmarkSpec spec, Map<String, @Nullable Object> tree) {
    var plan = Plan.of(spec, 0);
    Map<String, @Nullable Object> estimate = of(plan, tree);
    estimate.put("leastRuns", plan.leastRuns(spec.design()));
    return estimate;
  }

  private Map<String, @Nullable Object> of(Plan plan, Map<String, @Nullable Object> tree) {
    try {
      return estimate(plan, tree, earlier(tree));
    } catch (ItemsUnavailableException | ItemsRefusedException e) {
      return answer(
          Estimate.of(plan, List.of()), List.of(), "USD", "earlier runs cannot be read now");
    }
  }

  private Map<String, @Nullable Object> estimate(
      Plan plan, Map<String, @Nullable Object> tree, List<Earlier> earlier) {
    var used = new ArrayList<Earlier>();
    var estimate = Estimate.of(plan, List.of());
    for (var benchmark : earlier) {
      if (estimate.untimed() == 0 && estimate.unpriced() == 0) {
        break;
      }
      used.add(benchmark.read(items, tree));
      estimate = Estimate.of(plan, used.stream().map(Earlier::runs).toList());
    }
    used.removeIf(benchmark -> benchmark.runs().isEmpty());
    var currency =
        used.stream().map(Earlier::currency).flatMap(Optional::stream).findFirst().orElse("USD");
    return answer(
        estimate,
        used,
        currency,
        used.isEmpty()
            ? "no benchmark of this pipeline has run here yet"
            : "some configurations have not run here yet");
  }

  private static Map<String, @Nullable Object> answer(
      Estimate estimate, List<Earlier> used, String currency, String why) {
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("runs", estimate.runs());
    answer.put("seconds", estimate.isTimed() ? estimate.seconds().toPlainString() : null);
    answer.put("untimedRuns", estimate.untimed());
    answer.put("cost", estimate.isPriced() ? estimate.cost().toPlainString() : null);
    answer.put("currency", currency);
    answer.put("unpricedRuns", estimate.unpriced());
    answer.put("basis", used.stream().map(Earlier::described).toList());
    var unknown = new ArrayList<String>();
    if (estimate.untimed() > 0) {
      unknown.add(words("time", estimate.untimed(), estimate.runs(), why));
    }
    if (estimate.unpriced() > 0) {
      unknown.add(
          words(
              "cost",
              estimate.unpriced(),
              estimate.runs(),
              estimate.unpriced() == estimate.untimed() ? why : "they were priced differently"));
    }
    answer.put("unknown", unknown);
    return answer;
  }

  private static String words(String what, int unknown, int runs, String why) {
    return unknown == runs
        ? "%s: %s".formatted(what, why)
        : "%s of %d of %d runs: %s".formatted(what, unknown, runs, why);
  }

  private List<Earlier> earlier(Map<String, @Nullable Object> tree) {
    var page =
        items.query(
            ItemQuery.of(BenchmarkTables.BENCHMARKS.name(), "pipelineHash", PipelineHash.of(tree))
                .through(BenchmarkTables.PIPELINE_INDEX)
                .latestFirst()
                .limit(BENCHMARKS));
    var earlier = new ArrayList<Earlier>();
    for (Map<String, @Nullable Object> item : page.items()) {
      earlier.add(new Earlier(item, List.of(), Optional.empty()));
    }
    return earlier;
  }

  /** An earlier benchmark, and its complete runs once they are read. */
  private record Earlier(
      Map<String, @Nullable Object> item, List<PastRun> runs, Optional<String> currency) {

    Earlier read(Items items, Map<String, @Nullable Object> tree) {
      boolean samePrices = Objects.equals(prices(item.get("spec")), prices(tree));
      var runs = new ArrayList<PastRun>();
      var currency = Optional.<String>empty();
      var page =
          items.query(
              ItemQuery.of(BenchmarkTables.RUNS.name(), "benchmarkId", text(item, "benchmarkId"))
                  .limit(RUNS));
      for (Map<String, @Nullable Object> run : page.items()) {
        past(run, samePrices).ifPresent(runs::add);
        if (currency.isEmpty() && run.get("cost") instanceof Map<?, ?> cost) {
          currency = Optional.ofNullable(cost.get("currency")).map(Object::toString);
        }
      }
      return new Earlier(item, List.copyOf(runs), currency);
    }

    Map<String, @Nullable Object> described() {
      var described = new LinkedHashMap<String, @Nullable Object>();
      described.put("benchmarkId", item.get("benchmarkId"));
      described.put("name", item.get("spec") instanceof Map<?, ?> spec ? spec.get("name") : null);
      described.put("at", item.get("submittedAt"));
      described.put(
          "host", item.get("host") instanceof Map<?, ?> host ? host.get("hostname") : null);
      described.put("runs", runs.size());
      return described;
    }

    private static String prices(@Nullable Object spec) {
      return spec instanceof Map<?, ?> fields && fields.get("pricing") != null
          ? PlainJson.writeSorted(Objects.requireNonNull(fields.get("pricing")))
          : "";
    }

    private static Optional<PastRun> past(Map<String, @Nullable Object> run, boolean samePrices) {
      var ready = at(run, "READY");
      var end = at(run, "COMPLETE");
      if (ready.isEmpty() || end.isEmpty()) {
        return Optional.empty();
      }
      var cost =
          samePrices
                  && run.get("cost") instanceof Map<?, ?> charged
                  && "complete".equals(charged.get("completeness"))
                  && charged.get("billedCost") instanceof String billed
              ? Optional.of(new BigDecimal(billed))
              : Optional.<BigDecimal>empty();
      return Optional.of(
          new PastRun(
              RunKind.valueOf(text(run, "kind")),
              text(run, "configurationId"),
              ready.get(),
              end.get(),
              cost));
    }

    /** When a run entered a status for the last time. */
    private static Optional<Instant> at(Map<String, @Nullable Object> run, String status) {
      return run.get("transitions") instanceof List<?> transitions
          ? transitions.stream()
              .filter(step -> step instanceof Map<?, ?> map && status.equals(map.get("status")))
              .map(step -> String.valueOf(((Map<?, ?>) step).get("at")))
              .reduce((_, last) -> last)
              .flatMap(Earlier::time)
          : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
      try {
        return Optional.of(Instant.parse(text));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }

    private static String text(Map<String, @Nullable Object> item, String name) {
      var value = item.get(name);
      return value == null ? "" : value.toString();
    }
  }
}
