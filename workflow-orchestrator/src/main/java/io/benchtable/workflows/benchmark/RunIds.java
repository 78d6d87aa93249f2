package io.benchtable.workflows.benchmark;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ids of a benchmark's runs: the benchmark's, a dash, the place in the plan, and for the nth
 * run in the same place {@code .n}.
 *
 * @param digits of the place, the same for all runs of a benchmark, so that ids sort
 */
public record RunIds(String benchmarkId, int digits) {

  /** The id of the first run of a place. */
  public String first(int place) {
    return benchmarkId + "-" + String.format(Locale.ROOT, "%0" + digits + "d", place);
  }

  /** The id of the nth run of a place, from 1. */
  public String nth(int place, int n) {
    return n == 1 ? first(place) : first(place) + "." + n;
  }

  /** The place of a run. */
  public int place(String runId) {
    int from = benchmarkId.length() + 1;
    return Integer.parseInt(runId.substring(from, from + digits));
  }

  /** The place of what may be a run of this benchmark, if it is one. */
  Optional<Integer> find(String text) {
    var form = Pattern.quote(benchmarkId) + "-[0-9]{" + digits + "}(\\.[1-9][0-9]{0,5})?";
    return Pattern.matches(form, text) ? Optional.of(place(text)) : Optional.empty();
  }

  /** Which run of its place this is, from 1. */
  public int n(String runId) {
    var rest = runId.substring(benchmarkId.length() + 1 + digits);
    return rest.isEmpty() ? 1 : Integer.parseInt(rest.substring(1));
  }
}
