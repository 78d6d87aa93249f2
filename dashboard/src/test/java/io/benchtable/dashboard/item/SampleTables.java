package io.benchtable.dashboard.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A table of a user's own, with a number as sort key, and an empty one. */
public final class SampleTables {

  private static final Table.Key SITE = new Table.Key("site", "S");
  private static final Table.Key DEPTH = new Table.Key("depth", "N");

  private SampleTables() {}

  public static void fill(InMemoryTables tables) {
    List<Map<String, Attribute>> items = new ArrayList<>();
    for (int depth = 1; depth <= 120; depth++) {
      Map<String, Attribute> item = new TreeMap<>();
      item.put("site", InMemoryTables.attribute(depth <= 60 ? "north" : "south"));
      item.put("depth", InMemoryTables.attribute(depth));
      item.put("taken", InMemoryTables.attribute("2026-11-%02d".formatted(1 + depth % 28)));
      item.put("checked", InMemoryTables.attribute(depth % 2 == 0));
      item.put("reads", InMemoryTables.attribute(Map.of("file", "s" + depth + ".fastq.gz")));
      items.add(item);
    }
    tables.put(
        new Table(
            "samples",
            new Table.Keys(SITE, Optional.of(DEPTH)),
            List.of(
                new Table.Index(
                    "by-day",
                    new Table.Keys(
                        new Table.Key("taken", "S"), Optional.of(new Table.Key("site", "S"))),
                    "ALL")),
            120,
            24_576,
            Optional.of("NEW_AND_OLD_IMAGES"),
            Optional.of(Instant.parse("2026-11-20T08:00:00Z"))),
        items);
    tables.put(
        new Table(
            "empty",
            new Table.Keys(new Table.Key("id", "B"), Optional.empty()),
            List.of(),
            0,
            8192,
            Optional.empty(),
            Optional.empty()),
        List.of());
  }
}
