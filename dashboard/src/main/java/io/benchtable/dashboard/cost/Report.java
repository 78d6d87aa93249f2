package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Share;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reports of what was spent, each a table with a bar for every line. */
final class Report {

  private static final String TAG = "tag-";
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9_-]");

  private final Spending spending;
  private final Period period;

  Report(Spending spending, Period period) {
    this.spending = spending;
    this.period = period;
  }

  /** Every report: by day and month, benchmark, tag, service, and what was paid for what. */
  List<Sheet> all() {
    List<Sheet> reports = new ArrayList<>();
    reports.add(sheet("day", "By day", spending.byDay()));
    if (spending.byMonth().stream().map(Spending.Line::key).distinct().count() > 1) {
      reports.add(sheet("month", "By month", spending.byMonth()));
    }
    reports.add(sheet("benchmark", "By benchmark", spending.byBenchmark()));
    for (String tag : spending.tags()) {
      reports.add(sheet(TAG + slug(tag), "By " + words(tag), spending.byTag(tag), tag));
    }
    reports.add(sheet("service", "By service", spending.byService()));
    reports.add(sheet("purpose", "By purpose", spending.byPurpose()));
    reports.add(sheet("part", "By part", spending.byPart()));
    return reports;
  }

  private Sheet sheet(String id, String title, List<Spending.Line> lines) {
    return sheet(id, title, lines, "");
  }

  private Sheet sheet(String id, String title, List<Spending.Line> lines, String tag) {
    BigDecimal most =
        lines.stream()
            .map(line -> line.spent().sum())
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO);
    Map<String, Scale> money =
        Scale.money(lines, Spending.Line::currency, line -> line.spent().amount());
    String first = title.substring(3);
    return new Sheet(
        id,
        title,
        "/costs/" + id,
        Call.index("costs", "by-day", period.to().toString()) + " # a day at a time",
        List.of(
            Column.words(
                "name", first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1)),
            Column.number("cost", "Cost"),
            Column.machine("currency"),
            Column.machine("completeness"),
            Column.number("share_percent", "Share"),
            Column.picture("bar", "Of the largest"),
            Column.machine("key")),
        lines.stream().map(line -> row(id, tag, line, most, money)).toList());
  }

  private Row row(
      String report, String tag, Spending.Line line, BigDecimal most, Map<String, Scale> scales) {
    Scale money = Objects.requireNonNull(scales.get(line.currency()));
    Cell.Text name = Cell.text(line.name());
    return Row.of(
        line.key() + "-" + line.currency(),
        linked(name, report, tag, line.key()),
        line.spent().cell(money),
        Cell.text(line.currency()),
        line.spent().completeness(),
        line.spent().share(spending.total(line.currency())),
        new Cell.Bar("0", Share.of(line.spent().sum(), most), "amount"),
        Cell.text(line.key()));
  }

  /** A benchmark has its page, and a tag the same reports of what carries it. */
  private Cell linked(Cell.Text name, String report, String tag, String key) {
    if (report.equals("benchmark")) {
      return name.link("/benchmarks/" + Address.encode(key));
    }
    return tag.isEmpty() || key.equals(Spending.NONE)
        ? name
        : name.link(
            "/costs?from=%s&to=%s&tag=%s"
                .formatted(
                    period.from(), period.to(), Address.encode(new TagFilter(tag, key).text())));
  }

  /** A tag's name as a part of paths, ids and sort keys: other characters as their code. */
  private static String slug(String tag) {
    return OTHER.matcher(tag).replaceAll(found -> "~%x~".formatted(found.group().codePointAt(0)));
  }

  /** A tag's name in words: {@code costCentre} reads cost centre. */
  private static String words(String tag) {
    return tag.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
