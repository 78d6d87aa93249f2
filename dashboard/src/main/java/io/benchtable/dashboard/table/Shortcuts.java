package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Pager.Link;
import java.util.List;
import java.util.Map;

/** Questions that are often asked of the platform's own tables. */
final class Shortcuts {

  private record Shortcut(String words, String index, String partition, String order) {}

  private static final Map<String, List<Shortcut>> KNOWN =
      Map.of(
          "benchmarks",
          List.of(
              new Shortcut("the latest", "by-submission", "benchmarks", "descending"),
              new Shortcut("those that are not done", "open", "open", "")),
          "rules",
          List.of(
              new Shortcut("enabled", "by-state", "ENABLED", ""),
              new Shortcut("invalid", "by-state", "INVALID", "")),
          "dead-letters",
          List.of(
              new Shortcut("parked", "by-state", "PARKED", ""),
              new Shortcut("to be tried again", "by-state", "RETRYING", "")));

  private Shortcuts() {}

  static List<Link> of(Table table) {
    return KNOWN.getOrDefault(table.name(), List.of()).stream()
        .filter(one -> table.index(one.index()).isPresent())
        .map(
            one ->
                new Link(
                    one.words(),
                    new Address("/tables/" + Address.encode(table.name()), Map.of())
                        .with("index", one.index())
                        .with("partition", one.partition())
                        .with("order", one.order())
                        .text()))
        .toList();
  }
}
