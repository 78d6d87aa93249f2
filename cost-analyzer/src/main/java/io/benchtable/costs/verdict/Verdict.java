package io.benchtable.costs.verdict;

/** How a configuration compares with the baseline. */
public enum Verdict {
  /** It is the baseline. */
  BASELINE,
  /** Its time is smaller, by more than the smallest difference that matters. */
  FASTER,
  /** Its time is larger, by more than that. */
  SLOWER,
  /** Its cost is smaller, by more than that. */
  CHEAPER,
  /** Its cost is larger, by more than that. */
  MORE_EXPENSIVE,
  /** The difference is smaller than what matters. */
  EQUIVALENT,
  /** It is the same configuration measured again, and differs by more than that all the same. */
  DIFFERENT,
  /** The interval allows for more than one of these, or the blocks cannot reach its level. */
  INCONCLUSIVE,
  /** There are too few blocks for an interval at any usual level. */
  TOO_FEW_RUNS,
  /** It failed, or fails a check, so that its time and cost are no achievement. */
  INFEASIBLE,
  /** There is nothing fair to compare; the note says why. */
  NOT_COMPARED
}
