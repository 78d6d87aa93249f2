package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Interval;
import io.benchtable.costs.statistics.Ratios;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which configurations get no further blocks after a look: those whose ratios to the baseline are
 * precise enough, and those that cannot win any more since they are certainly worse than the
 * baseline in all that is compared. Depends on nothing but its arguments.
 *
 * <p>Nobody is compared with whoever leads: the leader is chosen by the same data, and its
 * comparisons would have to share the error too, so that each would take more blocks than it saves.
 */
public final class StoppingRule {

  private final Question question;
  private final Looks looks;
  private final int look;
  private final @Nullable BigDecimal precision;

  /**
   * @param question with the error of the whole benchmark, and what was stopped before
   * @param look from 1
   * @param precision half width that suffices, as a share such as 0.01; null where none does
   */
  public StoppingRule(Question question, Looks looks, int look, @Nullable BigDecimal precision) {
    this.question = question.allowing(question.error().multiply(looks.part(look)));
    this.looks = looks;
    this.look = look;
    this.precision = precision;
  }

  /** Those that are stopped by this look, in the order of their names. */
  public List<Stop> stops(List<Run> runs) {
    List<Configuration> configurations = Configuration.of(runs);
    Eligibility eligibility = new Eligibility(question, configurations);
    Comparisons comparisons = new Comparisons(question, eligibility, configurations);
    List<Stop> stops = new ArrayList<>();
    Level level = comparisons.level().orElse(new Level(question.error(), 1));
    for (Configuration one : configurations) {
      if (one.isComplete()
          && !one.id().equals(question.baseline())
          && question.parts().stop(one.id()).isEmpty()) {
        stop(one, eligibility, comparisons, level).ifPresent(stops::add);
      }
    }
    return List.copyOf(stops);
  }

  private Optional<Stop> stop(
      Configuration one, Eligibility eligibility, Comparisons comparisons, Level level) {
    List<String> failed = eligibility.failedChecks(one);
    if (!failed.isEmpty()) {
      return Optional.of(stop(one, Stop.Reason.CHECK_FAILED, "it fails a check", level));
    }
    Map<Quantity, Interval> intervals = new EnumMap<>(Quantity.class);
    for (Quantity quantity : Quantity.values()) {
      if (eligibility.excluded(one, quantity).isPresent()) {
        continue;
      }
      Optional<Interval> interval =
          comparisons.ratios(one, quantity).flatMap(r -> interval(r, level));
      if (interval.isEmpty()) {
        return Optional.empty();
      }
      intervals.put(quantity, interval.get());
    }
    if (intervals.isEmpty()) {
      return Optional.empty();
    }
    boolean allKnown = question.pricing() == null || intervals.containsKey(Quantity.COST);
    if (allKnown && intervals.values().stream().allMatch(i -> i.high() < 0)) {
      return Optional.of(stop(one, Stop.Reason.CANNOT_WIN, StopWords.worse(intervals), level));
    }
    return precision != null
            && intervals.values().stream()
                .allMatch(i -> halfWidth(i) <= Math.log1p(precision.doubleValue()))
        ? Optional.of(
            stop(one, Stop.Reason.PRECISE, StopWords.precise(intervals, precision), level))
        : Optional.empty();
  }

  private Stop stop(Configuration one, Stop.Reason reason, String words, Level level) {
    return new Stop(one.id(), looks.blocks().get(look - 1), look, reason, words, level);
  }

  private static Optional<Interval> interval(Ratios ratios, Level level) {
    return ratios.interval(level.confidence());
  }

  static double halfWidth(Interval interval) {
    return (interval.high() - interval.low()) / 2;
  }
}
