package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Money;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Cost lines summed up: in all, by day, by benchmark, by service and by each tag. Lines are added
 * one by one, so that nothing but the sums is held. Currencies are never added to each other.
 */
final class Spending {

  private static final String NONE = "(no such tag)";
  private static final int NAMED = 4;

  private final Map<String, Sum> totals = new TreeMap<>();
  private final Map<String, Map<String, Sum>> groups = new TreeMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Set<String> pricedAs = new TreeSet<>();
  private boolean partial;

  private static final class Sum {
    private BigDecimal amount = BigDecimal.ZERO;
    private long lines;
    private long unknown;
    private String currency = "";
  }

  /** A line of a report: who or what, how much, and how many cost lines that is. */
  record Line(
      String key, String name, BigDecimal amount, String currency, boolean complete, long lines) {}

  /** Adds a cost line. */
  void add(Item line) {
    String currency = line.text("BillingCurrency", "USD");
    add(totals, currency, line);
    group("day", line.text("day", "unknown"), line);
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

  boolean isEmpty() {
    return totals.isEmpty();
  }

  /** The total: {@code $0.42}, or at least that. */
  String total() {
    return totals.isEmpty()
        ? "$0"
        : String.join(" + ", totals.values().stream().map(this::written).toList());
  }

  String completeness() {
    long unknown = totals.values().stream().mapToLong(sum -> sum.unknown).sum();
    if (partial) {
      return "only a part of the lines was read: choose a shorter period";
    }
    return unknown == 0
        ? "complete"
        : unknown + (unknown == 1 ? " line unknown" : " lines unknown");
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
    return totals.values().stream().mapToLong(sum -> sum.lines).sum();
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

  List<Line> byBenchmark() {
    return lines("benchmark", largest());
  }

  List<Line> byService() {
    return lines("service", largest());
  }

  /** By the values of a tag; what does not carry it is a line of its own. */
  List<Line> byTag(String tag) {
    Map<String, Sum> sums = new TreeMap<>(groups.getOrDefault("tag:" + tag, Map.of()));
    totals.forEach(
        (currency, total) -> {
          Sum rest = new Sum();
          rest.currency = currency;
          rest.amount = total.amount;
          rest.lines = total.lines;
          rest.unknown = total.unknown;
          sums.values().stream()
              .filter(sum -> sum.currency.equals(currency))
              .forEach(
                  sum -> {
                    rest.amount = rest.amount.subtract(sum.amount);
                    rest.lines -= sum.lines;
                    rest.unknown -= sum.unknown;
                  });
          if (rest.lines > 0) {
            sums.put(key(NONE, currency), rest);
          }
        });
    return lines(sums, largest());
  }

  private List<Line> lines(String group, Comparator<Line> order) {
    return lines(groups.getOrDefault(group, Map.of()), order);
  }

  private List<Line> lines(Map<String, Sum> sums, Comparator<Line> order) {
    return sums.entrySet().stream()
        .map(entry -> line(entry.getKey(), entry.getValue()))
        .sorted(order)
        .toList();
  }

  private Line line(String key, Sum sum) {
    String plain = key.substring(0, key.lastIndexOf('|'));
    return new Line(
        plain,
        names.getOrDefault(plain, plain),
        sum.amount,
        sum.currency,
        sum.unknown == 0 && !partial,
        sum.lines);
  }

  /** What was spent in a currency. */
  BigDecimal total(String currency) {
    return totals.values().stream()
        .filter(sum -> sum.currency.equals(currency))
        .map(sum -> sum.amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private String written(Sum sum) {
    String text = Money.text(sum.amount, sum.currency);
    return sum.unknown == 0 && !partial ? text : "at least " + text;
  }

  private void group(String group, String value, Item line) {
    String currency = line.text("BillingCurrency", "USD");
    add(groups.computeIfAbsent(group, _ -> new TreeMap<>()), key(value, currency), line);
  }

  private static String key(String value, String currency) {
    return value + "|" + currency;
  }

  private static void add(Map<String, Sum> sums, String key, Item line) {
    Sum sum = sums.computeIfAbsent(key, _ -> new Sum());
    sum.currency = line.text("BillingCurrency", "USD");
    sum.lines++;
    Optional<BigDecimal> cost = line.decimal("BilledCost");
    cost.ifPresent(amount -> sum.amount = sum.amount.add(amount));
    if (cost.isEmpty() || !line.text("completeness", "complete").equals("complete")) {
      sum.unknown++;
    }
  }

  private static Comparator<Line> largest() {
    return Comparator.comparing(Line::amount).reversed();
  }
}
