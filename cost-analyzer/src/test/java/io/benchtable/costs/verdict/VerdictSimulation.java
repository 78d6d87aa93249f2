package io.benchtable.costs.verdict;

import io.benchtable.costs.verdict.Simulation.Sharing;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rule on benchmarks whose truth is known, in large: prints tables and asserts nothing. */
@Tag("benchmark")
class VerdictSimulation {

  private static final int TRIALS = Integer.getInteger("verdicts.trials", 20_000);
  private static final long SEED = Long.getLong("verdicts.seed", 1);

  private static Simulation simulation(Noise noise) {
    return new Simulation(noise, SEED, TRIALS);
  }

  @Test
  void coverage() {
    print("| noise | median, 6 runs | 10 | 20 | ratio, 6 blocks | 10 | 20 | 50 |");
    print("|---|---|---|---|---|---|---|---|");
    for (Noise noise : Noise.values()) {
      StringBuilder row = new StringBuilder("| " + name(noise));
      for (int runs : List.of(6, 10, 20)) {
        row.append(
            noise.independent ? " | " + percent(simulation(noise).medianCovered(runs)) : " | –");
      }
      for (int blocks : List.of(6, 10, 20, 50)) {
        row.append(" | ").append(percent(simulation(noise).ratioCovered(blocks)));
      }
      print(row + " |");
    }
  }

  @Test
  void equals() {
    print(
        "| noise | costs | configurations | blocks | 95 % each | 5 %/m by configuration | as judged |");
    print("|---|---|---|---|---|---|---|");
    for (Noise noise : Noise.values()) {
      for (boolean own : List.of(false, true)) {
        for (int configurations : List.of(2, 6, 20)) {
          int blocks = Simulation.fewest((configurations - 1) * 2) + 2;
          StringBuilder row =
              new StringBuilder(
                  "| %s | %s | %d | %d"
                      .formatted(
                          name(noise), own ? "their own" : "one rate", configurations, blocks));
          for (Sharing sharing : Sharing.values()) {
            row.append(" | ")
                .append(percent(simulation(noise).declared(configurations, blocks, own, sharing)));
          }
          print(row + " |");
        }
      }
    }
  }

  @Test
  void found() {
    print(
        "| noise | comparisons | first blocks | found | had a plan | at the border | more blocks |");
    print("|---|---|---|---|---|---|---|");
    for (Noise noise : Noise.values()) {
      for (int comparisons : List.of(1, 5, 19)) {
        Simulation.Found found =
            new Simulation(noise, SEED, Math.max(1, TRIALS / 10)).found(comparisons, 10);
        print(
            "| %s | %d | 10 | %s | %s | %s | %d |"
                .formatted(
                    name(noise),
                    comparisons,
                    percent(found.found()),
                    percent(found.planned()),
                    percent(found.atBorder()),
                    found.median()));
      }
    }
  }

  private static String name(Noise noise) {
    return noise.name().toLowerCase(Locale.ROOT);
  }

  private static String percent(double share) {
    return "%.1f %%".formatted(100 * share);
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
