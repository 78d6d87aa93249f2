package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Blocks;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What it would take to decide what is inconclusive: more blocks of the configurations in question
 * and of the baseline.
 *
 * @param configurations in question; without those at the border
 * @param atBorder those of which too many more blocks would not decide
 * @param blocks more of each
 * @param costOfBlock of one run of each of them and of the baseline; null if it is not known
 */
public record Plan(
    List<String> configurations,
    List<String> atBorder,
    Range blocks,
    @Nullable BigDecimal costOfBlock) {

  public Plan {
    configurations = List.copyOf(configurations);
    atBorder = List.copyOf(atBorder);
  }

  /**
   * From as many as may do, if all is as it seems, to as many as are nearly sure to.
   *
   * @param high null where it is too large to plan for
   */
  public record Range(int low, @Nullable Integer high) {

    static Range both(Range one, Range other) {
      return new Range(
          Math.max(one.low, other.low),
          one.high == null || other.high == null ? null : Math.max(one.high, other.high));
    }

    Range times(int factor) {
      return new Range(low * factor, high == null ? null : high * factor);
    }
  }

  /** Runs of the baseline included. */
  public Range runs() {
    return blocks.times(configurations.size() + 1);
  }

  /** What so many blocks cost; null where either is not known. */
  public @Nullable BigDecimal costOf(@Nullable Integer someBlocks) {
    return costOfBlock == null || someBlocks == null
        ? null
        : costOfBlock.multiply(BigDecimal.valueOf(someBlocks)).round(new MathContext(2));
  }

  /** Empty where nothing is inconclusive. */
  static Optional<Plan> of(List<ConfigurationResult> results, List<Configuration> all) {
    Map<Boolean, List<ConfigurationResult>> open =
        results.stream()
            .filter(result -> !mores(result).isEmpty())
            .collect(Collectors.partitioningBy(Plan::isAtBorder));
    List<String> inQuestion = ids(open.getOrDefault(false, List.of()));
    List<String> atBorder = ids(open.getOrDefault(true, List.of()));
    if (inQuestion.isEmpty() && atBorder.isEmpty()) {
      return Optional.empty();
    }
    Range blocks =
        open.getOrDefault(false, List.of()).stream()
            .flatMap(result -> mores(result).stream())
            .map(more -> new Range(more.low().orElseThrow(), boxed(more.high())))
            .reduce(new Range(0, 0), Range::both);
    List<String> run =
        Stream.concat(
                inQuestion.stream(),
                results.stream()
                    .filter(ConfigurationResult::baseline)
                    .map(ConfigurationResult::configurationId))
            .toList();
    return Optional.of(new Plan(inQuestion, atBorder, blocks, cost(run, all).orElse(null)));
  }

  private static @Nullable Integer boxed(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }

  private static List<Blocks.More> mores(ConfigurationResult result) {
    return Stream.of(result.time(), result.cost())
        .map(Against::more)
        .flatMap(more -> Optional.ofNullable(more).stream())
        .toList();
  }

  private static boolean isAtBorder(ConfigurationResult result) {
    return mores(result).stream().anyMatch(more -> more.low().isEmpty());
  }

  private static List<String> ids(List<ConfigurationResult> results) {
    return results.stream().map(ConfigurationResult::configurationId).toList();
  }

  /** The medians of what their runs cost. */
  private static Optional<BigDecimal> cost(List<String> run, List<Configuration> all) {
    List<BigDecimal> medians = new ArrayList<>();
    for (Configuration configuration : all) {
      if (run.contains(configuration.id())) {
        List<BigDecimal> costs =
            configuration.samples().stream()
                .map(Run::cost)
                .flatMap(cost -> Optional.ofNullable(cost).stream())
                .toList();
        if (costs.isEmpty()) {
          return Optional.empty();
        }
        medians.add(Exact.median(costs));
      }
    }
    return medians.stream().reduce(BigDecimal::add);
  }
}
