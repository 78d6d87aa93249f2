package io.benchtable.costs.price;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what is wrong with a benchmark's pricing before anything runs. */
public final class PricingCheck {

  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([^}]*)}");
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
   * @param parameters name → values of the matrix
   */
  public static List<PriceProblem> problems(
      PriceBook book, Pricing pricing, Map<String, List<String>> parameters) {
    List<String> named = named(pricing);
    List<PriceProblem> problems = new ArrayList<>();
    for (String name : named) {
      if (!parameters.containsKey(name)) {
        problems.add(
            new PriceProblem(
                INSTANCE_TYPE,
                pricing.instanceType(),
                "a parameter of the benchmark in ${%s}: %s"
                    .formatted(
                        name, String.join(", ", NearMatches.of(name, parameters.keySet())))));
      }
    }
    if (!problems.isEmpty()) {
      return List.copyOf(problems);
    }
    return assignments(named, parameters)
        .map(pricing::with)
        .distinct()
        .flatMap(chosen -> problem(book, chosen))
        .distinct()
        .toList();
  }

  private static Stream<PriceProblem> problem(PriceBook book, Pricing pricing) {
    return switch (book.tariff(pricing.instanceType(), pricing.region())) {
      case TariffLookup.Found _ -> Stream.empty();
      case TariffLookup.Missing(PriceProblem problem) -> Stream.of(problem);
    };
  }

  private static List<String> named(Pricing pricing) {
    String text = pricing.instanceType();
    return text == null
        ? List.of()
        : PARAMETER.matcher(text).results().map((MatchResult m) -> m.group(1)).distinct().toList();
  }

  private static Stream<Map<String, String>> assignments(
      List<String> names, Map<String, List<String>> parameters) {
    Stream<Map<String, String>> assignments = Stream.of(Map.of());
    for (String name : names) {
      assignments =
          assignments.flatMap(
              chosen ->
                  parameters.getOrDefault(name, List.of()).stream()
                      .map(value -> with(chosen, name, value)));
    }
    return assignments;
  }

  private static Map<String, String> with(Map<String, String> chosen, String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(chosen);
    more.put(name, value);
    return more;
  }
}
