package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a benchmark will take and what it will cost, as far as earlier runs tell.
 *
 * @param time in words: about so long, at least so long, or unknown
 * @param unknown what is not known, and why
 */
record Forecast(
    boolean timed,
    String time,
    boolean priced,
    String cost,
    List<Basis> basis,
    List<String> unknown) {

  /** An earlier benchmark that the forecast goes by. */
  record Basis(String name, String href, long runs, @Nullable String host, @Nullable Moment at) {}

  /** Nothing was measured. */
  static final Forecast NONE = of(Item.EMPTY);

  static Forecast of(Item estimate) {
    Optional<String> time =
        estimate
            .decimal("seconds")
            .map(seconds -> bound(estimate, "untimedRuns", "about ") + Durations.rough(seconds));
    String currency = estimate.text("currency", "USD");
    Optional<String> cost =
        estimate
            .decimal("cost")
            .map(amount -> bound(estimate, "unpricedRuns", "") + Money.text(amount, currency));
    return new Forecast(
        time.isPresent(),
        time.orElse("time unknown"),
        cost.isPresent(),
        cost.orElse("cost unknown"),
        estimate.children("basis").stream().map(Forecast::basis).toList(),
        estimate.texts("unknown"));
  }

  /** In few words: {@code about 40 s, $0.002}. */
  String words() {
    return timed || priced ? time + ", " + cost : "time and cost unknown";
  }

  private static String bound(Item estimate, String missing, String whole) {
    boolean stops = estimate.whole("leastRuns", Long.MAX_VALUE) < estimate.whole("runs", 0);
    if (estimate.whole(missing, 0) > 0) {
      return stops ? "about " : "at least ";
    }
    return stops ? "at most " + whole : whole;
  }

  private static Basis basis(Item basis) {
    String id = basis.text("benchmarkId", "");
    return new Basis(
        basis.text("name", id),
        "/benchmarks/" + Address.encode(id),
        basis.whole("runs", 0),
        basis.text("host").orElse(null),
        basis.instant("at").map(Moment::of).orElse(null));
  }
}
