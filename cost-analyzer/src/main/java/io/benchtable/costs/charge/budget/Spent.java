package io.benchtable.costs.charge.budget;

import io.benchtable.costs.charge.Completeness;
import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was spent on what a budget is for.
 *
 * @param sum of the lines whose cost is known in the budget's currency
 * @param unknown how many lines have no such cost
 * @param otherCurrencies that lines were charged in
 */
public record Spent(BigDecimal sum, long known, long unknown, Set<String> otherCurrencies) {

  public static final Spent NOTHING = new Spent(BigDecimal.ZERO, 0, 0, Set.of());

  public Spent {
    otherCurrencies = Set.copyOf(otherCurrencies);
  }

  /** With a line that costs this, as far as that is known, in the currency that is asked for. */
  public Spent plus(@Nullable BigDecimal cost, String currency, String asked) {
    if (!currency.equals(asked)) {
      Set<String> others = new TreeSet<>(otherCurrencies);
      others.add(currency);
      return new Spent(sum, known, unknown + 1, others);
    }
    return cost == null
        ? new Spent(sum, known, unknown + 1, otherCurrencies)
        : new Spent(sum.add(cost), known + 1, unknown, otherCurrencies);
  }

  public Completeness completeness() {
    return Completeness.of(known, unknown);
  }
}
