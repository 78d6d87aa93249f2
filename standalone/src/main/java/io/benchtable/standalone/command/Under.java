package io.benchtable.standalone.command;

import io.benchtable.standalone.terminal.Estimate;
import io.benchtable.standalone.terminal.Figures;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The cheapest configuration within a time, or the fastest within a cost, by medians.
 *
 * @param configurationId null where none is within the limit
 * @param words the answer in a sentence
 */
record Under(@Nullable String configurationId, String words) {

  private record One(String id, Estimate time, Estimate cost) {

    BigDecimal seconds() {
      return known(time);
    }

    BigDecimal money() {
      return known(cost);
    }

    private static BigDecimal known(Estimate estimate) {
      return Optional.ofNullable(estimate.value()).orElseThrow();
    }
  }

  /** Among the configurations whose time and cost are compared. */
  static Under of(Limit limit, List<JsonNode> results) {
    List<JsonNode> placed = results.stream().filter(r -> r.path("frontier").isObject()).toList();
    if (placed.isEmpty()) {
      return new Under(null, "No configuration has both a time and a cost that are compared.");
    }
    String currency = Report.currency(placed);
    if (!limit.isTime() && !currency.equals(limit.currency())) {
      return new Under(
          null, "Expected an amount in %s, but it is in %s.".formatted(currency, limit.currency()));
    }
    List<One> all =
        placed.stream()
            .map(
                result ->
                    new One(
                        result.path("configurationId").asString(),
                        Report.estimate(result.path("wallSeconds"), "median"),
                        Report.estimate(result.path("costPerRun"), "median")))
            .toList();
    return limit.isTime()
        ? best(limit, all, currency, "Cheapest", "fastest", One::seconds, One::money)
        : best(limit, all, currency, "Fastest", "cheapest", One::money, One::seconds);
  }

  private interface Of extends java.util.function.Function<One, BigDecimal> {}

  private static Under best(
      Limit limit, List<One> all, String currency, String best, String nearest, Of bound, Of goal) {
    Optional<One> found =
        all.stream()
            .filter(one -> bound.apply(one).compareTo(limit.value()) <= 0)
            .min(Comparator.comparing(goal).thenComparing(bound));
    if (found.isEmpty()) {
      One least = all.stream().min(Comparator.comparing(bound)).orElseThrow();
      return new Under(
          null,
          "None is under %s; the %s is %s."
              .formatted(limit.words(), nearest, said(least, all, currency)));
    }
    One one = found.get();
    BigDecimal high = (limit.isTime() ? one.time() : one.cost()).high();
    boolean beyond = high != null && high.compareTo(limit.value()) > 0;
    return new Under(
        one.id(),
        "%s under %s: %s.%s"
            .formatted(
                best,
                limit.words(),
                said(one, all, currency),
                beyond ? " Its interval reaches beyond that." : ""));
  }

  private static String said(One one, List<One> all, String currency) {
    int at = all.indexOf(one);
    return "%s at %s for %s a run"
        .formatted(
            one.id(),
            Figures.seconds(all.stream().map(One::time).toList()).get(at),
            Figures.money(all.stream().map(One::cost).toList(), currency).get(at));
  }
}
