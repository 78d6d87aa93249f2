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

/**
 * What a benchmark's money went to: samples, warm-ups, set-up and what is no sample. Currencies are
 * never added to each other: a line in another one than the first counts as unknown.
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

  /** Lines summed up one by one, so that nothing but the sums is held. */
  static final class Sums {

    private final List<Sum> kinds = NAMES.stream().map(_ -> new Sum()).toList();
    private BigDecimal total = BigDecimal.ZERO;
    private String currency = "USD";
    private long lines;
    private long unknown;

    private static final class Sum {
      private final Set<String> runs = new HashSet<>();
      private BigDecimal amount = BigDecimal.ZERO;
      private boolean complete = true;
    }

    void add(Item line) {
      String billed = line.text("BillingCurrency", "USD");
      if (lines++ == 0) {
        currency = billed;
      }
      boolean counts = billed.equals(currency);
      BigDecimal amount = line.decimal("BilledCost").filter(_ -> counts).orElse(BigDecimal.ZERO);
      boolean known = counts && CostLines.known(line);
      Sum sum = kinds.get(kind(line));
      sum.runs.add(line.text("runId", ""));
      sum.amount = sum.amount.add(amount);
      sum.complete &= known;
      total = total.add(amount);
      unknown += known ? 0 : 1;
    }

    /** What was added; there may be more lines. */
    CostSplit split(boolean more) {
      List<Part> parts = new ArrayList<>();
      BigDecimal before = BigDecimal.ZERO;
      for (int at = 0; at < NAMES.size(); at++) {
        Sum sum = kinds.get(at);
        if (!sum.runs.isEmpty()) {
          parts.add(
              new Part(
                  NAMES.get(at),
                  sum.runs.size(),
                  sum.amount,
                  !more && sum.complete,
                  Share.of(before, total),
                  Share.of(sum.amount, total),
                  at + 1));
          before = before.add(sum.amount);
        }
      }
      return new CostSplit(parts, total, currency, unknown, more);
    }
  }

  /** The same where it is known from elsewhere that so many lines are unknown, or runs unpriced. */
  CostSplit atLeastUnknown(long others) {
    return new CostSplit(parts, total, currency, Math.max(unknown, others), more);
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

  /** Which of the names a line belongs to. */
  private static int kind(Item line) {
    return switch (line.text("kind", "")) {
      case "SETUP" -> 2;
      case "WARMUP" -> 1;
      default -> line.flag("sample") ? 0 : 3;
    };
  }
}
