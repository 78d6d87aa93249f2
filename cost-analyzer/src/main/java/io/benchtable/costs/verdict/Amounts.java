package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Interval;
import org.jspecify.annotations.Nullable;

/** Writes times and money with their intervals into sentences. */
final class Amounts {

  private Amounts() {}

  /** A time in the unit that suits the slowest beside it, as a table of them would have it. */
  static String duration(Estimate estimate, double slowest) {
    double unit = slowest < 1 ? 0.001 : slowest < 600 ? 1 : slowest < 7200 ? 60 : 3600;
    String name = slowest < 1 ? "ms" : slowest < 600 ? "s" : slowest < 7200 ? "min" : "h";
    Shown shown =
        new Estimate(
                estimate.median() / unit,
                estimate.interval().map((Interval i) -> i.map(x -> x / unit)),
                estimate.n())
            .shown();
    return "%s %s%s".formatted(shown.value(), name, interval(shown, estimate.n()));
  }

  static String money(Estimate estimate, @Nullable String currency) {
    Shown shown = estimate.shown();
    return amount(shown.value(), currency) + " a run" + interval(shown, estimate.n());
  }

  /** An amount as text, in its currency. */
  static String amount(String amount, @Nullable String currency) {
    return "USD".equals(currency) ? "$" + amount : amount + " " + currency;
  }

  private static String interval(Shown shown, int n) {
    return shown.low() == null
        ? " (%s)".formatted(shown.note())
        : " [%s, %s] (median of %d)".formatted(shown.low(), shown.high(), n);
  }
}
