package io.benchtable.costs.engine;

import io.benchtable.costs.charge.Completeness;
import io.benchtable.costs.verdict.Best;
import io.benchtable.costs.verdict.HostNoise;
import io.benchtable.costs.verdict.Judgement;
import io.benchtable.costs.verdict.Level;
import io.benchtable.costs.verdict.Plan;
import io.benchtable.costs.verdict.Question;
import io.benchtable.costs.verdict.Shown;
import io.benchtable.costs.verdict.Totals;
import io.benchtable.costs.verdict.Tradeoff;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** A judgement as it travels. */
final class JudgementResult {

  private static final String CONFIDENCE = "0.95";

  private JudgementResult() {}

  static JudgeBenchmark.Result of(
      Question question, Judgement judgement, @Nullable HostNoise noise, Totals totals) {
    return new JudgeBenchmark.Result(
        question.baseline(),
        question.smallestDifference().toPlainString(),
        judgement.results().size(),
        judgement.complete(),
        judgement.infeasible(),
        judgement.failed(),
        fastest(judgement.fastest()),
        cheapest(judgement.cheapest(), question),
        shared(judgement.level()),
        plan(question, judgement.plan()),
        frontier(judgement.tradeoff()),
        noise(noise),
        judgement.sentences(),
        sums(question, totals),
        judgement.pricedAs());
  }

  private static JudgeBenchmark.@Nullable Fastest fastest(@Nullable Best best) {
    return best == null
        ? null
        : new JudgeBenchmark.Fastest(
            best.configurationId(),
            best.median().value(),
            range(best.median()),
            best.certain(),
            best.doubt());
  }

  private static JudgeBenchmark.@Nullable Cheapest cheapest(
      @Nullable Best best, Question question) {
    return best == null
        ? null
        : new JudgeBenchmark.Cheapest(
            best.configurationId(),
            best.median().value(),
            range(best.median()),
            best.certain(),
            best.doubt(),
            question.currency());
  }

  private static JudgeBenchmark.@Nullable Plan plan(Question question, @Nullable Plan plan) {
    if (plan == null) {
      return null;
    }
    boolean any = !plan.configurations().isEmpty();
    return new JudgeBenchmark.Plan(
        plan.configurations(),
        plan.atBorder(),
        any ? count(plan.blocks()) : null,
        any ? count(plan.runs()) : null,
        any ? amount(plan, question.currency()) : null);
  }

  private static JudgeBenchmark.Count count(Plan.Range range) {
    return new JudgeBenchmark.Count(range.low(), range.high());
  }

  private static JudgeBenchmark.@Nullable Amount amount(Plan plan, @Nullable String currency) {
    BigDecimal low = plan.costOf(plan.blocks().low());
    BigDecimal high = plan.costOf(plan.blocks().high());
    return low == null
        ? null
        : new JudgeBenchmark.Amount(
            RunPricer.plain(low), high == null ? null : RunPricer.plain(high), currency);
  }

  private static JudgeBenchmark.@Nullable Frontier frontier(Tradeoff.@Nullable Summary summary) {
    return summary == null
        ? null
        : new JudgeBenchmark.Frontier(summary.frontier(), summary.knee(), summary.resamples());
  }

  private static JudgeBenchmark.@Nullable Noise noise(@Nullable HostNoise noise) {
    return noise == null
        ? null
        : new JudgeBenchmark.Noise(
            noise.blocks(),
            share(noise.deviation()),
            noise.shown().stream()
                .filter(shows -> Double.isFinite(shows.difference()))
                .map(shows -> new JudgeBenchmark.Shows(shows.runs(), share(shows.difference())))
                .toList());
  }

  private static String share(double value) {
    return new BigDecimal(value).round(new MathContext(3)).toPlainString();
  }

  private static JudgeBenchmark.@Nullable Shared shared(@Nullable Level level) {
    return level == null
        ? null
        : new JudgeBenchmark.Shared(
            level.text(), level.error().stripTrailingZeros().toPlainString(), level.comparisons());
  }

  private static JudgeBenchmark.@Nullable Range range(Shown shown) {
    String low = shown.low();
    String high = shown.high();
    return low == null || high == null ? null : new JudgeBenchmark.Range(low, high, CONFIDENCE);
  }

  private static JudgeBenchmark.Sums sums(Question question, Totals totals) {
    if (question.pricing() == null) {
      return new JudgeBenchmark.Sums(null, null, Completeness.UNKNOWN.label(), 0);
    }
    BigDecimal billed = totals.billedCost();
    return new JudgeBenchmark.Sums(
        billed == null ? null : RunPricer.plain(billed),
        question.currency(),
        Completeness.of(billed == null ? 0 : 1, totals.unknownLines()).label(),
        totals.unknownLines());
  }
}
