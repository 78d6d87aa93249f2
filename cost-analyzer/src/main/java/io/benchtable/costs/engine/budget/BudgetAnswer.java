package io.benchtable.costs.engine.budget;

import io.benchtable.costs.charge.budget.Budget;
import io.benchtable.costs.charge.budget.BudgetForm;
import io.benchtable.costs.charge.budget.BudgetState;
import io.benchtable.costs.charge.budget.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A budget with how far it is spent, as it is sent. */
final class BudgetAnswer {

  private BudgetAnswer() {}

  static Map<String, Object> of(BudgetState state, Optional<Period.Days> days) {
    Map<String, Object> answer = new LinkedHashMap<>(BudgetForm.write(state.budget()));
    days.ifPresent(
        period -> {
          answer.put("from", period.first().toString());
          answer.put("to", period.last().toString());
        });
    put(answer, "spent", state.spent());
    put(answer, "left", state.left());
    put(answer, "forecast", state.forecast());
    answer.put("completeness", state.completeness().label());
    answer.put("unknownLines", state.unknown());
    answer.put("standing", state.standing().name());
    return answer;
  }

  /** A budget that somebody put as it cannot be read. */
  static Map<String, Object> unreadable(Map<String, Object> item, String why) {
    return Map.of("name", String.valueOf(item.get("name")), "standing", "INVALID", "error", why);
  }

  private static void put(Map<String, Object> answer, String name, @Nullable BigDecimal amount) {
    if (amount != null) {
      answer.put(name, amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
    }
  }

  static Optional<Period.Days> days(Budget budget, Instant now) {
    return switch (budget.scope()) {
      case Budget.Scope.OfTag(var _, var _, Period period) -> Optional.of(period.at(now));
      case Budget.Scope.OfBenchmark _ -> Optional.empty();
    };
  }
}
