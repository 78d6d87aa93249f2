package io.benchtable.costs.charge.reprice;

import io.benchtable.costs.charge.Charges;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Pricing;
import io.benchtable.costs.price.TariffLookup;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Prices what runs used by a version of a price book: a pure function of the two. What the runs
 * were charged is only looked at.
 */
public final class Repricing {

  private final PriceBook book;
  private final Pricing pricing;

  public Repricing(PriceBook book, Pricing pricing) {
    this.book = book;
    this.pricing = pricing;
  }

  /**
   * The pricing that is meant by a book, an instance type and a region, where the last two may be
   * left to the benchmark: its own machine and region are taken where the book has such.
   */
  public static Pricing chosen(
      PriceBook book,
      Optional<String> instanceType,
      Optional<String> region,
      Optional<Pricing> ofBenchmark) {
    boolean machines = book.prices().stream().anyMatch(price -> price.instanceType() != null);
    return new Pricing(
        book.id().name(),
        book.id().version(),
        instanceType
            .or(() -> ofBenchmark.map(Pricing::instanceType).filter(_ -> machines))
            .orElse(null),
        region.or(() -> ofBenchmark.flatMap(own -> known(book, own))).orElse(null));
  }

  private static Optional<String> known(PriceBook book, Pricing own) {
    return Optional.ofNullable(own.region())
        .filter(
            region ->
                region.contains("${")
                    || book.prices().stream().anyMatch(price -> price.region().equals(region)));
  }

  /**
   * What the runs come to.
   *
   * @param comparable whether money then and now is of one currency
   * @param excluded configurations that are not ranked, since they failed or fail a check
   */
  public Repriced of(List<PastRun> runs, boolean comparable, Set<String> excluded) {
    return Ranking.of(
        runs.stream().map(run -> new Compared(run, now(run))).toList(), comparable, excluded);
  }

  private RunCost now(PastRun run) {
    if (run.used().isEmpty()) {
      return run.sample() ? RunCost.UNKNOWN : RunCost.NOTHING;
    }
    Pricing resolved = pricing.with(run.parameters());
    return switch (book.tariff(resolved.instanceType(), resolved.region())) {
      case TariffLookup.Found(var tariff) ->
          RunCost.of(new Charges(book, tariff).of(run.used(), run.sample()));
      case TariffLookup.Missing _ -> RunCost.UNKNOWN;
    };
  }

  /** A run with its cost by the new prices. */
  record Compared(PastRun run, RunCost now) {}

  static BigDecimal sum(List<RunCost> costs) {
    return costs.stream().map(RunCost::billed).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
