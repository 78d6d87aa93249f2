package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Comparison;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What verdicts are given on. Of both, less is better. */
enum Quantity {
  TIME(Verdict.FASTER, Verdict.SLOWER),
  COST(Verdict.CHEAPER, Verdict.MORE_EXPENSIVE);

  private final Verdict less;
  private final Verdict more;

  Quantity(Verdict less, Verdict more) {
    this.less = less;
    this.more = more;
  }

  @Nullable BigDecimal of(Run run) {
    return switch (this) {
      case TIME -> run.wallSeconds();
      case COST -> run.cost();
    };
  }

  /** The verdict where the baseline is so compared with the configuration. */
  Verdict verdict(Comparison baselineToConfiguration) {
    return switch (baselineToConfiguration) {
      case LARGER -> less;
      case SMALLER -> more;
      case EQUIVALENT -> Verdict.EQUIVALENT;
      case INCONCLUSIVE -> Verdict.INCONCLUSIVE;
    };
  }
}
