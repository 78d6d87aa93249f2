package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Spent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a retried benchmark did not pay again: the complete runs of its earlier attempts, which cost
 * nothing in this one.
 */
record Saved(Spent spent) {

  /** Null where nothing was taken from an earlier attempt. */
  static @Nullable Saved of(Item benchmark, Benchmarks benchmarks) {
    long attempt = benchmark.whole("attempt", 1);
    if (attempt < 2) {
      return null;
    }
    List<Item> costs =
        benchmarks
            .chargedRuns(benchmark.text("benchmarkId", ""))
            .flatMap(page -> page.items().stream())
            .filter(run -> run.flag("sample") && run.whole("attempt", attempt) < attempt)
            .map(run -> run.child("cost"))
            .toList();
    String currency =
        costs.stream().flatMap(cost -> cost.text("currency").stream()).findFirst().orElse("USD");
    Spent spent = Spent.none(currency);
    for (Item cost : costs) {
      boolean same = cost.text("currency", "").equals(currency);
      spent =
          spent.plus(
              same ? cost.decimal("billedCost") : Optional.empty(),
              same && cost.text("completeness", "").equals("complete"));
    }
    return spent.lines() == 0 ? null : new Saved(spent);
  }

  /** In a sentence. */
  public String words() {
    return "%d %s of earlier attempts %s kept and cost nothing again: %s saved."
        .formatted(
            spent.lines(),
            spent.lines() == 1 ? "run" : "runs",
            spent.lines() == 1 ? "was" : "were",
            spent.text());
  }
}
