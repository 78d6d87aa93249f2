package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Money;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cheapest configuration within a time, or the fastest within a cost, by medians.
 *
 * @param limit as it was asked for
 * @param answer in a sentence
 */
record Under(String limit, String answer) {

  private static final Pattern TIME = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|min|h)");
  private static final Pattern MONEY =
      Pattern.compile("\\$\\s*(\\d+(?:\\.\\d+)?)|(\\d+(?:\\.\\d+)?)\\s*([A-Z]{3})");
  private static final int LONGEST = 40;

  private static final Map<String, BigDecimal> SECONDS =
      Map.of(
          "ms",
          new BigDecimal("0.001"),
          "s",
          BigDecimal.ONE,
          "min",
          BigDecimal.valueOf(60),
          "h",
          BigDecimal.valueOf(3600));

  /** A configuration that is compared, with its figures in words. */
  private record One(String id, Estimate time, Estimate cost, String figures) {}

  static Under of(String limit, List<Item> results) {
    String asked = limit.strip();
    Matcher time = TIME.matcher(asked);
    Matcher money = MONEY.matcher(asked);
    if (asked.length() > LONGEST || !(time.matches() || money.matches())) {
      return new Under(limit, "Expected a time such as 10s, or an amount such as $0.01.");
    }
    String currency = currency(results);
    List<One> compared = compared(results, currency);
    if (compared.isEmpty()) {
      return new Under(limit, "No configuration has both a time and a cost that are compared.");
    }
    if (time.matches()) {
      return new Under(limit, cheapest(seconds(time), compared));
    }
    String named = money.group(1) == null ? money.group(3) : "USD";
    return new Under(
        limit,
        named.equals(currency)
            ? fastest(new BigDecimal(money.group(named(money))), compared, currency)
            : "Expected an amount in %s, but it is in %s.".formatted(currency, named));
  }

  private static int named(Matcher money) {
    return money.group(1) == null ? 2 : 1;
  }

  private static BigDecimal seconds(Matcher time) {
    return new BigDecimal(time.group(1)).multiply(SECONDS.get(time.group(2)));
  }

  private static String cheapest(BigDecimal most, List<One> compared) {
    String limit = Durations.text(most);
    Optional<One> best =
        compared.stream()
            .filter(one -> one.time().median().compareTo(most) <= 0)
            .min(by(One::cost).thenComparing(by(One::time)));
    return best.map(
            one -> "Cheapest under %s: %s%s".formatted(limit, said(one), beyond(one.time(), most)))
        .orElseGet(
            () ->
                "None is under %s; the fastest is %s"
                    .formatted(limit, said(compared.stream().min(by(One::time)).orElseThrow())));
  }

  private static String fastest(BigDecimal most, List<One> compared, String currency) {
    String limit = Money.text(most, currency);
    Optional<One> best =
        compared.stream()
            .filter(one -> one.cost().median().compareTo(most) <= 0)
            .min(by(One::time).thenComparing(by(One::cost)));
    return best.map(
            one -> "Fastest under %s: %s%s".formatted(limit, said(one), beyond(one.cost(), most)))
        .orElseGet(
            () ->
                "None is under %s; the cheapest is %s"
                    .formatted(limit, said(compared.stream().min(by(One::cost)).orElseThrow())));
  }

  private static Comparator<One> by(java.util.function.Function<One, Estimate> of) {
    return Comparator.comparing(one -> of.apply(one).median());
  }

  private static String said(One one) {
    return one.id() + one.figures();
  }

  private static String beyond(Estimate estimate, BigDecimal most) {
    BigDecimal high = estimate.high();
    return high != null && high.compareTo(most) > 0 ? " Its interval reaches beyond that." : "";
  }

  private static List<One> compared(List<Item> results, String currency) {
    List<Item> placed =
        results.stream().filter(result -> !result.child("frontier").isEmpty()).toList();
    Scale time = Scale.seconds(column(placed, "wallSeconds"));
    Scale money = Scale.money(column(placed, "costPerRun"), currency);
    return placed.stream().flatMap(result -> one(result, time, money).stream()).toList();
  }

  private static Optional<One> one(Item result, Scale time, Scale money) {
    return Results.estimate(result, "wallSeconds")
        .flatMap(
            seconds ->
                Results.estimate(result, "costPerRun")
                    .map(
                        cost ->
                            new One(
                                result.text("configurationId", ""),
                                seconds,
                                cost,
                                " at %s for %s a run."
                                    .formatted(
                                        time.figure(seconds).line(), money.figure(cost).line()))));
  }

  private static List<Estimate> column(List<Item> results, String name) {
    return results.stream().flatMap(result -> Results.estimate(result, name).stream()).toList();
  }

  private static String currency(List<Item> results) {
    return results.stream()
        .flatMap(result -> result.child("costPerRun").text("currency").stream())
        .findFirst()
        .orElse("USD");
  }
}
