package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.item.ItemQuery;
import io.benchtable.dashboard.item.Items;
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

  Spending in(Period period) {
    Spending spending = new Spending();
    int read = 0;
    for (LocalDate day : period.days().reversed()) {
      Optional<String> after = Optional.empty();
      do {
        ItemPage page = items.query(day(day).after(after));
        page.items().forEach(spending::add);
        read += page.items().size();
        after = page.next();
        if (read > MOST) {
          spending.cut();
          return spending;
        }
      } while (after.isPresent());
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
            "Tags",
            "completeness",
            "pricedAs");
  }
}
