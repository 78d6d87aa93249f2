package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Mark;
import io.benchtable.dashboard.page.Scale;
import java.util.List;
import java.util.Optional;

/** The fastest or the cheapest configuration, with its figure. */
record Winner(String configurationId, Mark mark, Figure figure) {

  static Optional<Winner> fastest(Item verdict, Configurations configurations) {
    Item fastest = verdict.child("fastest");
    return estimate(fastest, "medianSeconds")
        .map(e -> winner(fastest, configurations, Scale.seconds(List.of(e)).figure(e)));
  }

  static Optional<Winner> cheapest(Item verdict, Configurations configurations) {
    Item cheapest = verdict.child("cheapest");
    String currency = cheapest.text("currency", "USD");
    return estimate(cheapest, "costPerRun")
        .map(e -> winner(cheapest, configurations, Scale.money(List.of(e), currency).figure(e)));
  }

  private static Winner winner(Item item, Configurations configurations, Figure figure) {
    String id = item.text("configurationId", "");
    return new Winner(id, configurations.mark(id), figure);
  }

  private static Optional<Scale.Estimate> estimate(Item item, String name) {
    Item interval = item.child("interval");
    return item.decimal(name)
        .map(
            median ->
                new Scale.Estimate(
                    median,
                    interval.decimal("low").orElse(null),
                    interval.decimal("high").orElse(null),
                    null));
  }
}
