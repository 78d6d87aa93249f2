package io.benchtable.costs.charge.reprice;

import io.benchtable.costs.charge.reprice.Repriced.Configuration;
import io.benchtable.costs.charge.reprice.Repriced.Side;
import io.benchtable.costs.charge.reprice.Repriced.Total;
import io.benchtable.costs.charge.reprice.Repricing.Compared;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts configurations into the order of their cost, by the prices then and by those now. */
final class Ranking {

  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final MathContext RATIO = new MathContext(4);

  private Ranking() {}

  /** The medians of a configuration before they are ranked. */
  private record Medians(
      String id, int runs, List<BigDecimal> then, List<BigDecimal> now, @Nullable String note) {

    @Nullable BigDecimal median(boolean past) {
      return Ranking.median(past ? then : now);
    }

    /** Whether all runs have a cost by both; medians of unlike runs have no ratio. */
    boolean whole() {
      return then.size() == runs && now.size() == runs;
    }
  }

  static Repriced of(List<Compared> runs, boolean comparable, Set<String> excluded) {
    List<Medians> medians = medians(runs, excluded);
    List<Configuration> configurations =
        medians.stream()
            .sorted(
                Comparator.comparing(
                        (Medians one) -> one.median(false),
                        Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(Medians::id))
            .map(one -> configuration(one, medians, comparable))
            .toList();
    Total then = total(runs, compared -> compared.run().charged());
    Total now = total(runs, Compared::now);
    boolean whole = comparable && then.unknown() == 0 && now.unknown() == 0;
    return new Repriced(
        configurations, then, now, whole ? ratio(then.amount(), now.amount()) : null);
  }

  private static List<Medians> medians(List<Compared> runs, Set<String> excluded) {
    Map<String, List<Compared>> samples = new TreeMap<>();
    runs.stream()
        .filter(compared -> compared.run().sample())
        .forEach(
            compared ->
                samples
                    .computeIfAbsent(compared.run().configurationId(), _ -> new ArrayList<>())
                    .add(compared));
    return samples.entrySet().stream()
        .map(
            entry ->
                new Medians(
                    entry.getKey(),
                    entry.getValue().size(),
                    known(entry.getValue(), compared -> compared.run().charged()),
                    known(entry.getValue(), Compared::now),
                    excluded.contains(entry.getKey())
                        ? "not ranked: not all of its runs are complete, or it fails a check"
                        : null))
        .toList();
  }

  private static List<BigDecimal> known(List<Compared> runs, Function<Compared, RunCost> side) {
    return runs.stream()
        .map(side)
        .map(RunCost::measured)
        .filter(Objects::nonNull)
        .sorted()
        .toList();
  }

  private static Configuration configuration(Medians one, List<Medians> all, boolean comparable) {
    return new Configuration(
        one.id(),
        one.runs(),
        new Side(one.median(true), one.then().size(), rank(one, all, true)),
        new Side(one.median(false), one.now().size(), rank(one, all, false)),
        comparable && one.whole() ? ratio(one.median(true), one.median(false)) : null,
        one.note());
  }

  private static @Nullable Integer rank(Medians one, List<Medians> all, boolean past) {
    BigDecimal own = one.median(past);
    if (own == null || one.note() != null) {
      return null;
    }
    int cheaper = 0;
    for (Medians other : all) {
      BigDecimal cost = other.median(past);
      cheaper += other.note() == null && cost != null && cost.compareTo(own) < 0 ? 1 : 0;
    }
    return cheaper + 1;
  }

  private static Total total(List<Compared> runs, Function<Compared, RunCost> side) {
    List<RunCost> costs = runs.stream().map(side).toList();
    return new Total(
        Repricing.sum(costs),
        costs.stream().mapToLong(RunCost::known).sum(),
        costs.stream().mapToLong(RunCost::unknown).sum());
  }

  /** Of values in order; the mean of the middle two where their number is even. */
  static @Nullable BigDecimal median(List<BigDecimal> sorted) {
    int half = sorted.size() / 2;
    if (sorted.isEmpty()) {
      return null;
    }
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : sorted.get(half - 1).add(sorted.get(half)).divide(TWO);
  }

  private static @Nullable BigDecimal ratio(@Nullable BigDecimal then, @Nullable BigDecimal now) {
    return then == null || now == null || then.signum() == 0 ? null : now.divide(then, RATIO);
  }
}
