package io.benchtable.workflows.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * After how many blocks a benchmark is looked at: docs/decisions/0020. The first look is at the
 * least number of blocks, or the fewest at which its level can be reached; the others follow at
 * about 1.5 times as many each.
 *
 * @param comparisons that share the error
 */
record PlannedLooks(int comparisons) {

  static final int LEAST = 6;
  static final int MOST = 50;

  private static final double ERROR = 0.05;
  private static final double GROWTH = 1.5;

  /** The looks; the most alone where no look before it could stop anything. */
  List<Integer> between(int least, int most) {
    int first = least;
    while (first < most && !isReached(first, 0, most)) {
      first++;
    }
    int steps = (int) Math.round(Math.log((double) most / first) / Math.log(GROWTH));
    if (comparisons == 0 || first >= most || steps == 0) {
      return List.of(most);
    }
    var looks = new ArrayList<Integer>();
    for (int i = 0; i < steps; i++) {
      looks.add((int) Math.round(first * Math.pow((double) most / first, (double) i / steps)));
    }
    while (!looks.isEmpty() && !isReached(most, looks.getLast(), most)) {
      looks.removeLast();
    }
    looks.add(most);
    return looks;
  }

  /** How many blocks the level takes if nothing is looked at before. */
  int fewest() {
    int blocks = 1;
    while (comparisons > 0 && !isReached(blocks, 0, blocks)) {
      blocks++;
    }
    return blocks;
  }

  /** The smallest maximum that leaves room for a look before it. */
  int leastMost(int least) {
    int most = Math.max(least, fewest());
    while (between(least, most).size() < 2) {
      most++;
    }
    return most;
  }

  /** A signed-rank interval of n blocks misses with probability 2^(1 − n) at least. */
  private boolean isReached(int blocks, int before, int most) {
    double part = ERROR / comparisons * (blocks - before) / most;
    return Math.pow(2, 1.0 - blocks) <= part * (1 - 1e-9);
  }
}
