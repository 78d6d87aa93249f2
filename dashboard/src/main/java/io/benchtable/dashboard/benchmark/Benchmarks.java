package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemChange;
import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.item.ItemQuery;
import io.benchtable.dashboard.item.Items;
import io.benchtable.dashboard.page.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The benchmarks in the tables, with what belongs to them. */
@Component
class Benchmarks {

  private static final String TABLE = "benchmarks";
  private static final String KEY = "benchmarkId";
  private static final int MOST = 10_000;

  private final Items items;

  Benchmarks(Items items) {
    this.items = items;
  }

  ItemPage latest(Optional<String> after) {
    return items.query(
        ItemQuery.index(TABLE, "by-submission", "list", TABLE)
            .latestFirst()
            .limit(50)
            .after(after));
  }

  Item get(String id) {
    return items
        .find(TABLE, Map.of(KEY, id))
        .orElseThrow(
            () ->
                new NotFound(
                    "There is no benchmark " + id,
                    "It was never submitted here, or it has been deleted. The list shows those"
                        + " that there are."));
  }

  List<Item> results(String id) {
    return items.all(ItemQuery.table("results", KEY, id), MOST).items();
  }

  ItemPage runs(String id, Optional<String> after, int limit) {
    return items.query(
        ItemQuery.table("runs", KEY, id).only(RunRow.ATTRIBUTES).limit(limit).after(after));
  }

  /** Runs from a place in the planned order on. */
  ItemPage runsFrom(String id, long place, int limit) {
    return items.query(
        ItemQuery.table("runs", KEY, id)
            .only(RunRow.ATTRIBUTES)
            .limit(limit)
            .from("runId", id + "-%04d".formatted(Math.max(0, place))));
  }

  ItemPage allRuns(String id) {
    return items.all(ItemQuery.table("runs", KEY, id).only(RunRow.ATTRIBUTES), MOST);
  }

  ItemPage costs(String id) {
    return items.all(
        ItemQuery.index("costs", "by-benchmark", KEY, id)
            .only("runId", "kind", "sample", "BilledCost", "BillingCurrency"),
        5 * MOST);
  }

  boolean submit(String id, Item spec) {
    return items.create(TABLE, KEY, new Item(Map.of(KEY, id, "spec", spec.attributes())));
  }

  boolean cancel(String id) {
    return items.change(
        TABLE,
        Map.of(KEY, id),
        new ItemChange(Map.of("cancelRequested", true), List.of(), KEY, List.of()));
  }

  boolean retry(String id) {
    return items.change(
        TABLE,
        Map.of(KEY, id),
        new ItemChange(
            Map.of("status", "WAITING"),
            List.of("cancelRequested"),
            "status",
            List.of("COMPLETE", "FAILED", "CANCELLED")));
  }
}
