package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Mark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every single run in the order in which it ran: drift and outliers show here. */
record RunStrip(List<Dot> dots, String words) {

  /** A run with its wall time in seconds. */
  record Dot(
      int order,
      String runId,
      String configurationId,
      int hue,
      String shape,
      BigDecimal seconds,
      boolean sample,
      String kind) {}

  static RunStrip of(List<Item> runs, boolean more, Configurations configurations) {
    List<Dot> dots = new ArrayList<>();
    int order = 0;
    for (Item run : runs) {
      if (run.text("kind", "").equals("SETUP")) {
        continue;
      }
      order++;
      Optional<BigDecimal> seconds = run.child("samples").decimal("wallSeconds");
      if (seconds.isPresent()) {
        String id = run.text("configurationId", "default");
        Mark mark = configurations.mark(id);
        dots.add(
            new Dot(
                order,
                run.text("runId", ""),
                id,
                mark.hue(),
                mark.shape(),
                seconds.get(),
                run.flag("sample"),
                run.text("kind", "")));
      }
    }
    return new RunStrip(dots, words(dots, more));
  }

  private static String words(List<Dot> dots, boolean more) {
    if (dots.isEmpty()) {
      return "No run has been measured yet.";
    }
    BigDecimal least = dots.stream().map(Dot::seconds).min(BigDecimal::compareTo).orElseThrow();
    BigDecimal most = dots.stream().map(Dot::seconds).max(BigDecimal::compareTo).orElseThrow();
    long samples = dots.stream().filter(Dot::sample).count();
    return "%d runs in the order they ran, from %s to %s; %d are samples, the others (hollow) are warm-ups or flagged.%s"
        .formatted(
            dots.size(),
            Durations.text(least),
            Durations.text(most),
            samples,
            more ? " Only the first " + dots.size() + " are drawn." : "");
  }
}
