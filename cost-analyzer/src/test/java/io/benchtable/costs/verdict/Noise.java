package io.benchtable.costs.verdict;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Logarithms of times as machines make them, with a true median of 0 where they have one. */
enum Noise {
  /** A standard deviation of 3 %. */
  NORMAL(true),
  /** Lognormal, and one run in ten far slower. */
  HEAVY(true),
  /** Seven of ten runs in one place, three 8 % slower. */
  BIMODAL(true),
  /** Normal, and the machine becomes half as fast again over the benchmark. */
  DRIFT(false),
  /** Each run's noise is nine tenths of the noise of the run before it, and some of its own. */
  CORRELATED(false),
  /** A standard deviation of 50 %, far beyond what matters. */
  LARGE(true);

  /** Whether runs are independent, so that a configuration has a median of its own. */
  final boolean independent;

  Noise(boolean independent) {
    this.independent = independent;
  }

  /** The median of a single run, where runs are independent. */
  double median() {
    // Seven of ten lie about 0, so the median is their 5/7 quantile.
    return this == BIMODAL ? 0.005 * 0.565949 : 0;
  }

  /**
   * A benchmark: the value of each configuration in each block, run in random order within it.
   *
   * @return [configuration][block]
   */
  double[][] benchmark(int configurations, int blocks, Random random) {
    double[][] values = new double[configurations][blocks];
    List<Integer> order = new ArrayList<>(IntStream.range(0, configurations).boxed().toList());
    double before = 0.03 * random.nextGaussian();
    for (int block = 0; block < blocks; block++) {
      Collections.shuffle(order, random);
      for (int at = 0; at < configurations; at++) {
        double moment = (block + at / (double) configurations) / blocks;
        before = 0.9 * before + Math.sqrt(1 - 0.81) * 0.03 * random.nextGaussian();
        values[order.get(at)][block] = run(moment, before, random);
      }
    }
    return values;
  }

  private double run(double moment, double correlated, Random random) {
    return switch (this) {
      case NORMAL -> 0.03 * random.nextGaussian();
      case HEAVY -> heavy(random.nextGaussian(), random);
      case BIMODAL -> 0.005 * random.nextGaussian() + (random.nextInt(10) < 3 ? 0.08 : 0);
      case DRIFT -> 0.01 * random.nextGaussian() + Math.log1p(0.5 * moment);
      case CORRELATED -> correlated + 0.01 * random.nextGaussian();
      case LARGE -> 0.5 * random.nextGaussian();
    };
  }

  /** A fifth of the slower half becomes far slower, so that the median stays. */
  private static double heavy(double normal, Random random) {
    boolean slow = normal > 0 && random.nextInt(5) == 0;
    return 0.03 * normal + (slow ? 0.5 * Math.abs(random.nextGaussian()) : 0);
  }
}
