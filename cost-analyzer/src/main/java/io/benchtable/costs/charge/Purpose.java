package io.benchtable.costs.charge;

/** What a cost line came about for. */
public enum Purpose {
  /** A measured step of a run that counts: all of these are the cost a run. */
  MEASURED("measured"),
  /** A step of such a run that is not compared, such as building an index. */
  UNMEASURED("unmeasured step"),
  /** An attempt at a step that was made again. */
  RETRY("retry"),
  WARMUP("warm-up"),
  SETUP("set-up"),
  /** A run that failed, was cancelled or interrupted, or was disturbed and made again. */
  NO_SAMPLE("failed or repeated run");

  private final String label;

  Purpose(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /**
   * The purpose of a line.
   *
   * @param kind of the run: SETUP, WARMUP or MEASURED
   */
  public static Purpose of(CostLine line, String kind) {
    if (line.superseded()) {
      return RETRY;
    }
    return switch (kind) {
      case "SETUP" -> SETUP;
      case "WARMUP" -> WARMUP;
      default -> line.sample() ? line.attempt().measured() ? MEASURED : UNMEASURED : NO_SAMPLE;
    };
  }
}
