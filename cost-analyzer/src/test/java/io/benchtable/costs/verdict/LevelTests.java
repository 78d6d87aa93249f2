package io.benchtable.costs.verdict;

import static io.benchtable.costs.verdict.Samples.QUESTION;
import static io.benchtable.costs.verdict.Samples.costing;
import static io.benchtable.costs.verdict.Samples.free;
import static io.benchtable.costs.verdict.Samples.judged;
import static io.benchtable.costs.verdict.Samples.result;
import static io.benchtable.costs.verdict.Samples.run;
import static io.benchtable.costs.verdict.Samples.runs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What several comparisons share, and what becomes of too few blocks for it. */
@NullUnmarked
class LevelTests {

  private static final Set<Verdict> DIFFERENT =
      Set.of(Verdict.FASTER, Verdict.SLOWER, Verdict.CHEAPER, Verdict.MORE_EXPENSIVE);

  @ParameterizedTest
  @CsvSource({
    "1, 0.95, 95, 6",
    "3, 0.983333, 98.33, 7",
    "5, 0.99, 99, 8",
    "19, 0.997368, 99.73, 10",
    "199, 0.999748, 99.97, 13"
  })
  void isSharedInEqualParts(int comparisons, String text, String percent, int blocks) {
    Level level = new Level(Level.USUAL_ERROR, comparisons);
    assertThat(level.text()).isEqualTo(text);
    assertThat(level.percent()).isEqualTo(percent);
    assertThat(level.fewestBlocks()).isEqualTo(blocks);
  }

  @Test
  void isOfAnErrorBetweenNoneAndAll() {
    assertThatThrownBy(() -> new Level(BigDecimal.ZERO, 1)).hasMessageContaining("but got 0");
    assertThatThrownBy(() -> new Level(BigDecimal.ONE, 1)).hasMessageContaining("but got 1");
    assertThatThrownBy(() -> new Level(Level.USUAL_ERROR, 0)).hasMessageContaining("shared by 0");
  }

  @Test
  void countsTimeAndCostAtOneRateOnce() {
    Judgement judgement =
        judged(QUESTION, runs("1", 1.0, 10), runs("2", 0.7, 10), runs("4", 1.5, 10));
    assertThat(judgement.level().comparisons()).isEqualTo(2);
    assertThat(result(judgement, "threads=2").time().confidence()).isEqualTo("0.975");
    assertThat(result(judgement, "threads=2").cost().confidence()).isEqualTo("0.975");
  }

  @Test
  void countsCostsOfTheirOwnToo() {
    Random random = new Random(3);
    List<Run> own =
        runs("2", 0.7, 10).stream().map(run -> costing(run, 1 + random.nextDouble())).toList();
    assertThat(judged(QUESTION, runs("1", 1.0, 10), own).level().comparisons()).isEqualTo(2);
  }

  @Test
  void countsOnlyWhatIsCompared() {
    List<Run> unpriced = runs("2", 0.7, 10).stream().map(Samples::free).toList();
    List<Run> failing = List.of(run("4", 1, null, "0"));
    Judgement judgement = judged(QUESTION, runs("1", 1.0, 10), unpriced, failing);
    assertThat(judgement.level().comparisons()).isEqualTo(1);
    assertThat(judged(QUESTION, runs("1", 1.0, 10)).level()).isNull();
    assertThat(judged(QUESTION, runs("2", 1.0, 10), runs("4", 1, 10)).level()).isNull();
  }

  @Test
  void isInconclusiveWhileBlocksCannotReachIt() {
    Judgement judgement = judged(QUESTION, runs("1", 1.0, 6), runs("2", 0.5, 6), runs("4", 2.0, 6));
    Against time = result(judgement, "threads=2").time();
    assertThat(time.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(time.ratio()).isEqualTo("2.00");
    assertThat(time.low()).isNull();
    assertThat(time.confidence()).isNull();
    assertThat(time.note()).isEqualTo("a verdict at 97.5 % takes 7 blocks, and there are 6");
  }

  @Test
  void takesTheErrorThatItIsGiven() {
    Question strict = QUESTION.allowing(new BigDecimal("0.001"));
    Judgement judgement = judged(strict, runs("1", 1.0, 10), runs("2", 0.7, 10));
    Against time = result(judgement, "threads=2").time();
    assertThat(time.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(time.note()).isEqualTo("a verdict at 99.9 % takes 11 blocks, and there are 10");
    assertThat(judgement.fastest().doubt())
        .isEqualTo("to tell the best of 2 takes at least 11 runs of each");
  }

  /** All alike, noise far beyond what matters, costs that owe nothing to times: the worst case. */
  @ParameterizedTest
  @CsvSource({"2, 400", "6, 400"})
  void declaresAnyDifferenceBetweenEqualsInFewBenchmarks(int configurations, int trials) {
    Random random = new Random(20261128);
    int wrong = 0;
    for (int trial = 0; trial < trials; trial++) {
      List<Run> all = new ArrayList<>();
      for (int threads = 1; threads <= configurations; threads++) {
        for (int block = 1; block <= 12; block++) {
          Run run = run("" + threads, block, Math.exp(0.5 * random.nextGaussian()), "1");
          all.add(costing(free(run), Math.exp(0.5 * random.nextGaussian())));
        }
      }
      wrong += declaresADifference(all) ? 1 : 0;
    }
    // 5 % at most, and three standard errors of so many trials.
    assertThat(wrong / (double) trials).isLessThanOrEqualTo(0.05 + 3 * 0.011);
  }

  private static boolean declaresADifference(List<Run> runs) {
    List<Configuration> configurations = Configuration.of(runs);
    Comparisons comparisons =
        new Comparisons(QUESTION, new Eligibility(QUESTION, configurations), configurations);
    return configurations.stream()
        .flatMap(c -> Stream.of(Quantity.values()).map(of -> comparisons.against(c, of)))
        .map(Against::verdict)
        .anyMatch(DIFFERENT::contains);
  }
}
