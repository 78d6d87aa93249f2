package io.benchtable.costs.charge;

/** Whether a sum of money is all of it. */
public enum Completeness {
  /** Every part is known. */
  COMPLETE("complete"),
  /** Some part is unknown: the sum is a lower bound. */
  PARTIAL("partial"),
  /** No part is known. */
  UNKNOWN("unknown");

  private final String label;

  Completeness(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Completeness of(long known, long unknown) {
    if (unknown == 0) {
      return COMPLETE;
    }
    return known == 0 ? UNKNOWN : PARTIAL;
  }
}
