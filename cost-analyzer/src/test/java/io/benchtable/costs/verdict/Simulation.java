package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Blocks;
import io.benchtable.costs.statistics.Comparison;
import io.benchtable.costs.statistics.HodgesLehmann;
import io.benchtable.costs.statistics.Interval;
import io.benchtable.costs.statistics.Medians;
import io.benchtable.costs.statistics.Ratios;
import io.benchtable.costs.statistics.Ratios.Pair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Benchmarks whose truth is known, judged many times: how often the verdict is right. */
final class Simulation {

  static final double TWO_PERCENT = 0.02;

  private final Noise noise;
  private final Random random;
  private final int trials;

  Simulation(Noise noise, long seed, int trials) {
    this.noise = noise;
    this.random = new Random(seed);
    this.trials = trials;
  }

  /** How often the 95 % interval of a median holds the true one. */
  double medianCovered(int runs) {
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] sample = exponentials(noise.benchmark(1, runs, random)[0]);
      covered +=
          Medians.interval(sample, 0.95).orElseThrow().contains(Math.exp(noise.median())) ? 1 : 0;
    }
    return covered / (double) trials;
  }

  /** How often the 95 % interval of a ratio holds the true one, 1. */
  double ratioCovered(int blocks) {
    int covered = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[][] values = noise.benchmark(2, blocks, random);
      covered += ratios(values[0], values[1], 0).interval(0.95).orElseThrow().contains(0) ? 1 : 0;
    }
    return covered / (double) trials;
  }

  /** How the error is shared by comparisons. */
  enum Sharing {
    /** Not at all: 95 % each. */
    NONE,
    /** By configurations, whatever time and cost are to each other. */
    CONFIGURATIONS,
    /** By comparisons, as the judge does. */
    COMPARISONS
  }

  /**
   * In what share of benchmarks of equal configurations any difference is declared.
   *
   * @param ownCosts whether costs have noise of their own; else they are times at one rate
   */
  double declared(int configurations, int blocks, boolean ownCosts, Sharing sharing) {
    int comparisons =
        switch (sharing) {
          case NONE -> 1;
          case CONFIGURATIONS -> configurations - 1;
          case COMPARISONS -> (configurations - 1) * (ownCosts ? 2 : 1);
        };
    double confidence = new Level(Level.USUAL_ERROR, comparisons).confidence();
    int declared = 0;
    for (int trial = 0; trial < trials; trial++) {
      boolean any = differs(noise.benchmark(configurations, blocks, random), confidence);
      if (ownCosts) {
        any |= differs(noise.benchmark(configurations, blocks, random), confidence);
      }
      declared += any ? 1 : 0;
    }
    return declared / (double) trials;
  }

  private static boolean differs(double[][] values, double confidence) {
    return IntStream.range(1, values.length)
        .mapToObj(at -> ratios(values[0], values[at], 0))
        .map(ratios -> compared(ratios, confidence))
        .anyMatch(is -> is == Comparison.LARGER || is == Comparison.SMALLER);
  }

  /**
   * What became of a true difference of 5 %.
   *
   * @param found as a difference, of those that were decided at once or had a plan
   * @param planned how many had one
   * @param atBorder how many were said to be at the border, and had none
   * @param median of the larger numbers of further blocks that were announced
   */
  record Found(double found, double planned, double atBorder, int median) {}

  /**
   * A first benchmark, and where that is inconclusive, a second one with as many blocks more as
   * were announced, judged together.
   */
  Found found(int comparisons, int pilot) {
    double confidence = new Level(Level.USUAL_ERROR, comparisons).confidence();
    Blocks blocks = new Blocks(confidence);
    int found = 0;
    int[] announced = new int[trials];
    int planned = 0;
    int border = 0;
    for (int trial = 0; trial < trials; trial++) {
      Ratios first = faster(noise.benchmark(2, pilot, random));
      Comparison at = compared(first, confidence);
      if (at == Comparison.INCONCLUSIVE) {
        Blocks.More more = blocks.more(seen(first), TWO_PERCENT);
        if (more.high().isEmpty()) {
          border++;
          continue;
        }
        announced[planned++] = more.high().getAsInt();
        at =
            compared(
                faster(noise.benchmark(2, pilot + more.high().getAsInt(), random)), confidence);
      }
      found += at == Comparison.LARGER ? 1 : 0;
    }
    int[] sorted = Arrays.copyOf(announced, planned);
    Arrays.sort(sorted);
    return new Found(
        found / (double) Math.max(1, trials - border),
        planned / (double) trials,
        border / (double) trials,
        planned == 0 ? 0 : sorted[planned / 2]);
  }

  private static Blocks.Seen seen(Ratios ratios) {
    return new Blocks.Seen(
        ratios.centre().orElseThrow(), ratios.deviation().orElseThrow(), ratios.blocks());
  }

  private static Ratios faster(double[][] values) {
    return ratios(values[0], values[1], Math.log(1.05));
  }

  private static Comparison compared(Ratios ratios, double confidence) {
    Optional<Interval> interval = ratios.interval(confidence);
    return interval.map(i -> Comparison.of(i, TWO_PERCENT)).orElse(Comparison.INCONCLUSIVE);
  }

  private static Ratios ratios(double[] first, double[] second, double shift) {
    List<Pair> pairs =
        IntStream.range(0, first.length)
            .mapToObj(i -> new Pair(Math.exp(first[i] + shift), Math.exp(second[i])))
            .toList();
    return Ratios.of(pairs);
  }

  private static double[] exponentials(double[] values) {
    return Arrays.stream(values).map(Math::exp).toArray();
  }

  /** The least number of blocks that so many comparisons take. */
  static int fewest(int comparisons) {
    return HodgesLehmann.fewest(new Level(Level.USUAL_ERROR, comparisons).confidence());
  }
}
