package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemChange;
import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.item.ItemQuery;
import io.benchtable.dashboard.item.Items;
import io.benchtable.dashboard.item.RunIds;
import io.benchtable.dashboard.page.NotFound;
import io.benchtable.dashboard.page.Refusal;
import io.benchtable.dashboard.page.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The benchmarks in the tables, with what belongs to them. */
@Component
class Benchmarks {

  private static final String TABLE = "benchmarks";
  private static final String KEY = "benchmarkId";
  private static final int MOST = 10_000;
  private static final int SEARCHED = 1000;
  private static final int FILE = 100_000;
  private static final int LOOKED_AT = 5;

  /** What tells whether it is the one before; a spec may be large, and most are another's. */
  private static final String[] BEFORE = {KEY, "status", "submittedAt"};

  private final Items items;

  Benchmarks(Items items) {
    this.items = items;
  }

  ItemPage latest(Optional<String> after, int limit) {
    return items.query(list().limit(limit).after(after));
  }

  /** The benchmarks that a search looks through. */
  ItemPage searched() {
    return items.all(list(), SEARCHED);
  }

  /** Every benchmark, page by page. */
  Stream<ItemPage> pages() {
    return items.pages(list());
  }

  /** Every benchmark, to be sorted or searched for a file. */
  List<Item> all() {
    return whole(list());
  }

  private List<Item> whole(ItemQuery query) {
    ItemPage all = items.all(query, FILE);
    if (all.next().isPresent()) {
      throw Refusal.tooMuch(
          FILE, "In its own order and without a search, a file holds any number of them.");
    }
    return all.items();
  }

  private static ItemQuery list() {
    return ItemQuery.index(TABLE, "by-submission", "list", TABLE)
        .latestFirst()
        .only(BenchmarkList.ATTRIBUTES);
  }

  Item get(String id) {
    return items.find(TABLE, Map.of(KEY, id)).orElseThrow(() -> missing(id));
  }

  private static NotFound missing(String id) {
    return new NotFound(
        "There is no benchmark " + id,
        "It was never submitted here, or it has been deleted. The list shows those that there"
            + " are.");
  }

  /** The price book that a benchmark is priced by, as it is described. */
  Item priceBook(Item benchmark) {
    Item named = benchmark.child("priceBook");
    String name = named.text("book", "");
    String version = named.text("version", "");
    return name.isEmpty() || version.isEmpty()
        ? Item.EMPTY
        : items.find("price-books", Map.of("name", name, "version", version)).orElse(Item.EMPTY);
  }

  /**
   * The last complete benchmark before this one that has the same pipeline, software and files; of
   * those between, only so many are looked at.
   */
  Optional<Item> before(Item benchmark) {
    String submitted = benchmark.text("submittedAt", "");
    return benchmark.text("pipelineHash").stream()
        .map(hash -> ItemQuery.index(TABLE, "by-pipeline", "pipelineHash", hash).latestFirst())
        .flatMap(query -> items.pages(query.only(BEFORE).limit(SEARCHED)).limit(LOOKED_AT))
        .flatMap(page -> page.items().stream())
        .filter(other -> other.text("submittedAt", "").compareTo(submitted) < 0)
        .filter(other -> other.text("status", "").equals("COMPLETE"))
        .findFirst()
        .flatMap(other -> items.find(TABLE, Map.of(KEY, other.text(KEY, ""))));
  }

  /** What a benchmark was run in, by its first runs. */
  Environment environment(Item benchmark) {
    ItemQuery query =
        ItemQuery.table("runs", KEY, benchmark.text(KEY, ""))
            .only("configurationId", "versions")
            .limit(SEARCHED);
    return Environment.of(benchmark, items.query(query).items());
  }

  List<Item> results(String id) {
    return items.all(ItemQuery.table("results", KEY, id));
  }

  /** The ids of the runs that lie apart from the others of their configuration. */
  Set<String> outliers(String id) {
    return Results.outliers(items.all(ItemQuery.table("results", KEY, id).only("wallSeconds")));
  }

  /** The runs at some places of the plan, with those that took the place of interrupted ones. */
  List<Item> runs(Item benchmark, long first, long last) {
    String id = benchmark.text(KEY, "");
    int digits = Math.max(4, String.valueOf(benchmark.child("progress").whole("runs", 0)).length());
    String start = id + ("-%0" + digits + "d").formatted(Math.max(1, first));
    ItemQuery query = runs(id).from("runId", start).limit((int) (last - first) + 20);
    List<Item> found = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      ItemPage page = items.query(query.after(next));
      page.items().stream().filter(run -> place(run) <= last).forEach(found::add);
      boolean past = page.items().stream().anyMatch(run -> place(run) > last);
      next = past ? Optional.empty() : page.next();
    } while (next.isPresent());
    return found;
  }

  /** The runs that a search looks through and a chart draws. */
  ItemPage searchedRuns(String id) {
    return someRuns(id, MOST);
  }

  /** The first runs. */
  ItemPage someRuns(String id, int most) {
    return items.all(runs(id), most);
  }

  /** Every run of a benchmark, page by page. */
  Stream<ItemPage> runPages(String id) {
    return items.pages(runs(id));
  }

  /** Every run of a benchmark, to be sorted or searched for a file. */
  List<Item> allRuns(String id) {
    return whole(runs(id));
  }

  /** What every run was charged, and in which attempt at the benchmark it was made. */
  Stream<ItemPage> chargedRuns(String id) {
    return items.pages(ItemQuery.table("runs", KEY, id).only("runId", "attempt", "sample", "cost"));
  }

  private static ItemQuery runs(String id) {
    return ItemQuery.table("runs", KEY, id).only(RunList.ATTRIBUTES);
  }

  private static long place(Item run) {
    String number = RunIds.number(run.text("runId", "")).replaceFirst("\\..*", "");
    return number.matches("\\d{1,9}") ? Long.parseLong(number) : 0;
  }

  /** The cost lines of a benchmark, page by page. */
  Stream<ItemPage> costPages(String id) {
    return items.pages(
        ItemQuery.index("costs", "by-benchmark", KEY, id)
            .only(
                "runId",
                "kind",
                "purpose",
                "part",
                "sample",
                "BilledCost",
                "BillingCurrency",
                "completeness"));
  }

  boolean submit(String id, Item spec) {
    return items.create(TABLE, KEY, new Item(Map.of(KEY, id, "spec", spec.attributes())));
  }

  void cancel(String id) {
    ItemChange change = new ItemChange(Map.of("cancelRequested", true), List.of(), KEY, List.of());
    if (!items.change(TABLE, Map.of(KEY, id), change)) {
      throw missing(id);
    }
  }

  /** Has all runs made again that gave no sample. */
  void retry(String id) {
    retry(id, Map.of("status", "WAITING"), List.of("cancelRequested", "retryRuns"));
  }

  /** Has one run made again that gave no sample. */
  void retryRun(String runId) {
    Map<String, Object> asked = Map.of("status", "WAITING", "retryRuns", List.of(runId));
    retry(RunIds.benchmark(runId), asked, List.of("cancelRequested"));
  }

  private void retry(String id, Map<String, Object> set, List<String> remove) {
    ItemChange change =
        new ItemChange(set, remove, "status", List.of("COMPLETE", "FAILED", "CANCELLED"));
    if (!items.change(TABLE, Map.of(KEY, id), change)) {
      String status = Status.of(get(id).text("status", "WAITING")).word();
      throw Refusal.conflict(
          "There is nothing to retry now",
          "Expected a benchmark that has ended, but %s is %s.".formatted(id, status));
    }
  }
}
