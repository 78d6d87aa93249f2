package io.benchtable.costs.engine;

import io.benchtable.costs.item.PutLine;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.verdict.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sums the cost lines of runs.
 *
 * @param byRun the lines of each run that has any
 * @param unpriced how many runs occupied a machine and have no line
 * @param basis what all of it is to be priced by; null if that is not known
 */
record CostOfRuns(Map<String, List<PutLine>> byRun, int unpriced, @Nullable Basis basis) {

  /** A version of a price book, and its currency: costs of two of them do not compare. */
  record Basis(BookId book, String currency) {}

  /** What a run costs that counts: its measured steps; empty if any of that is unknown. */
  Optional<BigDecimal> ofSample(String runId) {
    List<PutLine> lines =
        byRun.getOrDefault(runId, List.of()).stream().filter(PutLine::ofSample).toList();
    return lines.isEmpty() || !lines.stream().allMatch(this::isKnown)
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
    List<PutLine> known = all.stream().filter(this::isKnown).toList();
    int unknown = all.size() - known.size() + unpriced;
    return new Totals(unknown > 0 && known.isEmpty() ? null : sum(known), unknown);
  }

  /** A cost in another currency, or by other prices, is not known in this one. */
  private boolean isKnown(PutLine line) {
    return line.cost() != null
        && basis != null
        && basis.book().equals(line.book())
        && basis.currency().equals(line.currency());
  }

  static BigDecimal sum(List<PutLine> lines) {
    return lines.stream()
        .map(PutLine::cost)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
