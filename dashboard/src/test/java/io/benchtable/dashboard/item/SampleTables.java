package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tables of a user's own: with a number as sort key, with keys of several attributes, empty, with
 * all types, with odd keys.
 */
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
            "ACTIVE",
            new Table.Keys(SITE, Optional.of(DEPTH)),
            List.of(
                new Table.Index(
                    "by-day",
                    new Table.Keys(
                        new Table.Key("taken", "S"), Optional.of(new Table.Key("site", "S"))),
                    Table.Projection.ALL,
                    false,
                    "ACTIVE",
                    false,
                    120,
                    24_576)),
            120,
            24_576,
            Optional.of(
                new Table.Stream(
                    "NEW_AND_OLD_IMAGES",
                    "arn:aws:dynamodb:local:000000000000:table/samples/stream/2026-11-20T08:00:00.000",
                    Optional.of(Instant.parse("2026-11-20T08:00:00Z")))),
            settings("samples"),
            Optional.of(Instant.parse("2026-11-20T08:00:00Z"))),
        items);
    tables.put(
        plain("empty", new Table.Keys(new Table.Key("id", "B"), Optional.empty())), List.of());
    tables.put(
        plain(
            "kinds",
            new Table.Keys(new Table.Key("id", "B"), Optional.of(new Table.Key("at", "N")))),
        List.of(kinds()));
    tables.put(surveys(), surveyed());
    tables.put(plain("odd", new Table.Keys(new Table.Key("id", "S"), Optional.empty())), odd());
  }

  /** A table with an index whose key has several attributes of either kind. */
  private static Table surveys() {
    Table plain = plain("surveys", new Table.Keys(new Table.Key("survey", "S"), Optional.empty()));
    return new Table(
        plain.name(),
        plain.status(),
        plain.keys(),
        List.of(
            new Table.Index(
                "by-place",
                new Table.Keys(
                    List.of(new Table.Key("lake", "S"), new Table.Key("basin", "N")),
                    List.of(new Table.Key("day", "S"), DEPTH, new Table.Key("probe", "S"))),
                Table.Projection.ALL,
                false,
                "ACTIVE",
                false,
                120,
                24_576)),
        120,
        24_576,
        plain.stream(),
        plain.settings(),
        plain.created());
  }

  private static List<Map<String, Attribute>> surveyed() {
    List<Map<String, Attribute>> items = new ArrayList<>();
    for (int number = 1; number <= 120; number++) {
      Map<String, Attribute> item = new TreeMap<>();
      item.put("survey", InMemoryTables.attribute("v" + number));
      item.put("lake", InMemoryTables.attribute(number <= 90 ? "Como" : "Garda"));
      item.put("basin", InMemoryTables.attribute(number <= 60 ? 1 : 2));
      item.put("day", InMemoryTables.attribute(number <= 55 ? "2026-11-01" : "2026-11-02"));
      item.put("depth", InMemoryTables.attribute(number));
      item.put("probe", InMemoryTables.attribute("p" + number % 3));
      items.add(item);
    }
    return items;
  }

  /** A table without indexes and stream. */
  public static Table plain(String name, Table.Keys keys) {
    return new Table(
        name,
        "ACTIVE",
        keys,
        List.of(),
        0,
        8192,
        Optional.empty(),
        settings(name),
        Optional.empty());
  }

  private static Table.Settings settings(String name) {
    return new Table.Settings(
        "arn:aws:dynamodb:local:000000000000:table/" + name,
        "00000000-0000-0000-0000-000000000001",
        Optional.empty(),
        false,
        "STANDARD");
  }

  /** An item with each type that there is. */
  public static Map<String, Attribute> kinds() {
    Map<String, Attribute> item = new TreeMap<>();
    item.put("id", new Attribute("B", "/+8="));
    item.put("at", new Attribute("N", new BigDecimal("-0.5")));
    item.put(
        "number", new Attribute("N", new BigDecimal("12345678901234567890123456789.012345678")));
    item.put("flag", new Attribute("BOOL", true));
    item.put("nothing", new Attribute("NULL", true));
    item.put("texts", new Attribute("SS", List.of("a", "b")));
    item.put("numbers", new Attribute("NS", List.of("1", "2.5")));
    item.put("binaries", new Attribute("BS", List.of("AQ==")));
    item.put("list", InMemoryTables.attribute(List.of("x", Map.of("deep", 1))));
    item.put("markup", InMemoryTables.attribute("<script>alert(1)</script>"));
    item.put("<img src=x>", InMemoryTables.attribute("l".repeat(3000)));
    return item;
  }

  /** Keys that addresses and pages could stumble over. */
  public static final List<String> ODD =
      List.of(
          " ", "a/b", "..", "%2F;x=1?y#z&w+v", "<b>'\"", "two\nlines", "\u00e9\ud83d\ude00\u202e");

  private static List<Map<String, Attribute>> odd() {
    return ODD.stream()
        .map(
            id -> {
              Map<String, Attribute> item = new TreeMap<>();
              item.put("id", InMemoryTables.attribute(id));
              item.put("place", InMemoryTables.attribute(ODD.indexOf(id)));
              return item;
            })
        .toList();
  }
}
