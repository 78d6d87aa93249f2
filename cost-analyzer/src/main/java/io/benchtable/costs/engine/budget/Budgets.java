package io.benchtable.costs.engine.budget;

import io.benchtable.costs.charge.budget.Budget;
import io.benchtable.costs.charge.budget.BudgetForm;
import io.benchtable.costs.charge.budget.BudgetState;
import io.benchtable.costs.charge.budget.Period;
import io.benchtable.costs.charge.budget.Spent;
import io.benchtable.costs.item.BenchmarkItems;
import io.benchtable.costs.item.BudgetItems;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Reads what was spent, and says of each budget how far it is. */
@Component
class Budgets {

  private final BudgetItems items;
  private final BenchmarkItems benchmarks;
  private final InstantSource clock;

  @Autowired
  Budgets(BudgetItems items, BenchmarkItems benchmarks) {
    this(items, benchmarks, InstantSource.system());
  }

  Budgets(BudgetItems items, BenchmarkItems benchmarks, InstantSource clock) {
    this.items = items;
    this.benchmarks = benchmarks;
    this.clock = clock;
  }

  /** All of them, by name. */
  List<Map<String, Object>> all() {
    return items.all().stream()
        .sorted(
            Comparator.comparing((Map<String, Object> item) -> String.valueOf(item.get("name"))))
        .map(this::answer)
        .toList();
  }

  Optional<Map<String, Object>> find(String name) {
    return items.find(name).map(this::answer);
  }

  private Map<String, Object> answer(Map<String, Object> item) {
    try {
      return answer(BudgetForm.read(item));
    } catch (IllegalArgumentException e) {
      return BudgetAnswer.unreadable(item, String.valueOf(e.getMessage()));
    }
  }

  private Map<String, Object> answer(Budget budget) {
    Instant now = clock.instant();
    Optional<Period.Days> days = BudgetAnswer.days(budget, now);
    return BudgetAnswer.of(
        BudgetState.of(budget, spent(budget, days), done(budget, days, now)), days);
  }

  private Spent spent(Budget budget, Optional<Period.Days> days) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    return items.spent(
        budget,
        days.map(Period.Days::all).orElse(List.of()).stream()
            .filter(day -> !day.isAfter(today))
            .toList());
  }

  private @Nullable BigDecimal done(Budget budget, Optional<Period.Days> days, Instant now) {
    return switch (budget.scope()) {
      case Budget.Scope.OfTag _ -> days.map(period -> period.over(now)).orElse(null);
      case Budget.Scope.OfBenchmark(String benchmarkId) ->
          benchmarks.done(benchmarkId).orElse(null);
    };
  }

  /**
   * Keeps a budget, in place of one of its name.
   *
   * @throws IllegalArgumentException if it cannot be one, or what it is for is charged in another
   *     currency
   */
  Map<String, Object> put(Map<String, Object> values) {
    Budget budget = BudgetForm.read(values);
    Spent spent = spent(budget, BudgetAnswer.days(budget, clock.instant()));
    if (!spent.otherCurrencies().isEmpty()) {
      throw new IllegalArgumentException(
          "Expected budget %s in %s, in which what it is for is charged, but it is in %s"
              .formatted(
                  budget.name(), String.join(" and ", spent.otherCurrencies()), budget.currency()));
    }
    items.put(budget);
    return answer(budget);
  }

  void delete(String name) {
    items.delete(name);
  }
}
