package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.item.ItemQuery;
import io.benchtable.dashboard.item.Items;
import io.benchtable.dashboard.page.Refusal;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The cost lines in the tables, read day by day. */
@Component
class Costs {

  private static final int MOST = 200_000;

  private final Items items;

  Costs(Items items) {
    this.items = items;
  }

  /** What a page shows; where there are more lines than that, it says so. */
  Spending in(Period period, Optional<TagFilter> only) {
    Spending spending = new Spending();
    int read = 0;
    for (LocalDate day : period.days().reversed()) {
      Optional<String> after = Optional.empty();
      do {
        ItemPage page = items.query(day(day).after(after));
        read += page.items().size();
        if (read > MOST) {
          spending.cut();
          return spending;
        }
        page.items().stream()
            .filter(line -> only.isEmpty() || only.get().matches(line))
            .forEach(spending::add);
        after = page.next();
      } while (after.isPresent());
    }
    return spending;
  }

  /** The same for a file, which says nothing beside its lines and so has to hold all. */
  Spending whole(Period period, Optional<TagFilter> only) {
    Spending spending = in(period, only);
    if (spending.isPartial()) {
      throw Refusal.tooMuch(MOST, "These are cost lines: a shorter period has fewer.");
    }
    return spending;
  }

  private static ItemQuery day(LocalDate day) {
    return ItemQuery.index("costs", "by-day", "day", day.toString())
        .only(
            "runId",
            "day",
            "benchmarkId",
            "benchmarkName",
            "BilledCost",
            "BillingCurrency",
            "ServiceName",
            "purpose",
            "part",
            "Tags",
            "completeness",
            "pricedAs");
  }
}
