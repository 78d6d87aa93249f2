package io.benchtable.costs.verdict;

import static io.benchtable.costs.verdict.Samples.QUESTION;
import static io.benchtable.costs.verdict.Samples.TWO_PERCENT;
import static io.benchtable.costs.verdict.Samples.judged;
import static io.benchtable.costs.verdict.Samples.result;
import static io.benchtable.costs.verdict.Samples.run;
import static io.benchtable.costs.verdict.Samples.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is said of how to decide what is inconclusive. */
@NullUnmarked
class PlanTests {

  /** The ratio of a block is the centre up or down by the noise, in turns. */
  private static List<Run> around(String threads, double seconds, double noise) {
    List<Run> runs = new ArrayList<>();
    for (int block = 1; block <= 10; block++) {
      runs.add(run(threads, block, seconds * (block % 2 == 0 ? 1 + noise : 1 - noise), "48502"));
    }
    return runs;
  }

  private static List<Run> steady(String threads, double seconds) {
    return around(threads, seconds, 0);
  }

  @Test
  void countsTheRunsOfTheConfigurationsInQuestionAndOfTheBaseline() {
    Judgement judgement =
        judged(QUESTION, steady("1", 1.0), around("2", 0.94, 0.06), steady("4", 0.5));
    Plan plan = judgement.plan();
    assertThat(plan.configurations()).containsExactly("threads=2");
    assertThat(plan.atBorder()).isEmpty();
    assertThat(plan.runs()).isEqualTo(plan.blocks().times(2));
    assertThat(plan.blocks().low()).isPositive();
    assertThat(plan.blocks().high()).isGreaterThan(plan.blocks().low());
    assertThat(plan.costOfBlock()).isCloseTo(new BigDecimal("0.0000194"), withinPercentage(0.001));
    assertThat(result(judgement, "threads=4").time().more()).isNull();
    assertThat(judgement.sentences())
        .contains(
            "Inconclusive: threads=2. To decide takes about %d to %d more runs, about $%s to $%s: %d to %d more of each and of the baseline."
                .formatted(
                    plan.runs().low(),
                    plan.runs().high(),
                    plan.costOf(plan.blocks().low()).toPlainString(),
                    plan.costOf(plan.blocks().high()).toPlainString(),
                    plan.blocks().low(),
                    plan.blocks().high()));
  }

  @Test
  void saysThatTheCostIsNotKnown() {
    List<Run> unpriced = around("2", 0.94, 0.06).stream().map(Samples::free).toList();
    assertThat(judged(QUESTION, steady("1", 1.0), unpriced).sentences())
        .anyMatch(s -> s.contains(" more runs, at a cost that is not known: "));
    Question free = new Question("threads=1", TWO_PERCENT, List.of(), null, null);
    assertThat(judged(free, steady("1", 1.0), unpriced).sentences())
        .anyMatch(s -> s.matches("Inconclusive: threads=2. .* more runs: .*"));
  }

  @Test
  void saysThatItMayTakeFarMore() {
    assertThat(judged(QUESTION, steady("1", 1.0), around("2", 0.965, 0.08)).sentences())
        .anyMatch(
            s ->
                s.matches(
                    "Inconclusive: threads=2. To decide takes about \\d+ or many times as many more"
                        + " runs, about \\$[0-9.]+ or many times as much: \\d+ or many .*"));
  }

  @Test
  void plansNoRunsAtTheBorder() {
    Judgement judgement = judged(QUESTION, steady("1", 1.0), around("2", 1 / 1.02, 0.06));
    assertThat(judgement.plan().atBorder()).containsExactly("threads=2");
    assertThat(judgement.plan().configurations()).isEmpty();
    assertThat(judgement.sentences())
        .contains(
            "Inconclusive: threads=2. More than 1,000 more runs of each: as noisy as they are, the difference is at the border of what matters.");
  }

  @Test
  void hasNothingToPlanWhereAllIsDecided() {
    assertThat(judged(QUESTION, runs("1", 1.0, 10), runs("2", 0.7, 10)).plan()).isNull();
  }

  @Test
  void writesTwoDigitsOfWhatItCosts() {
    Plan plan = new Plan(List.of("a"), List.of(), new Plan.Range(3, 7), new BigDecimal("0.123"));
    assertThat(plan.costOf(7)).isEqualByComparingTo("0.86");
    assertThat(plan.costOf(null)).isNull();
  }
}
