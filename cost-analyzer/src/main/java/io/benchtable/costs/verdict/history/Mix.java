package io.benchtable.costs.verdict.history;

import io.benchtable.costs.verdict.history.Past.Outcome;
import io.benchtable.costs.verdict.history.Series.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which configurations the benchmarks on both sides of a change have in common: the others say
 * nothing of what became more expensive.
 *
 * @param common those of all of them
 * @param same whether none has others, or other numbers of samples
 */
record Mix(Set<String> common, boolean same) {

  static Mix of(Step step) {
    Set<Map<String, Integer>> samples =
        Stream.concat(step.earlier().stream(), step.later().stream())
            .map(Mix::samples)
            .collect(Collectors.toSet());
    Set<String> common = new HashSet<>(samples.iterator().next().keySet());
    samples.forEach(some -> common.retainAll(some.keySet()));
    return new Mix(Set.copyOf(common), samples.size() == 1);
  }

  /** The mean over the common configurations; empty where one has none. */
  Optional<BigDecimal> cost(Past past) {
    return mean(past, Outcome::cost);
  }

  Optional<BigDecimal> seconds(Past past) {
    return mean(past, Outcome::seconds);
  }

  private interface Quantity {
    @Nullable BigDecimal of(Outcome outcome);
  }

  private Optional<BigDecimal> mean(Past past, Quantity quantity) {
    BigDecimal sum = BigDecimal.ZERO;
    for (String id : common) {
      Outcome outcome = past.outcomes().get(id);
      BigDecimal one = outcome == null ? null : quantity.of(outcome);
      if (one == null) {
        return Optional.empty();
      }
      sum = sum.add(one);
    }
    return common.isEmpty()
        ? Optional.empty()
        : Optional.of(sum.divide(BigDecimal.valueOf(common.size()), MathContext.DECIMAL64));
  }

  private static Map<String, Integer> samples(Past past) {
    return past.outcomes().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().n()));
  }
}
