package io.benchtable.dashboard.table;

import java.util.Map;
import java.util.Optional;

/** The tables that the platform itself lives by, and what an edit of their items does to it. */
final class Platform {

  private static final Map<String, String> PURPOSES =
      Map.of(
          "benchmarks",
          "A new item here starts a benchmark, deleting a running one cancels it, and a status set"
              + " back to WAITING runs it again. All else in an item is written by the platform,"
              + " which may overwrite or misread what you change.",
          "runs",
          "The platform plans by these items: a changed status makes it repeat runs or leave them"
              + " out, and a changed sample makes verdicts wrong.",
          "jobs",
          "A step counts as done when its item here says so: an edit makes the platform skip steps"
              + " or do them again.",
          "usage",
          "Costs are computed from these items: an edit makes them wrong.",
          "costs",
          "Totals and reports are sums of these items: an edit makes them wrong.",
          "results",
          "Verdicts are read from these items: an edit shows what was not measured.",
          "price-books",
          "Runs to come are priced by these items. What was priced before stays as it is.",
          "budgets",
          "Budgets are read from these items: one that cannot be one is shown as such.",
          "rules",
          "Rules take effect as soon as they are written: one that is wrong stops what it starts.",
          "dead-letters",
          "Events that could not be delivered wait here. One that is deleted is never delivered.");

  private Platform() {}

  /** What an edit in a table of the platform does; nothing for tables of users. */
  static Optional<String> purpose(String table) {
    return Optional.ofNullable(PURPOSES.get(table));
  }
}
