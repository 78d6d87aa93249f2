package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Cell.Points.Point;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Mark;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.drawing.Axis;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the wall times of each configuration's samples lie: every one of them, and their quarters.
 */
final class Distribution {

  private final Configurations configurations;
  private final List<Samples> samples;
  private final Scale time;
  private final Axis axis;

  /** The samples of a configuration in the order in which they were measured, and sorted. */
  private record Samples(
      String configurationId, List<BigDecimal> ordered, List<BigDecimal> sorted) {

    static Samples of(String configurationId, List<BigDecimal> ordered) {
      return new Samples(configurationId, ordered, ordered.stream().sorted().toList());
    }

    /**
     * The value below which a share of the sample lies, interpolated between neighbours: definition
     * 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
     * Statistician 50 (1996) 361–365, as spreadsheets and R have it.
     */
    BigDecimal quantile(String share) {
      BigDecimal place = new BigDecimal(share).multiply(BigDecimal.valueOf(sorted.size() - 1L));
      int below = place.intValue();
      BigDecimal low = sorted.get(below);
      BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
      return low.add(
          high.subtract(low)
              .multiply(place.subtract(BigDecimal.valueOf(below)), MathContext.DECIMAL64));
    }
  }

  private Distribution(Configurations configurations, List<Samples> samples) {
    this.configurations = configurations;
    this.samples = samples;
    List<BigDecimal> all = samples.stream().flatMap(some -> some.sorted().stream()).toList();
    this.time = Scale.seconds(all.stream().map(Estimate::single).toList());
    this.axis = Axis.around(all);
  }

  /**
   * @param runs of the benchmark, in planned order
   */
  static Distribution of(Item benchmark, List<Item> runs) {
    Configurations configurations = Configurations.of(benchmark.child("spec"));
    Map<String, List<BigDecimal>> times = new LinkedHashMap<>();
    for (Item run : runs) {
      if (run.flag("sample") && run.text("kind", "").equals("MEASURED")) {
        run.child("samples")
            .decimal("wallSeconds")
            .ifPresent(
                seconds ->
                    times
                        .computeIfAbsent(
                            run.text("configurationId", "default"), _ -> new ArrayList<>())
                        .add(seconds));
      }
    }
    return new Distribution(
        configurations,
        times.entrySet().stream()
            .map(entry -> Samples.of(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparing((Samples some) -> some.quantile("0.5"))
                    .thenComparing(some -> configurations.place(some.configurationId())))
            .toList());
  }

  /** A line a configuration, fastest first. */
  Sheet sheet(String benchmarkId) {
    return new Sheet(
        "distribution",
        "Distribution of wall times by configuration, fastest first",
        "/benchmarks/" + Address.encode(benchmarkId) + "/distribution",
        Call.items("runs", benchmarkId),
        List.of(
            Column.words("configuration", "Configuration"),
            Column.number("n", "n").hint("samples"),
            Column.picture("wall_seconds", scale()),
            Column.number("least_seconds", "Least"),
            Column.number("lower_quartile_seconds", "Lower quartile"),
            Column.number("median_seconds", "Median"),
            Column.number("upper_quartile_seconds", "Upper quartile"),
            Column.number("most_seconds", "Most")),
        samples.stream().map(this::row).toList());
  }

  /** What the column of drawings spans. */
  private String scale() {
    return samples.isEmpty()
        ? "Each sample"
        : "Each sample, %s to %s%s"
            .formatted(
                text(axis.from()), text(axis.to()), axis.logarithmic() ? ", logarithmic" : "");
  }

  private Row row(Samples some) {
    Mark mark = configurations.mark(some.configurationId());
    return Row.of(
        some.configurationId(),
        Cell.marked(some.configurationId(), mark),
        Cell.count(some.sorted().size()),
        new Cell.Points(
            points(some),
            percent(some.quantile("0.25")),
            percent(some.quantile("0.75")),
            percent(some.quantile("0.5")),
            mark.hue()),
        figure(some.sorted().getFirst()),
        figure(some.quantile("0.25")),
        figure(some.quantile("0.5")),
        figure(some.quantile("0.75")),
        figure(some.sorted().getLast()));
  }

  /** The first sample above, the last one below, so that drift can be seen. */
  private List<Point> points(Samples some) {
    List<Point> points = new ArrayList<>();
    int last = Math.max(1, some.ordered().size() - 1);
    for (int at = 0; at < some.ordered().size(); at++) {
      points.add(
          new Point(
              percent(some.ordered().get(at)),
              String.format(Locale.ROOT, "%.1f", 4 + 16.0 * at / last)));
    }
    return points;
  }

  private String percent(BigDecimal seconds) {
    return String.format(Locale.ROOT, "%.2f%%", 100 * axis.share(seconds));
  }

  private Cell figure(BigDecimal seconds) {
    return Cell.figure(time.figure(Estimate.single(seconds)));
  }

  private String text(BigDecimal seconds) {
    return time.figure(Estimate.single(seconds)).text();
  }
}
