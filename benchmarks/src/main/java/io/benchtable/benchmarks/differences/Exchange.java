package io.benchtable.benchmarks.differences;

import java.util.List;
import java.util.stream.Stream;

/**
 * One request, and what both answered.
 *
 * @param even whether both had the same tables afterwards, with the same items
 */
record Exchange(Request request, Answer ours, Answer theirs, boolean even) {

  List<Difference> differences() {
    List<Difference> answers = Comparison.of(request, ours, theirs);
    return even || answers.stream().anyMatch(one -> one.place().equals("outcome"))
        ? answers
        : Stream.concat(
                answers.stream(),
                Stream.of(new Difference(request.operation(), "items", "some", "others")))
            .toList();
  }

  boolean shows(String kind) {
    return differences().stream().anyMatch(difference -> difference.kind().equals(kind));
  }
}
