package io.benchtable.costs.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs that load from outside disturbed.
 *
 * @param repeated those in whose place others were made; they are no samples
 * @param kept those that count all the same
 */
public record Disturbed(int repeated, int kept) {

  /** The same in words; empty where there are none. */
  public Optional<String> sentence() {
    List<String> parts = new ArrayList<>();
    if (repeated > 0) {
      parts.add("%s disturbed by other load on the host and repeated".formatted(runs(repeated)));
    }
    if (kept > 0) {
      parts.add(
          "%s disturbed and %s all the same".formatted(runs(kept), kept == 1 ? "counts" : "count"));
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts) + ".");
  }

  private static String runs(int count) {
    return count == 1 ? "1 run was" : count + " runs were";
  }
}
