package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Durations;
import io.benchtable.dashboard.page.Mark;
import io.benchtable.dashboard.page.Scale;
import io.benchtable.dashboard.page.Scale.Estimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every single run in the order in which it ran: drift, outliers and noise show here. */
record RunStrip(String timeUnit, List<Dot> dots, String words) {

  /** A run with its wall time in seconds, and what speaks against it. */
  record Dot(
      int order,
      String runId,
      String configurationId,
      int hue,
      String shape,
      BigDecimal seconds,
      boolean sample,
      String kind,
      String noise) {}

  static RunStrip of(Item benchmark, List<Item> runs, boolean more) {
    Configurations configurations = Configurations.of(benchmark.child("spec"));
    long cpus = Noise.cpus(benchmark);
    List<Dot> dots = new ArrayList<>();
    int order = 0;
    for (Item run : runs) {
      if (run.text("kind", "").equals("SETUP")) {
        continue;
      }
      order++;
      Item samples = run.child("samples");
      Optional<BigDecimal> seconds = samples.decimal("wallSeconds");
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
                RunList.kind(run),
                Noise.ofRun(run, cpus).orElse("")));
      }
    }
    Scale time = Scale.seconds(dots.stream().map(dot -> Estimate.single(dot.seconds())).toList());
    return new RunStrip(time.unit(), dots, words(dots, more));
  }

  private static String words(List<Dot> dots, boolean more) {
    if (dots.isEmpty()) {
      return "No run has been measured yet.";
    }
    BigDecimal least = dots.stream().map(Dot::seconds).min(BigDecimal::compareTo).orElseThrow();
    BigDecimal most = dots.stream().map(Dot::seconds).max(BigDecimal::compareTo).orElseThrow();
    long hollow = dots.stream().filter(dot -> !dot.sample()).count();
    long noisy = dots.stream().filter(dot -> !dot.noise().isEmpty()).count();
    return (dots.size() == 1
            ? "1 run of %s.".formatted(Durations.text(least))
            : "%d runs in the order they ran, from %s to %s."
                .formatted(dots.size(), Durations.text(least), Durations.text(most)))
        + (hollow == 0
            ? ""
            : " %d hollow: warm-ups, failed, interrupted or repeated runs, no samples."
                .formatted(hollow))
        + (noisy == 0
            ? " None was flagged as noisy."
            : " %d flagged as noisy (a tick below): the host was loaded, or time was stolen."
                .formatted(noisy))
        + (more ? " Only the first " + dots.size() + " are drawn." : "");
  }
}
