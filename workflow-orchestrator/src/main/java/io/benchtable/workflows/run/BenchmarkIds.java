package io.benchtable.workflows.run;

import io.benchtable.workflows.benchmark.Problem;
import io.benchtable.workflows.item.Shortened;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which ids benchmarks may have. */
final class BenchmarkIds {

  /** Bytes: Temporal takes 1,000 for a workflow's, of which the attempt has some. */
  static final int LONGEST = 990;

  private static final int LONGEST_SHOWN = 100;

  private BenchmarkIds() {}

  /** What is wrong with an id, if anything is. */
  static Optional<Problem> problem(String benchmarkId) {
    int bytes = benchmarkId.getBytes(StandardCharsets.UTF_8).length;
    return bytes <= LONGEST
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "benchmarkId",
                Shortened.text(benchmarkId, LONGEST_SHOWN) + " of " + bytes + " bytes",
                "an id of at most " + LONGEST + " bytes"));
  }
}
