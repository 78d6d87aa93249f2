package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Blocks;
import org.jspecify.annotations.Nullable;

/**
 * How a configuration compares with the baseline.
 *
 * @param ratio baseline / configuration, so that 1.32 means 1.32 times faster or cheaper; null if
 *     it is not known
 * @param confidence of the interval, as decimal text; null without an interval
 * @param inverse configuration / baseline with its own digits, where that is said because the
 *     configuration is worse: the digits of a small ratio say too little of it
 * @param blocks in how many blocks both were measured
 * @param more how many more blocks it would take where it is inconclusive; null elsewhere
 */
public record Against(
    Verdict verdict,
    @Nullable String ratio,
    @Nullable String low,
    @Nullable String high,
    @Nullable String confidence,
    @Nullable Shown inverse,
    int blocks,
    Blocks.@Nullable More more,
    @Nullable String note) {

  /** The same where nobody asks for more blocks. */
  Against undecided() {
    return new Against(verdict, ratio, low, high, confidence, inverse, blocks, null, note);
  }

  static Against none(Verdict verdict, @Nullable String note) {
    return new Against(verdict, null, null, null, null, null, 0, null, note);
  }

  /** Of the same configuration measured twice, of which neither is better. */
  Against ofTheSame() {
    return switch (verdict) {
      case FASTER, SLOWER, CHEAPER, MORE_EXPENSIVE ->
          new Against(Verdict.DIFFERENT, ratio, low, high, confidence, null, blocks, null, note);
      case BASELINE, EQUIVALENT, DIFFERENT, INCONCLUSIVE, TOO_FEW_RUNS, INFEASIBLE, NOT_COMPARED ->
          new Against(verdict, ratio, low, high, confidence, null, blocks, null, note);
    };
  }
}
