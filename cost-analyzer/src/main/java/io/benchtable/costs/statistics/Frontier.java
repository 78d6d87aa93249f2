package io.benchtable.costs.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The Pareto frontier of points of which less is better in both quantities: those that no other
 * beats in one and equals or beats in the other. Points are known by their places in the arrays; a
 * value that is not a number keeps its point off the frontier.
 */
public final class Frontier {

  private Frontier() {}

  /** The places of those on it, from the least first quantity to the largest. */
  public static List<Integer> of(double[] first, double[] second) {
    Integer[] order =
        IntStream.range(0, first.length)
            .filter(i -> !Double.isNaN(first[i]) && !Double.isNaN(second[i]))
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> first[i])
                    .thenComparingDouble(i -> second[i]))
            .toArray(Integer[]::new);
    List<Integer> best = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double before = Double.NaN;
    for (int at : order) {
      if (second[at] < least || (second[at] == least && first[at] == before)) {
        best.add(at);
        least = second[at];
        before = first[at];
      }
    }
    return best;
  }

  /**
   * The knee of a frontier: of the points between its two ends, the one that lies farthest from the
   * straight line between them, on their side of the better, with both axes in logarithms and as
   * long as the frontier: I. Das, "On characterizing the “knee” of the Pareto curve based on
   * Normal-Boundary Intersection", Structural Optimization 18 (1999) 107–115. Logarithms, since
   * twice as fast for twice the money is neither better nor worse.
   *
   * @param frontier as {@link #of} gives it; of positive values
   * @return its place in the arrays; empty where no point lies on that side of the line
   */
  public static OptionalInt knee(List<Integer> frontier, double[] first, double[] second) {
    if (frontier.size() < 3) {
      return OptionalInt.empty();
    }
    int start = frontier.getFirst();
    int end = frontier.getLast();
    double width = Math.log(first[end] / first[start]);
    double height = Math.log(second[start] / second[end]);
    double farthest = 1e-9;
    OptionalInt knee = OptionalInt.empty();
    for (int at : frontier.subList(1, frontier.size() - 1)) {
      double across = Math.log(first[at] / first[start]) / width;
      double down = Math.log(second[start] / second[at]) / height;
      if (down - across > farthest) {
        farthest = down - across;
        knee = OptionalInt.of(at);
      }
    }
    return knee;
  }
}
