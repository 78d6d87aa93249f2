package io.benchtable.costs.verdict;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says in plain words which configuration is the fastest and which is the cheapest. */
final class LeaderSentences {

  private final Question question;
  private final int configurations;
  private final List<ConfigurationResult> results;

  LeaderSentences(Question question, int configurations, List<ConfigurationResult> results) {
    this.question = question;
    this.configurations = configurations;
    this.results = results;
  }

  String fastest(Leader leader) {
    String figure = Amounts.duration(leader.estimate(), slowest());
    if (configurations == 1) {
      return "%s took %s a run. There is nothing to compare it with."
          .formatted(leader.configuration().id(), figure);
    }
    return said("Fastest", leader, figure, result(leader).time());
  }

  String cheapest(Leader leader) {
    String figure = Amounts.money(leader.estimate(), question.currency());
    if (configurations == 1) {
      return "%s cost %s.".formatted(leader.configuration().id(), figure);
    }
    return said("Cheapest", leader, figure, result(leader).cost());
  }

  private String said(String what, Leader leader, String figure, Against against) {
    return "%s: %s at %s%s%s."
        .formatted(
            what,
            leader.configuration().id(),
            figure,
            besideBaseline(against),
            Doubt.about(leader).map(why -> "; not certain: " + why).orElse(""));
  }

  private ConfigurationResult result(Leader leader) {
    return results.stream()
        .filter(r -> r.configurationId().equals(leader.configuration().id()))
        .findFirst()
        .orElseThrow();
  }

  private String besideBaseline(Against against) {
    String interval = interval(against.low(), against.high());
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
          ", against the baseline inconclusive (%s×%s%s)"
              .formatted(
                  against.ratio(), interval, against.note() == null ? "" : ": " + against.note());
      case TOO_FEW_RUNS -> ", against the baseline too few runs for a verdict";
      case DIFFERENT, INFEASIBLE, NOT_COMPARED -> "";
    };
  }

  private static String worse(String word, @Nullable Shown times) {
    return times == null
        ? ", %s than the baseline".formatted(word)
        : ", %s× %s than the baseline%s"
            .formatted(times.value(), word, interval(times.low(), times.high()));
  }

  private static String interval(@Nullable String low, @Nullable String high) {
    return low == null ? "" : " [%s, %s]".formatted(low, high);
  }

  private String percent() {
    return Exact.plain(question.smallestDifference().movePointRight(2));
  }

  private double slowest() {
    return results.stream()
        .map(ConfigurationResult::wallSeconds)
        .flatMap(shown -> Optional.ofNullable(shown).stream())
        .map(Shown::value)
        .map(BigDecimal::new)
        .mapToDouble(BigDecimal::doubleValue)
        .max()
        .orElse(0);
  }
}
