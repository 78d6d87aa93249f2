package io.benchtable.costs.price;

/** Either the tariff that was asked for, or why there is none. */
public sealed interface TariffLookup {

  /** The book has what was asked for. */
  record Found(Tariff tariff) implements TariffLookup {}

  /** The book does not have it. */
  record Missing(PriceProblem problem) implements TariffLookup {}
}
