package io.benchtable.benchmarks.differences;

import java.util.List;

/** One request, and what both answered. */
record Exchange(Request request, Answer ours, Answer theirs) {

  List<Difference> differences() {
    return Comparison.of(request, ours, theirs);
  }

  boolean shows(String kind) {
    return differences().stream().anyMatch(difference -> difference.kind().equals(kind));
  }
}
