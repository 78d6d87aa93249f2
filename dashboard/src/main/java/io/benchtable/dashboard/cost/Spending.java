package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Spent;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Cost lines summed up: in all, by day, month, benchmark, service, by what was paid for what, and
 * by each tag. Lines are added one by one, so that nothing but the sums is held. Currencies are
 * never added to each other.
 */
final class Spending {

  static final String NONE = "(no such tag)";
  private static final String OLDER = "not told apart";
  private static final int NAMED = 4;

  private final Map<String, Spent> totals = new TreeMap<>();
  private final Map<String, Map<String, Spent>> groups = new TreeMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> pricedAs = new TreeSet<>();
  private boolean partial;

  /** A line of a report: who or what, and how much. */
  record Line(String key, String name, Spent spent) {
    String currency() {
      return spent.currency();
    }
  }

  /** Adds a cost line. */
  void add(Item line) {
    add(totals, line.text("BillingCurrency", "USD"), line);
    String day = line.text("day", "unknown");
    group("day", day, line);
    group("month", day.length() == 10 ? day.substring(0, 7) : day, line);
    group("purpose", line.text("purpose", OLDER), line);
    group("part", line.text("part", OLDER), line);
    String benchmark = line.text("benchmarkId", "unknown");
    names.putIfAbsent(benchmark, line.text("benchmarkName", benchmark));
    group("benchmark", benchmark, line);
    group("service", line.text("ServiceName", "unknown"), line);
    line.text("pricedAs").ifPresent(pricedAs::add);
    Item tags = line.child("Tags");
    tags.names().forEach(tag -> group("tag:" + tag, tags.text(tag, ""), line));
  }

  /** Not all lines were read. */
  void cut() {
    partial = true;
  }

  boolean isPartial() {
    return partial;
  }

  boolean isEmpty() {
    return totals.isEmpty();
  }

  /** The total: {@code $0.42}, or at least that, or unknown. */
  String total() {
    return totals.isEmpty()
        ? "$0"
        : String.join(" + ", totals.values().stream().map(this::written).toList());
  }

  private String written(Spent sum) {
    return sum.amount().isEmpty() && totals.size() > 1
        ? "an unknown amount in " + sum.currency()
        : sum.more(partial).text();
  }

  String completeness() {
    if (partial) {
      return "only a part of the lines was read: choose a shorter period";
    }
    long unknown = totals.values().stream().mapToLong(Spent::unknown).sum();
    return unknown == 0 ? "complete" : Spent.missing(unknown);
  }

  /** Which machines were priced where others ran; empty where there was none. */
  String pricedAs() {
    return pricedAs.isEmpty()
        ? ""
        : "Costs are "
            + pricedAs.stream().limit(NAMED).collect(Collectors.joining("; "))
            + (pricedAs.size() > NAMED
                ? "; and so on for " + (pricedAs.size() - NAMED) + " more"
                : "")
            + ".";
  }

  long lines() {
    return totals.values().stream().mapToLong(Spent::lines).sum();
  }

  List<String> tags() {
    return groups.keySet().stream()
        .filter(name -> name.startsWith("tag:"))
        .map(name -> name.substring(4))
        .toList();
  }

  List<Line> byDay() {
    return lines("day", Comparator.comparing(Line::key).reversed());
  }

  List<Line> byMonth() {
    return lines("month", Comparator.comparing(Line::key).reversed());
  }

  List<Line> byPurpose() {
    return lines("purpose", largest());
  }

  List<Line> byPart() {
    return lines("part", largest());
  }

  List<Line> byBenchmark() {
    return lines("benchmark", largest());
  }

  List<Line> byService() {
    return lines("service", largest());
  }

  /** By the values of a tag; what does not carry it is a line of its own. */
  List<Line> byTag(String tag) {
    Map<String, Spent> sums = new TreeMap<>(groups.getOrDefault("tag:" + tag, Map.of()));
    totals.forEach(
        (currency, total) -> {
          Spent rest =
              sums.values().stream()
                  .filter(sum -> sum.currency().equals(currency))
                  .reduce(total, Spent::minus);
          if (rest.lines() > 0) {
            sums.put(key(NONE, currency), rest);
          }
        });
    return lines(sums, largest());
  }

  private List<Line> lines(String group, Comparator<Line> order) {
    return lines(groups.getOrDefault(group, Map.of()), order);
  }

  private List<Line> lines(Map<String, Spent> sums, Comparator<Line> order) {
    return sums.entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .sorted(order)
        .toList();
  }

  private Line line(String key, Spent sum) {
    String plain = key.substring(0, key.lastIndexOf('|'));
    return new Line(plain, names.getOrDefault(plain, plain), sum.more(partial));
  }

  /** What was spent in a currency, as far as it is known. */
  BigDecimal total(String currency) {
    return totals.getOrDefault(currency, Spent.none(currency)).sum();
  }

  private void group(String group, String value, Item line) {
    String currency = line.text("BillingCurrency", "USD");
    add(groups.computeIfAbsent(group, _ -> new TreeMap<>()), key(value, currency), line);
  }

  private static String key(String value, String currency) {
    return value + "|" + currency;
  }

  private static void add(Map<String, Spent> sums, String key, Item line) {
    Spent none = Spent.none(line.text("BillingCurrency", "USD"));
    sums.put(key, sums.getOrDefault(key, none).plus(line));
  }

  /** What is unknown comes last. */
  private static Comparator<Line> largest() {
    return Comparator.comparing(
        line -> line.spent().amount().orElse(null),
        Comparator.nullsLast(Comparator.reverseOrder()));
  }
}
