package io.benchtable.workflows.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * The problems of a spec, in the order in which they were found.
 *
 * @param all of them
 * @param unreadable those without whose values the spec means something else
 */
record Findings(List<Problem> all, List<Problem> unreadable) {

  Findings() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  /** Adds a value that is not allowed, and is read all the same. */
  void add(Problem problem) {
    all.add(problem);
  }

  /** Adds a value that cannot be read, and is read as if it were absent. */
  void addUnreadable(Problem problem) {
    all.add(problem);
    unreadable.add(problem);
  }
}
