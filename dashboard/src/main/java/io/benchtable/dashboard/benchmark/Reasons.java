package io.benchtable.dashboard.benchmark;

import java.util.Locale;
import java.util.Map;

/** The platform's reasons in plain words. */
final class Reasons {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("OUT_OF_MEMORY", "out of memory: a step needed more than its limit"),
          Map.entry("TIMED_OUT", "timed out: a step ran past its timeout and was stopped"),
          Map.entry("COMMAND_NOT_FOUND", "command not found on the worker"),
          Map.entry("EXIT_STATUS", "a step ended with an exit status other than 0"),
          Map.entry("SIGNALLED", "a step was ended by a signal"),
          Map.entry("INPUT_MISSING", "an input of a step was missing"),
          Map.entry("OUTPUT_MISSING", "a declared output was missing"),
          Map.entry("OUTPUT_EMPTY", "a declared output was empty"),
          Map.entry("METRIC_NOT_FOUND", "a metric was not found in the output"),
          Map.entry("DATASET_CHANGED", "a dataset file changed during the benchmark"),
          Map.entry("DISK_FULL", "the worker's disk was full"),
          Map.entry("CHECK_FAILED", "a check failed"),
          Map.entry("INTERRUPTED", "the worker was restarted in the middle"),
          Map.entry("CANCELLED", "cancelled"),
          Map.entry("SETUP_FAILED", "set-up failed"),
          Map.entry("CONFIGURATION_FAILED", "not run: an earlier run of its configuration failed"),
          Map.entry("INVALID_SPEC", "the benchmark's spec is not valid"),
          Map.entry("SOFTWARE_NOT_FOUND", "software was not found on the worker"));

  private Reasons() {}

  /** The reason in words; one that we do not know is shown as it is written. */
  static String words(String reason) {
    return WORDS.getOrDefault(reason, reason.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** The reason as the beginning of a sentence. */
  static String sentence(String reason) {
    String words = words(reason);
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
