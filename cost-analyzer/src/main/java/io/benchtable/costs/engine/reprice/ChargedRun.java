package io.benchtable.costs.engine.reprice;

import io.benchtable.costs.charge.Attempt;
import io.benchtable.costs.charge.reprice.RunCost;
import io.benchtable.costs.item.PutLine;
import io.benchtable.costs.item.StoredRun;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A run as the tables have it: what it used, and the cost lines that were put for it. */
record ChargedRun(StoredRun stored, List<Attempt> used, List<PutLine> lines) {

  /** The currency that most of it was charged in; the first line's. */
  Optional<String> currency() {
    return lines.stream().map(PutLine::currency).filter(Objects::nonNull).findFirst();
  }

  /** What was charged, in a currency: a line of another is not known in this one. */
  RunCost charged(String currency) {
    if (lines.isEmpty()) {
      return stored.started() ? RunCost.UNKNOWN : RunCost.NOTHING;
    }
    List<PutLine> known = lines.stream().filter(line -> isKnown(line, currency)).toList();
    List<PutLine> counting = lines.stream().filter(PutLine::ofSample).toList();
    boolean measured =
        !counting.isEmpty() && counting.stream().allMatch(line -> isKnown(line, currency));
    return new RunCost(
        measured ? sum(counting) : null, sum(known), known.size(), lines.size() - known.size());
  }

  private static boolean isKnown(PutLine line, String currency) {
    return line.cost() != null && currency.equals(line.currency());
  }

  private static BigDecimal sum(List<PutLine> lines) {
    return lines.stream()
        .map(PutLine::cost)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
