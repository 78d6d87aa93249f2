package io.benchtable.costs.verdict.history;

/**
 * What a change comes from, as far as figures tell, or what changed at the same time.
 *
 * @param words with the figures
 */
public record Because(Kind kind, String words) {

  /** Where a change may come from. */
  public enum Kind {
    /** The same use costs another amount. */
    PRICE,
    /** Runs take another time. */
    USAGE,
    /** Another part of what is spent goes to runs that are no samples. */
    RETRIES,
    /** The dataset or what came out of it is another. */
    DATA,
    /** Host, kernel or commit are others. */
    ENVIRONMENT,
    /** Nothing that is recorded changed. */
    UNKNOWN
  }
}
