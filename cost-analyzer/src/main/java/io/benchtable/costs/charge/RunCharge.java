package io.benchtable.costs.charge;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cost lines of one run, and what they add up to.
 *
 * @param unknown why some of the cost is not known, a sentence each; empty if all is known
 */
public record RunCharge(List<CostLine> lines, List<String> unknown) {

  public RunCharge {
    lines = List.copyOf(lines);
    unknown = List.copyOf(unknown);
  }

  /** The sum of the known lines; empty if none is known though something was used. */
  public Optional<BigDecimal> billedCost() {
    return completeness() == Completeness.UNKNOWN
        ? Optional.empty()
        : Optional.of(sum(lines.stream()));
  }

  /**
   * What the measured steps of the run cost, each in the attempt that counted; empty if any of that
   * is unknown, or if nothing counts.
   */
  public Optional<BigDecimal> measuredCost() {
    List<CostLine> counting = lines.stream().filter(RunCharge::counts).toList();
    return counting.isEmpty() || counting.stream().anyMatch(line -> line.cost() == null)
        ? Optional.empty()
        : Optional.of(sum(counting.stream()));
  }

  public Completeness completeness() {
    long known = lines.stream().filter(line -> line.cost() != null).count();
    return Completeness.of(known, unknown.size());
  }

  private static boolean counts(CostLine line) {
    return line.sample() && line.attempt().measured();
  }

  private static BigDecimal sum(Stream<CostLine> lines) {
    return lines
        .map(CostLine::cost)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
