package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Note;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Share;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a benchmark's money went to: samples, warm-ups, set-up and what is no sample.
 *
 * @param more whether there are more lines than were read
 */
record CostSplit(List<Part> parts, BigDecimal total, String currency, long unknown, boolean more) {

  private static final List<String> NAMES =
      List.of("Measured runs", "Warm-up runs", "Set-up", "Failed, interrupted and retried runs");

  private static final List<Column> COLUMNS =
      List.of(
          Column.words("for", "For"),
          Column.number("runs", "Runs"),
          Column.number("cost", "Cost"),
          Column.machine("currency"),
          Column.machine("completeness"),
          Column.number("share_percent", "Share"),
          Column.picture("bar", "Of the total"));

  /** A part of the total. */
  record Part(
      String name,
      int runs,
      BigDecimal amount,
      boolean complete,
      String start,
      String width,
      int hue) {}

  static CostSplit of(List<Item> lines, boolean more) {
    String currency = lines.isEmpty() ? "USD" : lines.getFirst().text("BillingCurrency", "USD");
    BigDecimal total = sum(lines);
    List<Part> parts = new ArrayList<>();
    BigDecimal before = BigDecimal.ZERO;
    for (int at = 0; at < NAMES.size(); at++) {
      String name = NAMES.get(at);
      List<Item> mine = lines.stream().filter(line -> name(line).equals(name)).toList();
      if (!mine.isEmpty()) {
        BigDecimal amount = sum(mine);
        Set<String> runs =
            mine.stream()
                .map(line -> line.text("runId", ""))
                .collect(Collectors.toCollection(HashSet::new));
        parts.add(
            new Part(
                name,
                runs.size(),
                amount,
                !more && mine.stream().allMatch(CostLines::known),
                Share.of(before, total),
                Share.of(amount, total),
                at + 1));
        before = before.add(amount);
      }
    }
    long unknown = lines.stream().filter(line -> !CostLines.known(line)).count();
    return new CostSplit(parts, total, currency, unknown, more);
  }

  /** The total in words: complete, so far, or at least that. */
  public String words(boolean ended) {
    String amount = CostLines.total(total, currency, unknown, more);
    return !ended ? amount + " so far" : unknown == 0 && !more ? amount + ", complete" : amount;
  }

  /** The split as a table, and as a bar that stacks the same parts. */
  Sheet sheet(String benchmarkId) {
    Scale money =
        Scale.money(parts.stream().map(p -> Estimate.single(p.amount())).toList(), currency);
    return new Sheet(
        "costs",
        "Costs by kind of run",
        "/benchmarks/" + Address.encode(benchmarkId) + "/costs",
        Call.index("costs", "by-benchmark", benchmarkId),
        COLUMNS,
        parts.stream()
            .map(
                part ->
                    Row.of(
                        "part-" + part.hue(),
                        Cell.text(part.name()),
                        Cell.count(part.runs()),
                        new Cell.Number(
                            money.figure(Estimate.single(part.amount())),
                            part.complete()
                                ? List.of()
                                : List.of(Note.of("at least: some lines unknown"))),
                        Cell.text(currency),
                        Cell.completeness(part.complete()),
                        Share.percent(part.amount(), total),
                        new Cell.Bar(part.start(), part.width(), "part-" + part.hue())))
            .toList());
  }

  private static BigDecimal sum(List<Item> lines) {
    return lines.stream()
        .map(line -> line.decimal("BilledCost").orElse(BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String name(Item line) {
    return switch (line.text("kind", "")) {
      case "SETUP" -> NAMES.get(2);
      case "WARMUP" -> NAMES.get(1);
      default -> line.flag("sample") ? NAMES.get(0) : NAMES.get(3);
    };
  }
}
