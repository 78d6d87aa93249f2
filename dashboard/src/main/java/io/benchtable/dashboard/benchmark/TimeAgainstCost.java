package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Figure;
import io.benchtable.dashboard.page.Mark;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The picture of time against cost: a point a configuration, and the frontier of the best. */
record TimeAgainstCost(
    String currency, String timeUnit, List<Point> points, List<String> frontier) {

  /** A configuration: median time in seconds and cost a run, each with its interval if known. */
  record Point(
      String id,
      int hue,
      String shape,
      boolean feasible,
      BigDecimal seconds,
      @Nullable BigDecimal secondsLow,
      @Nullable BigDecimal secondsHigh,
      BigDecimal cost,
      @Nullable BigDecimal costLow,
      @Nullable BigDecimal costHigh,
      String timeText,
      String costText,
      @Nullable String place) {}

  static TimeAgainstCost of(List<Item> results, Configurations configurations) {
    List<Item> complete = results.stream().filter(Results::complete).toList();
    List<Estimate> times = column(complete, "wallSeconds");
    List<Estimate> costs = column(complete, "costPerRun");
    String currency =
        complete.stream()
            .map(result -> result.child("costPerRun").text("currency"))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("USD");
    Scale time = Scale.seconds(times);
    Scale money = Scale.money(costs, currency);
    List<Point> points = new ArrayList<>();
    for (Item result : complete) {
      Optional<Estimate> seconds = Results.estimate(result, "wallSeconds");
      Optional<Estimate> cost = Results.estimate(result, "costPerRun");
      if (seconds.isPresent() && cost.isPresent()) {
        points.add(
            point(
                result,
                configurations,
                seconds.get(),
                cost.get(),
                time.figure(seconds.get()),
                money.figure(cost.get())));
      }
    }
    points.sort(Comparator.comparing(Point::seconds).thenComparing(Point::cost));
    return new TimeAgainstCost(
        currency, time.unit(), points, judged(complete, points).orElseGet(() -> frontier(points)));
  }

  /** What the picture shows, for those who do not see it. */
  public String words() {
    if (points.isEmpty()) {
      return "No configuration has both a time and a cost yet.";
    }
    List<Point> best = points.stream().filter(point -> frontier.contains(point.id())).toList();
    if (best.isEmpty()) {
      return "%d configurations; each failed a check, so none is on the frontier."
          .formatted(points.size());
    }
    Point fast = best.getFirst();
    Point cheap = best.getLast();
    String first =
        points.size() == 1 ? "One configuration: " : "%d configurations. ".formatted(points.size());
    if (best.size() == 1) {
      return first
          + "%s is both the fastest by median, %s, and the cheapest, %s a run."
              .formatted(fast.id(), fast.timeText(), fast.costText());
    }
    return first
        + "By median, the fastest is %s at %s for %s a run; the cheapest is %s at %s for %s a run. "
            .formatted(
                fast.id(),
                fast.timeText(),
                fast.costText(),
                cheap.id(),
                cheap.timeText(),
                cheap.costText())
        + "%d of them %s on the frontier: none other is both faster and cheaper."
            .formatted(best.size(), best.size() == 1 ? "is" : "are")
        + best.stream()
            .filter(point -> point.place() != null && point.place().startsWith("knee"))
            .findFirst()
            .map(knee -> " Its knee is %s.".formatted(knee.id()))
            .orElse("");
  }

  private static Point point(
      Item result,
      Configurations configurations,
      Estimate seconds,
      Estimate cost,
      Figure time,
      Figure money) {
    String id = result.text("configurationId", "");
    Mark mark = configurations.mark(id);
    return new Point(
        id,
        mark.hue(),
        mark.shape(),
        result.flag("feasible"),
        seconds.median(),
        seconds.low(),
        seconds.high(),
        cost.median(),
        cost.low(),
        cost.high(),
        time.line(),
        money.line(),
        PlaceCells.words(result).orElse(null));
  }

  /** The frontier as it was judged; empty where it was not. */
  private static Optional<List<String>> judged(List<Item> results, List<Point> points) {
    Set<String> on =
        results.stream()
            .filter(result -> result.child("frontier").flag("on"))
            .map(result -> result.text("configurationId", ""))
            .collect(Collectors.toSet());
    return on.isEmpty()
        ? Optional.empty()
        : Optional.of(points.stream().map(Point::id).filter(on::contains).toList());
  }

  /** Those that no feasible other beats in one and equals or beats in the other. */
  private static List<String> frontier(List<Point> points) {
    List<String> best = new ArrayList<>();
    Optional<BigDecimal> cheapest = Optional.empty();
    for (Point point : points) {
      boolean cheaper = cheapest.map(cost -> point.cost().compareTo(cost) < 0).orElse(true);
      if (point.feasible() && cheaper) {
        best.add(point.id());
        cheapest = Optional.of(point.cost());
      }
    }
    return best;
  }

  private static List<Estimate> column(List<Item> results, String name) {
    return results.stream()
        .map(result -> Results.estimate(result, name))
        .flatMap(Optional::stream)
        .toList();
  }
}
