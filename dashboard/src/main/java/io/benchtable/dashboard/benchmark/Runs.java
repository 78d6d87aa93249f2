package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemQuery;
import io.benchtable.dashboard.item.Items;
import io.benchtable.dashboard.item.RunIds;
import io.benchtable.dashboard.page.NotFound;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The runs in the tables, with what belongs to them. */
@Component
class Runs {

  private final Items items;

  Runs(Items items) {
    this.items = items;
  }

  Item get(String runId) {
    return items
        .find("runs", Map.of("benchmarkId", RunIds.benchmark(runId), "runId", runId))
        .orElseThrow(
            () ->
                new NotFound(
                    "There is no run " + runId,
                    "Its benchmark may have been deleted, or the address is not complete."));
  }

  /** The id of the run that was made in place of this one, if there is one. */
  Optional<String> successor(String runId) {
    String next = RunIds.next(runId);
    return items
        .find("runs", Map.of("benchmarkId", RunIds.benchmark(runId), "runId", next))
        .map(_ -> next);
  }

  Item benchmark(String runId) {
    return items
        .find("benchmarks", Map.of("benchmarkId", RunIds.benchmark(runId)))
        .orElse(Item.EMPTY);
  }

  List<Item> jobs(String runId) {
    return items.all(ItemQuery.table("jobs", "runId", runId));
  }

  List<Item> usage(String runId) {
    return items.all(ItemQuery.table("usage", "runId", runId));
  }

  List<Item> costs(String runId) {
    return items.all(ItemQuery.table("costs", "runId", runId));
  }

  /** The price book that cost lines are from, as it is described. */
  Item priceBook(List<Item> lines) {
    return lines.stream()
        .findFirst()
        .flatMap(
            line ->
                items.find(
                    "price-books",
                    Map.of(
                        "name", line.text("priceBook", ""),
                        "version", line.text("priceBookVersion", ""))))
        .orElse(Item.EMPTY);
  }

  Item job(String runId, String jobId) {
    return items
        .find("jobs", Map.of("runId", runId, "jobId", jobId))
        .orElseThrow(
            () -> new NotFound("There is no job " + jobId, "The run's page lists those it has."));
  }
}
