package io.benchtable.costs.price;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what is wrong with a benchmark's pricing before anything runs. */
public final class PricingCheck {

  private static final String INSTANCE_TYPE = "spec.pricing.instanceType";

  private PricingCheck() {}

  /** The problem of a book that nobody knows. */
  public static PriceProblem unknownBook(String asked, List<String> known) {
    return new PriceProblem(
        "spec.pricing.book",
        asked,
        "a price book: " + String.join(", ", NearMatches.of(asked, known)));
  }

  /** The problem of a version that a known book does not have. */
  public static PriceProblem unknownVersion(String book, String asked, List<String> known) {
    return new PriceProblem(
        "spec.pricing.version",
        asked,
        "a version of price book %s: %s"
            .formatted(book, String.join(", ", NearMatches.of(asked, known))));
  }

  /**
   * Looks up every machine that the benchmark's configurations stand for.
   *
   * @param configurations the parameters of each
   */
  public static List<PriceProblem> problems(
      PriceBook book, Pricing pricing, List<Map<String, String>> configurations) {
    List<String> named = pricing.parameters();
    List<PriceProblem> unknown =
        configurations.stream()
            .flatMap(parameters -> unknown(pricing, named, parameters.keySet()))
            .distinct()
            .toList();
    return unknown.isEmpty()
        ? configurations.stream()
            .map(pricing::with)
            .distinct()
            .flatMap(chosen -> problem(book, chosen))
            .distinct()
            .toList()
        : unknown;
  }

  private static Stream<PriceProblem> unknown(
      Pricing pricing, List<String> named, Set<String> parameters) {
    return named.stream()
        .filter(name -> !parameters.contains(name))
        .map(
            name ->
                new PriceProblem(
                    INSTANCE_TYPE,
                    pricing.instanceType(),
                    "a parameter of the benchmark in ${%s}: %s"
                        .formatted(name, String.join(", ", NearMatches.of(name, parameters)))));
  }

  private static Stream<PriceProblem> problem(PriceBook book, Pricing pricing) {
    return switch (book.tariff(pricing.instanceType(), pricing.region())) {
      case TariffLookup.Found _ -> Stream.empty();
      case TariffLookup.Missing(PriceProblem problem) -> Stream.of(problem);
    };
  }
}
