package io.benchtable.costs.item;

import io.benchtable.costs.charge.budget.Budget;
import io.benchtable.costs.charge.budget.BudgetForm;
import io.benchtable.costs.charge.budget.Spent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Budgets as items, and what was spent on what they are for. */
@Component
public class BudgetItems {

  private final Items items;

  BudgetItems(Items items) {
    this.items = items;
  }

  /** All of them as they are stored: budgets are few. */
  public List<Map<String, Object>> all() {
    return items.all(TableShape.BUDGETS);
  }

  public Optional<Map<String, Object>> find(String name) {
    return items.get(TableShape.BUDGETS, Map.of("name", name));
  }

  public void put(Budget budget) {
    items.put(TableShape.BUDGETS, BudgetForm.write(budget));
  }

  public void delete(String name) {
    items.delete(TableShape.BUDGETS, Map.of("name", name));
  }

  /** What was spent in some days on what a budget is for. */
  public Spent spent(Budget budget, List<LocalDate> days) {
    return switch (budget.scope()) {
      case Budget.Scope.OfTag(String tag, String value, var _) -> {
        Sum sum = new Sum(budget.currency());
        for (LocalDate day : days) {
          sum.add(TableShape.BY_DAY, "day", day.toString(), line -> carries(line, tag, value));
        }
        yield sum.spent;
      }
      case Budget.Scope.OfBenchmark(String benchmarkId) -> {
        Sum sum = new Sum(budget.currency());
        sum.add(TableShape.BY_BENCHMARK, "benchmarkId", benchmarkId, _ -> true);
        yield sum.spent;
      }
    };
  }

  private static boolean carries(Map<String, Object> line, String tag, String value) {
    return value.equals(Reading.object(line, "Tags").get(tag));
  }

  /** Lines added one by one, so that nothing but the sum is held. */
  private final class Sum {

    private final String currency;
    private Spent spent = Spent.NOTHING;

    private Sum(String currency) {
      this.currency = currency;
    }

    private void add(String index, String key, String value, Predicate<Map<String, Object>> which) {
      items.eachOfIndex(
          TableShape.COSTS,
          index,
          key,
          value,
          line -> {
            if (which.test(line)) {
              spent =
                  spent.plus(
                      Reading.decimal(line, "BilledCost"),
                      Optional.ofNullable(Reading.text(line, "BillingCurrency")).orElse(""),
                      currency);
            }
          });
    }
  }
}
