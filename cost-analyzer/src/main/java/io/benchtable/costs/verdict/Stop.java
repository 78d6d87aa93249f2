package io.benchtable.costs.verdict;

/**
 * That a configuration gets no further blocks after a look.
 *
 * @param blocks after which it was looked at
 * @param look from 1
 * @param words why, with figures
 * @param level of the look, at which the configuration is judged in the end too
 */
public record Stop(
    String configurationId, int blocks, int look, Reason reason, String words, Level level) {

  /** Why a configuration is stopped. */
  public enum Reason {
    /** Its ratios to the baseline are as precise as was asked. */
    PRECISE("precise enough"),
    /** It is certainly worse than the baseline, in time and, where it is priced, in cost. */
    CANNOT_WIN("cannot win any more"),
    /** It fails a check, whatever its time is. */
    CHECK_FAILED("cannot win any more");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
