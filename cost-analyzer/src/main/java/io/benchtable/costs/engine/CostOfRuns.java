package io.benchtable.costs.engine;

import io.benchtable.costs.item.PutLine;
import io.benchtable.costs.verdict.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Sums the cost lines of runs.
 *
 * @param byRun the lines of each run that has any
 * @param unpriced how many runs occupied a machine and have no line
 */
record CostOfRuns(Map<String, List<PutLine>> byRun, int unpriced) {

  /** What a run costs that counts: its measured steps; empty if any of that is unknown. */
  Optional<BigDecimal> ofSample(String runId) {
    List<PutLine> lines =
        byRun.getOrDefault(runId, List.of()).stream().filter(PutLine::ofSample).toList();
    return lines.isEmpty() || lines.stream().anyMatch(line -> line.cost() == null)
        ? Optional.empty()
        : Optional.of(sum(lines));
  }

  /** The machine that a run was priced as; empty where vCPU and memory are priced apart. */
  Optional<String> instanceType(String runId) {
    return byRun.getOrDefault(runId, List.of()).stream()
        .map(PutLine::instanceType)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** What all runs cost. */
  Totals totals() {
    List<PutLine> all = new ArrayList<>();
    byRun.values().forEach(all::addAll);
    int unknown = (int) all.stream().filter(line -> line.cost() == null).count() + unpriced;
    boolean nothingKnown = unknown > 0 && all.stream().allMatch(line -> line.cost() == null);
    return new Totals(nothingKnown ? null : sum(all), unknown);
  }

  static BigDecimal sum(List<PutLine> lines) {
    return lines.stream()
        .map(PutLine::cost)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
