package io.benchtable.costs.item;

import java.util.List;
import java.util.Map;

/**
 * The keys of a table, all of them text.
 *
 * @param key partition key and, if there is one, sort key
 * @param indexes name → keys; each holds whole items
 */
public record TableShape(String name, List<String> key, Map<String, List<String>> indexes) {

  static final String BUDGETS = "budgets";
  static final String COSTS = "costs";
  static final String BY_BENCHMARK = "by-benchmark";
  static final String BY_DAY = "by-day";
  static final String PRICE_BOOKS = "price-books";
  static final String PRICES = "prices";
  static final String RESULTS = "results";

  /** The tables of this service. */
  static final List<TableShape> OWN =
      List.of(
          new TableShape(
              COSTS,
              List.of("runId", "lineId"),
              Map.of(
                  BY_DAY, List.of("day", "runId"), BY_BENCHMARK, List.of("benchmarkId", "runId"))),
          new TableShape(BUDGETS, List.of("name"), Map.of()),
          new TableShape(PRICE_BOOKS, List.of("name", "version"), Map.of()),
          new TableShape(PRICES, List.of("book@version", "sku"), Map.of()),
          new TableShape(RESULTS, List.of("benchmarkId", "configurationId"), Map.of()));
}
