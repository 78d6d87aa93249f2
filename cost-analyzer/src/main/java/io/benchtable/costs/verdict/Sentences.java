package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in plain words what a benchmark came to. */
final class Sentences {

  static final int NAMES = 4;

  private final Question question;
  private final int configurations;
  private final List<ConfigurationResult> results;

  Sentences(Question question, int configurations, List<ConfigurationResult> results) {
    this.question = question;
    this.configurations = configurations;
    this.results = results;
  }

  List<String> of(
      Optional<Leader> fastest,
      Optional<Leader> cheapest,
      Totals totals,
      List<String> instanceTypes,
      Optional<String> pricedAs) {
    List<String> sentences = new ArrayList<>();
    sentences.add(fastest.map(this::fastest).orElseGet(this::nothingToName));
    if (fastest.isPresent() && question.pricing() != null) {
      sentences.add(
          cheapest
              .map(this::cheapest)
              .orElse("Cheapest: unknown, since the cost of every configuration is unknown."));
    }
    sentences.add(completed());
    results.stream()
        .filter(Sentences::isInfeasible)
        .limit(NAMES)
        .map(
            r ->
                "%s fails a check: %s."
                    .formatted(r.configurationId(), lowerFirst(r.failedChecks().getFirst())))
        .forEach(sentences::add);
    if (instanceTypes.size() > 1) {
      sentences.add(
          "No verdict between instance types: %s were priced, but did not run."
              .formatted(names(instanceTypes)));
    }
    pricedAs.map(text -> "Costs are " + text + ".").ifPresent(sentences::add);
    unknownTotal(totals).ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  static boolean isInfeasible(ConfigurationResult result) {
    return result.status().equals(Configuration.COMPLETE) && !result.feasible();
  }

  private String fastest(Leader leader) {
    String figure = duration(leader.estimate(), slowest());
    if (configurations == 1) {
      return "%s took %s a run. There is nothing to compare it with."
          .formatted(leader.configuration().id(), figure);
    }
    return "Fastest: %s at %s%s%s."
        .formatted(
            leader.configuration().id(),
            figure,
            baseline(leader, Quantity.TIME),
            notCertain(leader));
  }

  private String cheapest(Leader leader) {
    String figure = money(leader.estimate());
    if (configurations == 1) {
      return "%s cost %s.".formatted(leader.configuration().id(), figure);
    }
    return "Cheapest: %s at %s%s%s."
        .formatted(
            leader.configuration().id(),
            figure,
            baseline(leader, Quantity.COST),
            notCertain(leader));
  }

  private static String notCertain(Leader leader) {
    return Doubt.about(leader).map(why -> "; not certain: " + why).orElse("");
  }

  private String baseline(Leader leader, Quantity quantity) {
    ConfigurationResult result =
        results.stream()
            .filter(r -> r.configurationId().equals(leader.configuration().id()))
            .findFirst()
            .orElseThrow();
    Against against = quantity == Quantity.TIME ? result.time() : result.cost();
    String interval =
        against.low() == null ? "" : " [%s, %s]".formatted(against.low(), against.high());
    return switch (against.verdict()) {
      case BASELINE -> ", the baseline itself";
      case FASTER -> ", %s× faster than the baseline%s".formatted(against.ratio(), interval);
      case CHEAPER -> ", %s× cheaper than the baseline%s".formatted(against.ratio(), interval);
      case EQUIVALENT ->
          ", equivalent to the baseline within %s %% (%s×%s)"
              .formatted(percent(), against.ratio(), interval);
      case SLOWER -> worse("slower", against.inverse());
      case MORE_EXPENSIVE -> worse("more expensive", against.inverse());
      case INCONCLUSIVE ->
          ", against the baseline inconclusive (%s×%s)".formatted(against.ratio(), interval);
      case TOO_FEW_RUNS -> ", against the baseline too few runs for a verdict";
      case INFEASIBLE, NOT_COMPARED -> "";
    };
  }

  private static String worse(String word, @Nullable Shown times) {
    if (times == null) {
      return ", %s than the baseline".formatted(word);
    }
    String interval = times.low() == null ? "" : " [%s, %s]".formatted(times.low(), times.high());
    return ", %s× %s than the baseline%s".formatted(times.value(), word, interval);
  }

  private String percent() {
    return Exact.plain(question.smallestDifference().movePointRight(2));
  }

  private String nothingToName() {
    if (results.isEmpty()) {
      return "There is nothing to judge: no configuration was run.";
    }
    if (results.stream().anyMatch(Sentences::isInfeasible)) {
      return "No configuration can be called fastest: every one that completed fails a check.";
    }
    return results.stream().anyMatch(ConfigurationResult::feasible)
        ? "No configuration can be called fastest: none stands for the same machine as the baseline."
        : "No configuration completed, so there is nothing to compare.";
  }

  private String completed() {
    List<String> unfinished =
        results.stream()
            .filter(r -> !r.status().equals(Configuration.COMPLETE))
            .map(
                r ->
                    "%s %s%s"
                        .formatted(
                            r.configurationId(),
                            word(r.status()),
                            r.reason() == null ? "" : " (" + words(r.reason()) + ")"))
            .toList();
    long complete = results.size() - unfinished.size();
    String counted =
        "%d of %d configuration%s completed"
            .formatted(complete, configurations, configurations == 1 ? "" : "s");
    return unfinished.isEmpty() ? counted + "." : counted + "; " + names(unfinished) + ".";
  }

  private static String word(String status) {
    return switch (status) {
      case "FAILED" -> "failed";
      case "CANCELLED" -> "was cancelled";
      default -> "is " + status;
    };
  }

  private static String words(String reason) {
    return reason.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Optional<String> unknownTotal(Totals totals) {
    if (totals.unknownLines() == 0 || question.pricing() == null) {
      return Optional.empty();
    }
    String lines =
        totals.unknownLines() == 1 ? "1 line unknown" : totals.unknownLines() + " lines unknown";
    BigDecimal known = totals.billedCost();
    return Optional.of(
        known == null
            ? "Spent: unknown (%s).".formatted(lines)
            : "Spent: at least %s (%s)."
                .formatted(
                    currency(Exact.plain(known.round(new MathContext(4, RoundingMode.DOWN)))),
                    lines));
  }

  private double slowest() {
    return results.stream()
        .map(ConfigurationResult::wallSeconds)
        .flatMap(shown -> Optional.ofNullable(shown).stream())
        .mapToDouble(shown -> Double.parseDouble(shown.value()))
        .max()
        .orElse(0);
  }

  /** A time in the unit that suits the slowest beside it, as a table of them would have it. */
  static String duration(Estimate estimate, double slowest) {
    double unit = slowest < 1 ? 0.001 : slowest < 600 ? 1 : slowest < 7200 ? 60 : 3600;
    String name = slowest < 1 ? "ms" : slowest < 600 ? "s" : slowest < 7200 ? "min" : "h";
    Shown shown =
        new Estimate(
                estimate.median() / unit,
                estimate.interval().map((Interval i) -> i.map(x -> x / unit)),
                estimate.n())
            .shown();
    return "%s %s%s".formatted(shown.value(), name, interval(shown, estimate.n()));
  }

  private String money(Estimate estimate) {
    Shown shown = estimate.shown();
    return currency(shown.value()) + " a run" + interval(shown, estimate.n());
  }

  private static String interval(Shown shown, int n) {
    return shown.low() == null
        ? " (%s)".formatted(shown.note())
        : " [%s, %s] (median of %d)".formatted(shown.low(), shown.high(), n);
  }

  private String currency(String amount) {
    @Nullable String currency = question.currency();
    return "USD".equals(currency) ? "$" + amount : amount + " " + currency;
  }

  private static String lowerFirst(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static String names(List<String> names) {
    return Judge.shortened(names, NAMES).collect(Collectors.joining("; "));
  }
}
