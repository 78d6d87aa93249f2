package io.benchtable.jobs.software;

import io.benchtable.jobs.run.RunMessages.Problem;
import org.jspecify.annotations.Nullable;

/** This host cannot give a benchmark the software that it names. */
final class SoftwareNotFound extends Exception {

  private static final int LONGEST = 600;

  private final Problem problem;

  /**
   * @param field of the benchmark's software
   * @param value what it says
   * @param expected what was looked for
   */
  SoftwareNotFound(String field, @Nullable String value, String expected) {
    super(expected);
    this.problem = new Problem("spec.software." + field, value, expected);
  }

  Problem problem() {
    return problem;
  }

  /** What a tool printed, on one line. */
  static String said(String printed) {
    var line = printed.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
