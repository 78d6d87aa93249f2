package io.benchtable.workflows.benchmark;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark may spend; no block is started beyond it.
 *
 * @param cost of everything that is billed, in the currency of the price book
 * @param time since the first run of an attempt
 */
public record Budget(Optional<BigDecimal> cost, Optional<Duration> time) {

  boolean isEmpty() {
    return cost.isEmpty() && time.isEmpty();
  }

  /**
   * What is spent.
   *
   * @param cost as far as it is known; null if nothing of it is
   * @param unpriced runs of which the cost is not, or not wholly, known
   * @param blockCost what the next block costs, by the medians so far; null if that is not known
   * @param blockTime how long it takes; null likewise
   */
  public record Spent(
      @Nullable BigDecimal cost,
      int unpriced,
      @Nullable String currency,
      Duration time,
      @Nullable BigDecimal blockCost,
      @Nullable Duration blockTime) {}

  /**
   * Why no further block is started.
   *
   * @param reason COST_SPENT, COST_UNKNOWN or TIME_SPENT
   * @param words the same with figures
   */
  public record Exceeded(String reason, String words) {}

  /** Whether another block goes beyond the budget; empty if it does not, as far as is known. */
  public Optional<Exceeded> exceeded(Spent spent) {
    return cost.flatMap(limit -> exceeded(limit, spent))
        .or(() -> time.flatMap(limit -> exceeded(limit, spent)));
  }

  private static Optional<Exceeded> exceeded(BigDecimal limit, Spent spent) {
    if (spent.unpriced() > 0) {
      return Optional.of(
          new Exceeded(
              "COST_UNKNOWN",
              "what was spent is not known, as the cost of %d run%s is not"
                  .formatted(spent.unpriced(), spent.unpriced() == 1 ? "" : "s")));
    }
    var so = spent.cost() == null ? BigDecimal.ZERO : spent.cost();
    var next = spent.blockCost() == null ? BigDecimal.ZERO : spent.blockCost();
    return so.add(next).compareTo(limit) <= 0
        ? Optional.empty()
        : Optional.of(
            new Exceeded(
                "COST_SPENT",
                words(
                    "money",
                    plain(so, 4),
                    limit.toPlainString()
                        + (spent.currency() == null ? "" : " " + spent.currency()),
                    so.compareTo(limit) >= 0 ? "" : plain(next, 2))));
  }

  private static Optional<Exceeded> exceeded(Duration limit, Spent spent) {
    var next = spent.blockTime() == null ? Duration.ZERO : spent.blockTime();
    boolean isSpent = spent.time().compareTo(limit) >= 0;
    return !isSpent && spent.time().plus(next).compareTo(limit) <= 0
        ? Optional.empty()
        : Optional.of(
            new Exceeded(
                "TIME_SPENT",
                words("time", text(spent.time()), text(limit), isSpent ? "" : text(next))));
  }

  private static String words(String what, String so, String limit, String next) {
    return next.isEmpty()
        ? "the %s is spent, %s of %s".formatted(what, so, limit)
        : "another block would go beyond the %s, %s of %s, by taking about %s more"
            .formatted(what, so, limit, next);
  }

  private static String plain(BigDecimal amount, int digits) {
    var rounded = amount.round(new MathContext(digits, RoundingMode.HALF_UP));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** Such as 1 h 30 min, or 12 s. */
  private static String text(Duration time) {
    var parts = new ArrayList<String>();
    if (time.toHours() > 0) {
      parts.add(time.toHours() + " h");
    }
    if (time.toMinutesPart() > 0) {
      parts.add(time.toMinutesPart() + " min");
    }
    if (parts.isEmpty() || time.toSecondsPart() > 0) {
      parts.add(time.toSecondsPart() + " s");
    }
    return String.join(" ", List.copyOf(parts));
  }
}
