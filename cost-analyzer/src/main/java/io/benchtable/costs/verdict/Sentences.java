package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in plain words what a benchmark came to. */
final class Sentences {

  private final Question question;
  private final int configurations;
  private final List<ConfigurationResult> results;
  private final LeaderSentences leaders;

  Sentences(Question question, int configurations, List<ConfigurationResult> results) {
    this.question = question;
    this.configurations = configurations;
    this.results = results;
    this.leaders = new LeaderSentences(question, configurations, results);
  }

  List<String> of(
      Optional<Leader> fastest,
      Optional<Leader> cheapest,
      Optional<Plan> plan,
      Totals totals,
      List<String> instanceTypes,
      Optional<String> pricedAs) {
    List<String> sentences = new ArrayList<>();
    sentences.add(fastest.map(leaders::fastest).orElseGet(this::nothingToName));
    if (fastest.isPresent() && question.pricing() != null) {
      sentences.add(
          cheapest
              .map(leaders::cheapest)
              .orElse("Cheapest: unknown, since the cost of every configuration is unknown."));
    }
    sentences.add(completed());
    sentences.addAll(StopWords.sentences(question.stops()));
    Optional.ofNullable(question.ended()).ifPresent(sentences::add);
    plan.map(new PlanSentences(question)::of).ifPresent(sentences::addAll);
    results.stream()
        .filter(Sentences::failsACheck)
        .limit(Names.MOST)
        .map(
            r ->
                "%s fails a check: %s."
                    .formatted(r.configurationId(), lowerFirst(r.failedChecks().getFirst())))
        .forEach(sentences::add);
    if (instanceTypes.size() > 1) {
      sentences.add(
          "No verdict between instance types: %s were priced, but did not run."
              .formatted(Names.joined(instanceTypes)));
    }
    pricedAs.map(text -> "Costs are " + text + ".").ifPresent(sentences::add);
    unknownTotal(totals).ifPresent(sentences::add);
    return List.copyOf(sentences);
  }

  static boolean failsACheck(ConfigurationResult result) {
    return result.status().equals(Configuration.COMPLETE) && !result.feasible();
  }

  private String nothingToName() {
    if (results.isEmpty()) {
      return "There is nothing to judge: no configuration was run.";
    }
    if (results.stream().anyMatch(Sentences::failsACheck)) {
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
                            r.reason() == null ? "" : " (" + Names.words(r.reason()) + ")"))
            .toList();
    long complete = results.size() - unfinished.size();
    String counted =
        "%d of %d configuration%s completed"
            .formatted(complete, configurations, configurations == 1 ? "" : "s");
    return unfinished.isEmpty() ? counted + "." : counted + "; " + Names.joined(unfinished) + ".";
  }

  private static String word(String status) {
    return switch (status) {
      case "FAILED" -> "failed";
      case "CANCELLED" -> "was cancelled";
      default -> "is " + status;
    };
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
                    Amounts.amount(
                        Exact.plain(known.round(new MathContext(4, RoundingMode.DOWN))),
                        question.currency()),
                    lines));
  }

  private static String lowerFirst(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }
}
