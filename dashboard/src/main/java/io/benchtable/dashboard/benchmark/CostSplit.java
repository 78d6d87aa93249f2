package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Share;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.Spent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a benchmark's money went to: samples, warm-ups, set-up and what is no sample. Currencies are
 * never added to each other: a line in another one than the first counts as unknown.
 */
record CostSplit(List<Part> parts, Map<String, Spent> paidFor, Spent total) {

  private static final List<String> NAMES =
      List.of(
          "Measured runs",
          "Warm-up runs",
          "Set-up",
          "Attempts that were made again",
          "Failed and repeated runs");

  private static final String NOT_SAID = "not told apart";

  private static final List<Column> COLUMNS =
      List.of(
          Column.words("for", "For"),
          Column.number("runs", "Runs"),
          Column.number("cost", "Cost"),
          Column.machine("currency"),
          Column.machine("completeness"),
          Column.number("share_percent", "Share"),
          Column.picture("bar", "Of the total"),
          Column.machine("unknown_lines"));

  /** A part of the total; how many runs it is of is not known of what has no cost lines. */
  record Part(String name, int runs, Spent spent, String start, String width, int hue) {}

  /** Lines summed up one by one, so that nothing but the sums is held. */
  static final class Sums {

    private final List<Sum> kinds = NAMES.stream().map(_ -> new Sum()).toList();
    private final Map<String, Spent> paidFor = new TreeMap<>();
    private Spent total = Spent.none("USD");

    private static final class Sum {
      private final Set<String> runs = new HashSet<>();
      private Spent spent = Spent.none("");
    }

    void add(Item line) {
      String billed = line.text("BillingCurrency", "USD");
      if (total.lines() == 0) {
        total = Spent.none(billed);
      }
      Sum sum = kinds.get(kind(line));
      if (sum.runs.isEmpty()) {
        sum.spent = Spent.none(total.currency());
      }
      sum.runs.add(line.text("runId", ""));
      boolean counts = billed.equals(total.currency());
      sum.spent = plus(sum.spent, line, counts);
      total = plus(total, line, counts);
      paidFor.compute(
          line.text("part", NOT_SAID),
          (_, spent) -> plus(spent == null ? Spent.none(total.currency()) : spent, line, counts));
    }

    private static Spent plus(Spent sum, Item line, boolean counts) {
      return counts ? sum.plus(line) : sum.plus(Optional.empty(), false);
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
                  sum.spent.more(more),
                  Share.of(before, total.sum()),
                  Share.of(sum.spent.sum(), total.sum()),
                  at + 1));
          before = before.add(sum.spent.sum());
        }
      }
      Map<String, Spent> paid = new TreeMap<>();
      paidFor.forEach((name, spent) -> paid.put(name, spent.more(more)));
      return new CostSplit(parts, paid, total.more(more));
    }
  }

  /**
   * The same where it is known from elsewhere that so many lines are unknown, or runs unpriced:
   * what has no cost line is a part of its own.
   */
  CostSplit atLeastUnknown(long unknown) {
    long unpriced = unknown - total.unknown();
    if (unpriced <= 0) {
      return this;
    }
    List<Part> all = new ArrayList<>(parts);
    Spent nothing = new Spent(total.currency(), BigDecimal.ZERO, unpriced, 0, unpriced, false);
    all.add(new Part("Could not be priced", 0, nothing, "0", "0", NAMES.size() + 1));
    return new CostSplit(all, paidFor, total.atLeastUnknown(unknown));
  }

  /** Whether there are more lines than were read. */
  public boolean more() {
    return total.more();
  }

  /** The total in words: complete, so far, or at least that. */
  public String words(boolean ended) {
    return total.line() + (!ended ? " so far" : total.complete() ? ", complete" : "");
  }

  /** The split as a table, and as a bar that stacks the same parts. */
  Sheet sheet(String benchmarkId) {
    Scale money =
        Scale.money(
            parts.stream()
                .flatMap(part -> part.spent().amount().stream())
                .map(Estimate::single)
                .toList(),
            total.currency());
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
                        part.runs() == 0 ? Cell.EMPTY : Cell.count(part.runs()),
                        part.spent().cell(money),
                        Cell.text(total.currency()),
                        part.spent().completeness(),
                        part.spent().share(total.sum()),
                        new Cell.Bar(part.start(), part.width(), "part-" + part.hue()),
                        Cell.text(String.valueOf(part.spent().unknown()))))
            .toList());
  }

  /** What the same lines were paid for: of vCPUs apart what was used and what was held idle. */
  Sheet paid(String benchmarkId) {
    Scale money =
        Scale.money(
            paidFor.values().stream()
                .flatMap(spent -> spent.amount().stream())
                .map(Estimate::single)
                .toList(),
            total.currency());
    return new Sheet(
        "paid",
        "Costs by what was paid for",
        "/benchmarks/" + Address.encode(benchmarkId) + "/paid",
        Call.index("costs", "by-benchmark", benchmarkId),
        List.of(
            Column.words("paid_for", "Paid for"),
            Column.number("cost", "Cost"),
            Column.machine("currency"),
            Column.machine("completeness"),
            Column.number("share_percent", "Share"),
            Column.machine("unknown_lines")),
        paidFor.entrySet().stream()
            .map(
                part ->
                    Row.of(
                        "paid-" + part.getKey().replace(' ', '-'),
                        Cell.text(part.getKey()),
                        part.getValue().cell(money),
                        Cell.text(total.currency()),
                        part.getValue().completeness(),
                        part.getValue().share(total.sum()),
                        Cell.text(String.valueOf(part.getValue().unknown()))))
            .toList());
  }

  /** Which of the names a line belongs to; older lines say only what kind of run they are of. */
  private static int kind(Item line) {
    return switch (line.text("purpose", line.text("kind", ""))) {
      case "measured", "unmeasured step" -> 0;
      case "warm-up", "WARMUP" -> 1;
      case "set-up", "SETUP" -> 2;
      case "retry" -> 3;
      case "failed or repeated run" -> 4;
      default -> line.flag("sample") ? 0 : 4;
    };
  }
}
