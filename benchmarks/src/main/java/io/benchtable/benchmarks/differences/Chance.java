package io.benchtable.benchmarks.differences;

import java.util.List;
import java.util.Random;

/** Choices that are the same ones again for the same seed. */
record Chance(Random random) {

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Mostly one of the first, seldom one of the others. */
  <T> T of(List<T> usual, int in, List<T> odd) {
    return once(in) ? of(odd) : of(usual);
  }
}
