package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Ratios;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The judgement of one configuration that was measured twice: neither is faster or cheaper, and
 * whatever differs is noise.
 *
 * @param noise null where too little was measured
 */
public record SameTwice(Judgement judgement, @Nullable HostNoise noise) {

  /** Judges runs of which all have the same configuration, under two names. */
  public static SameTwice judge(Question question, List<Run> runs, Totals totals) {
    List<Configuration> configurations = Configuration.of(runs);
    Optional<Ratios> ratios =
        configurations.size() == 2
            ? Comparer.ratios(configurations.getFirst(), configurations.getLast(), Quantity.TIME)
            : Optional.empty();
    HostNoise noise = ratios.flatMap(HostNoise::of).orElse(null);
    Judgement judged = Judge.judge(question, runs, totals);
    List<ConfigurationResult> results =
        judged.results().stream().map(ConfigurationResult::ofTheSame).toList();
    return new SameTwice(
        new Judgement(
            results,
            judged.complete(),
            judged.infeasible(),
            judged.failed(),
            null,
            null,
            judged.level(),
            null,
            null,
            judged.pricedAs(),
            sentences(results, noise)),
        noise);
  }

  private static List<String> sentences(
      List<ConfigurationResult> results, @Nullable HostNoise noise) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        results.stream()
            .filter(result -> !result.baseline())
            .findFirst()
            .map(SameTwice::said)
            .orElse("There is nothing to judge: the configuration was not measured twice."));
    if (noise != null) {
      sentences.add(said(noise));
    }
    return List.copyOf(sentences);
  }

  private static String said(ConfigurationResult second) {
    Against time = second.time();
    String ratio =
        time.low() == null
            ? ""
            : " (%s× [%s, %s])".formatted(time.ratio(), time.low(), time.high());
    return switch (time.verdict()) {
      case DIFFERENT ->
          "The same configuration twice: different%s. By chance that is seldom; if it comes again,"
                  .formatted(ratio)
              + " something on the host tells the two apart.";
      case EQUIVALENT ->
          "The same configuration twice: no difference that matters%s.".formatted(ratio);
      case INCONCLUSIVE ->
          "The same configuration twice: the host is too noisy, or the runs are too few, to exclude"
              + " a difference that matters%s.".formatted(ratio);
      case TOO_FEW_RUNS -> "The same configuration twice: too few runs for a verdict.";
      case BASELINE, FASTER, SLOWER, CHEAPER, MORE_EXPENSIVE, INFEASIBLE, NOT_COMPARED ->
          "The same configuration twice: not compared%s."
              .formatted(time.note() == null ? "" : ", as " + time.note());
    };
  }

  private static String said(HostNoise noise) {
    return "The smallest difference that runs of this kind can show on this host: "
        + noise.shown().stream()
            .filter(shows -> Double.isFinite(shows.difference()))
            .map(shows -> "%s with %d runs".formatted(percent(shows.difference()), shows.runs()))
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** Two significant digits: more are not known. */
  static String percent(double share) {
    double percent = 100 * share;
    int places = percent >= 10 ? 0 : percent >= 1 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + places + "f %%", percent);
  }
}
