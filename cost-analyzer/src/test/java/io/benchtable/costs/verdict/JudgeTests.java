package io.benchtable.costs.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.price.Pricing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Null is what some of the tests look at. */
@NullUnmarked
class JudgeTests {

  private static final BigDecimal TWO_PERCENT = new BigDecimal("0.02");
  private static final Pricing OWN = new Pricing("own-hardware", "1", null, null);
  private static final Question QUESTION =
      new Question("threads=1", TWO_PERCENT, List.of(), OWN, "USD");
  private static final Totals TOTALS = new Totals(new BigDecimal("0.0042"), 0);

  private static Run run(String threads, int block, @Nullable Double seconds, String kmers) {
    BigDecimal wall = seconds == null ? null : BigDecimal.valueOf(seconds);
    return new Run(
        "b-%s-%04d".formatted(threads, block),
        RunKind.MEASURED,
        "threads=" + threads,
        Map.of("threads", new BigDecimal(threads)),
        1,
        block,
        seconds == null ? "FAILED" : "COMPLETE",
        seconds == null ? "TIMED_OUT" : null,
        null,
        null,
        seconds != null,
        wall,
        wall,
        1000L + block,
        "cgroup",
        Map.of("distinctKmers", new Metric(kmers, "1")),
        wall == null ? null : wall.multiply(new BigDecimal("0.00001")),
        null,
        "lab-7");
  }

  private static List<Run> runs(String threads, double seconds, int blocks) {
    Random random = new Random(42);
    List<Run> runs = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      runs.add(run(threads, block, seconds * (1 + 0.01 * random.nextGaussian()), "48502"));
    }
    return runs;
  }

  @SafeVarargs
  private static Judgement judged(Question question, List<Run>... runs) {
    List<Run> all = new ArrayList<>();
    for (List<Run> some : runs) {
      all.addAll(some);
    }
    return Judge.judge(question, all, TOTALS);
  }

  private static ConfigurationResult result(Judgement judgement, String id) {
    return judgement.results().stream()
        .filter(result -> result.configurationId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void callsFasterWhatIsBeyondTheSmallestDifference() {
    Judgement judgement =
        judged(QUESTION, runs("1", 1.0, 10), runs("2", 0.7, 10), runs("4", 1.5, 10));
    Against time = result(judgement, "threads=2").time();
    assertThat(time.verdict()).isEqualTo(Verdict.FASTER);
    assertThat(time.ratio()).isEqualTo("1.43");
    assertThat(time.blocks()).isEqualTo(10);
    assertThat(result(judgement, "threads=2").cost().verdict()).isEqualTo(Verdict.CHEAPER);
    assertThat(result(judgement, "threads=4").time().verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(result(judgement, "threads=4").cost().verdict()).isEqualTo(Verdict.MORE_EXPENSIVE);
    assertThat(result(judgement, "threads=1").time().verdict()).isEqualTo(Verdict.BASELINE);
    assertThat(judgement.fastest()).isNotNull();
    assertThat(judgement.fastest().configurationId()).isEqualTo("threads=2");
    assertThat(judgement.fastest().certain()).isTrue();
    assertThat(judgement.sentences().getFirst())
        .startsWith("Fastest: threads=2 at 0.7")
        .contains(" s [0.6", "1.43× faster than the baseline [1.43, 1.43]");
    assertThat(judgement.sentences().get(1)).startsWith("Cheapest: threads=2 at $0.0000070");
    assertThat(judgement.sentences().get(2)).isEqualTo("3 of 3 configurations completed.");
  }

  /** The smallest median, since it failed in the slow blocks; slower in those that both have. */
  @Test
  void saysThatTheSmallestMedianIsSlowerThanTheBaseline() {
    List<Run> baseline = new ArrayList<>(runs("1", 1.0, 10));
    for (int block = 11; block <= 21; block++) {
      baseline.add(run("1", block, 10.0, "48502"));
    }
    Judgement judgement = judged(QUESTION, baseline, runs("2", 1.5, 10));

    assertThat(judgement.sentences().getFirst())
        .startsWith("Fastest: threads=2 at 1.5")
        .containsPattern(", 1\\.5\\d*× slower than the baseline");
    assertThat(judgement.sentences().get(1))
        .startsWith("Cheapest: threads=2 at $")
        .containsPattern(", 1\\.5\\d*× more expensive than the baseline");
  }

  @Test
  void saysHowMuchWorseWithDigitsOfItsOwn() {
    Judgement judgement = judged(QUESTION, runs("1", 1.0, 8), noisy(60, 1));
    Against time = result(judgement, "threads=2").time();
    assertThat(time.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(time.ratio()).isEqualTo("0.0167");
    Shown inverse = time.inverse();
    assertThat(inverse).isNotNull();
    assertThat(List.of(inverse.value(), inverse.low(), inverse.high()))
        .allMatch(text -> text.matches("(59|60|61)\\.\\d"));
    assertThat(new BigDecimal(inverse.value()))
        .isBetween(new BigDecimal(inverse.low()), new BigDecimal(inverse.high()));
    assertThat(result(judgement, "threads=1").time().inverse()).isNull();
  }

  @Test
  void callsEquivalentWhatIsWithinTheSmallestDifference() {
    Judgement judgement = judged(QUESTION, runs("1", 1.0, 10), runs("2", 1.005, 10));
    assertThat(result(judgement, "threads=2").time().verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(judgement.sentences().getFirst()).contains("the baseline itself");
  }

  @Test
  void callsInconclusiveWhatMayBeEither() {
    List<Run> noisy = new ArrayList<>();
    for (int block = 1; block <= 10; block++) {
      noisy.add(run("2", block, block % 2 == 0 ? 0.5 : 1.9, "48502"));
    }
    Judgement judgement = judged(QUESTION, runs("1", 1.0, 10), noisy);
    assertThat(result(judgement, "threads=2").time().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(judgement.fastest().certain()).isFalse();
    assertThat(judgement.sentences().getFirst()).contains("not certain: threads=2 may be as good");
  }

  @Test
  void saysTooFewRunsBelowSix() {
    Judgement judgement = judged(QUESTION, runs("1", 1.0, 5), runs("2", 0.5, 5));
    ConfigurationResult result = result(judgement, "threads=2");
    assertThat(result.time().verdict()).isEqualTo(Verdict.TOO_FEW_RUNS);
    assertThat(result.time().low()).isNull();
    assertThat(result.time().note()).isEqualTo("too few runs: n = 5, an interval needs 6 blocks");
    assertThat(result.wallSeconds().low()).isNull();
    assertThat(result.wallSeconds().note())
        .isEqualTo("too few runs: n = 5, an interval needs 6 runs");
    assertThat(judgement.fastest().certain()).isFalse();
    assertThat(judgement.sentences().getFirst()).contains("too few runs");
  }

  @Test
  void pairsOnlyBlocksInWhichBothAreComplete() {
    List<Run> baseline = runs("1", 1.0, 10);
    List<Run> other = runs("2", 0.7, 12).subList(3, 12);
    assertThat(result(judged(QUESTION, baseline, other), "threads=2").time().blocks()).isEqualTo(7);
  }

  @Test
  void neverCallsFastestWhatFailsACheck() {
    Check check = new Check("distinctKmers", null, true, null, null, List.of());
    Question question = new Question("threads=1", TWO_PERCENT, List.of(check), OWN, "USD");
    List<Run> wrong = new ArrayList<>(runs("2", 0.1, 9));
    wrong.add(run("2", 10, 0.1, "48501"));
    Judgement judgement = judged(question, runs("1", 1.0, 10), wrong);
    ConfigurationResult result = result(judgement, "threads=2");
    assertThat(result.feasible()).isFalse();
    assertThat(result.status()).isEqualTo("COMPLETE");
    assertThat(result.reason()).isEqualTo("CHECK_FAILED");
    assertThat(new BigDecimal(result.wallSeconds().value()))
        .isBetween(new BigDecimal("0.09"), new BigDecimal("0.11"));
    assertThat(result.time().verdict()).isEqualTo(Verdict.INFEASIBLE);
    assertThat(result.failedChecks())
        .containsExactly("Expected distinctKmers to equal 48502 as in threads=1, but it is 48501");
    assertThat(judgement.fastest().configurationId()).isEqualTo("threads=1");
    assertThat(judgement.infeasible()).isEqualTo(1);
    assertThat(judgement.sentences()).anyMatch(s -> s.startsWith("threads=2 fails a check:"));
  }

  @Test
  void checksAgainstConstantsExactly() {
    Check atLeast =
        new Check("distinctKmers", null, false, new BigDecimal("48502.0"), null, List.of());
    Check equal = new Check("distinctKmers", "48502.00", false, null, null, List.of());
    Check missing = new Check("mapped", null, false, null, BigDecimal.ONE, List.of());
    Question fine = new Question(null, TWO_PERCENT, List.of(atLeast, equal), null, null);
    assertThat(result(judged(fine, runs("1", 1, 6)), "threads=1").feasible()).isTrue();
    Question unknown = new Question(null, TWO_PERCENT, List.of(missing), null, null);
    assertThat(result(judged(unknown, runs("1", 1, 6)), "threads=1").failedChecks().getFirst())
        .isEqualTo("Expected a value of mapped, but run b-1-0001 reported none");
  }

  @Test
  void showsFailedConfigurationsAndGoesOn() {
    List<Run> failing = List.of(run("2", 1, null, "0"));
    Judgement judgement = judged(QUESTION, runs("1", 1.0, 6), failing);
    assertThat(judgement.failed()).containsExactly("threads=2");
    assertThat(result(judgement, "threads=2").reason()).isEqualTo("TIMED_OUT");
    assertThat(result(judgement, "threads=2").time().verdict()).isEqualTo(Verdict.NOT_COMPARED);
    assertThat(judgement.sentences())
        .contains("1 of 2 configurations completed; threads=2 failed (timed out).");
  }

  @Test
  void saysSoWhenNothingCompletedOrThereIsNothingToCompare() {
    assertThat(judged(QUESTION, List.of(run("1", 1, null, "0"))).sentences().getFirst())
        .isEqualTo("No configuration completed, so there is nothing to compare.");
    assertThat(Judge.judge(QUESTION, List.of(), TOTALS).sentences().getFirst())
        .isEqualTo("There is nothing to judge: no configuration was run.");
    Judgement alone = judged(QUESTION, runs("1", 1.0, 6));
    assertThat(alone.sentences().getFirst())
        .startsWith("threads=1 took")
        .contains("nothing to compare");
    assertThat(alone.fastest().certain()).isFalse();
  }

  @Test
  void leavesOutInterruptedRunsThatWereMadeAgain() {
    List<Run> runs = new ArrayList<>(runs("1", 1.0, 6));
    Run lost = run("1", 7, null, "0");
    runs.add(lost);
    Run again = run("1", 7, 1.0, "48502");
    runs.add(
        new Run(
            lost.runId() + ".2",
            again.kind(),
            again.configurationId(),
            again.parameters(),
            2,
            7,
            "COMPLETE",
            null,
            null,
            lost.runId(),
            true,
            again.wallSeconds(),
            again.cpuSeconds(),
            null,
            null,
            again.metrics(),
            again.cost(),
            null,
            "lab-7"));
    ConfigurationResult result = result(judged(QUESTION, runs), "threads=1");
    assertThat(result.status()).isEqualTo("COMPLETE");
    assertThat(result.n()).isEqualTo(7);
  }

  @Test
  void pairsNoRunsOfDifferentAttempts() {
    List<Run> baseline = runs("1", 1.0, 10);
    List<Run> repaired = runs("2", 0.7, 10).stream().map(run -> with(run, 2, null)).toList();
    Against none = result(judged(QUESTION, baseline, repaired), "threads=2").time();
    assertThat(none.verdict()).isEqualTo(Verdict.NOT_COMPARED);
    assertThat(none.note()).isEqualTo("measured in another attempt than the baseline");
    List<Run> partly = new ArrayList<>(runs("2", 0.7, 10).subList(0, 7));
    partly.addAll(repaired.subList(7, 10));
    ConfigurationResult result = result(judged(QUESTION, baseline, partly), "threads=2");
    assertThat(result.time().blocks()).isEqualTo(7);
    assertThat(result.n()).isEqualTo(10);
  }

  @Test
  void comparesTheTimeOfAConfigurationThatWasNotPriced() {
    List<Run> priced = runs("1", 1.0, 10).stream().map(run -> with(run, 1, "m5.large")).toList();
    List<Run> unpriced =
        runs("2", 0.5, 10).stream().map(run -> with(run, 1, null)).map(JudgeTests::free).toList();
    Judgement judgement = judged(QUESTION, priced, unpriced);
    assertThat(result(judgement, "threads=2").time().verdict()).isEqualTo(Verdict.FASTER);
    assertThat(result(judgement, "threads=2").cost().note())
        .isEqualTo("the cost of a run is unknown");
    assertThat(judgement.fastest().configurationId()).isEqualTo("threads=2");
    assertThat(judgement.cheapest().configurationId()).isEqualTo("threads=1");
  }

  @Test
  void namesNoFastestAmongMachinesWhereTheBaselinesIsUnknown() {
    List<Run> baseline = runs("1", 1.0, 10).stream().map(JudgeTests::free).toList();
    List<Run> large = runs("2", 0.8, 10).stream().map(run -> with(run, 1, "m5.large")).toList();
    List<Run> xlarge = runs("4", 0.5, 10).stream().map(run -> with(run, 1, "m5.xlarge")).toList();
    assertThat(judged(QUESTION, baseline, large, xlarge).fastest().configurationId())
        .isEqualTo("threads=2");
  }

  private static Run free(Run run) {
    return changed(run, run.attempt(), null, null);
  }

  private static Run with(Run run, int attempt, @Nullable String instanceType) {
    return changed(run, attempt, run.cost(), instanceType);
  }

  private static Run changed(
      Run run, int attempt, @Nullable BigDecimal cost, @Nullable String instanceType) {
    return new Run(
        run.runId(),
        run.kind(),
        run.configurationId(),
        run.parameters(),
        attempt,
        run.block(),
        run.status(),
        run.reason(),
        run.message(),
        run.replaces(),
        run.sample(),
        run.wallSeconds(),
        run.cpuSeconds(),
        run.peakMemoryBytes(),
        run.peakMemoryMethod(),
        run.metrics(),
        cost,
        instanceType,
        run.host());
  }

  @Test
  void takesNumbersBeyondAnyMeasureForText() {
    for (String huge : List.of("1e999999999", "-1e999999999", "1e-999999999", "0e999999999")) {
      List<Run> runs = new ArrayList<>(runs("1", 1.0, 6).subList(0, 5));
      runs.add(run("1", 6, 1.0, huge));
      assertThat(result(judged(QUESTION, runs), "threads=1").metrics()).as(huge).isEmpty();
    }
    assertThat(new Metric("1e300", null).number()).isPresent();
  }

  @Test
  void givesNoVerdictBetweenInstanceTypesThatDidNotRun() {
    List<Run> one = runs("1", 1.0, 10).stream().map(run -> with(run, 1, "m5.1")).toList();
    List<Run> two = runs("2", 0.5, 10).stream().map(run -> with(run, 1, "m5.2")).toList();
    Judgement judgement = judged(QUESTION, one, two);
    assertThat(result(judgement, "threads=2").time().verdict()).isEqualTo(Verdict.NOT_COMPARED);
    assertThat(result(judgement, "threads=2").cost().verdict()).isEqualTo(Verdict.NOT_COMPARED);
    assertThat(result(judgement, "threads=2").pricedAs())
        .isEqualTo("priced as m5.2, run on lab-7: same run time assumed");
    assertThat(judgement.fastest().configurationId()).isEqualTo("threads=1");
    assertThat(judgement.sentences())
        .contains(
            "No verdict between instance types: m5.1; m5.2 were priced, but did not run.",
            "Costs are priced as m5.1, m5.2, run on lab-7: same run time assumed.");
  }

  @Test
  void saysWhatIsUnknownOfTheTotal() {
    assertThat(
            Judge.judge(QUESTION, runs("1", 1, 6), new Totals(new BigDecimal("0.42"), 3))
                .sentences())
        .contains("Spent: at least $0.42 (3 lines unknown).");
    assertThat(Judge.judge(QUESTION, runs("1", 1, 6), new Totals(null, 1)).sentences())
        .contains("Spent: unknown (1 line unknown).");
  }

  @Test
  void doesNotPutUnlikePeaksTogether() {
    List<Run> runs = new ArrayList<>(runs("1", 1.0, 6));
    Run last = runs.removeLast();
    runs.add(
        new Run(
            last.runId(),
            last.kind(),
            last.configurationId(),
            last.parameters(),
            last.attempt(),
            last.block(),
            last.status(),
            null,
            null,
            null,
            true,
            last.wallSeconds(),
            last.cpuSeconds(),
            9L,
            "sampled",
            last.metrics(),
            null,
            null,
            "lab-7"));
    ConfigurationResult result = result(judged(QUESTION, runs), "threads=1");
    assertThat(result.peakMemoryBytes().median()).isNull();
    assertThat(result.peakMemoryBytes().note())
        .isEqualTo("measured in unlike ways: cgroup, sampled");
    assertThat(result.costPerRun().note()).isEqualTo("the cost of 1 of 6 runs is unknown");
  }

  @Property(tries = 200)
  void isTheSameInEveryUnitOfTime(
      @ForAll @DoubleRange(min = 0.5, max = 2) double other,
      @ForAll @DoubleRange(min = 0.01, max = 1000) double unit) {
    Against seconds =
        result(judged(QUESTION, runs("1", 1, 8), noisy(other, 1)), "threads=2").time();
    Against others =
        result(judged(QUESTION, runs("1", unit, 8), noisy(other, unit)), "threads=2").time();
    assertThat(others).isEqualTo(seconds);
  }

  @Property(tries = 200)
  void turnsWhenBaselineAndConfigurationChangePlaces(
      @ForAll @DoubleRange(min = 0.9, max = 1.1) double other) {
    Question turned = new Question("threads=2", TWO_PERCENT, List.of(), OWN, "USD");
    Verdict there =
        result(judged(QUESTION, runs("1", 1, 8), noisy(other, 1)), "threads=2").time().verdict();
    Verdict back =
        result(judged(turned, runs("1", 1, 8), noisy(other, 1)), "threads=1").time().verdict();
    assertThat(back)
        .isEqualTo(
            switch (there) {
              case FASTER -> Verdict.SLOWER;
              case SLOWER -> Verdict.FASTER;
              default -> there;
            });
  }

  private static List<Run> noisy(double seconds, double unit) {
    Random random = new Random(5);
    List<Run> runs = new ArrayList<>();
    for (int block = 1; block <= 8; block++) {
      runs.add(run("2", block, unit * seconds * (1 + 0.01 * random.nextGaussian()), "48502"));
    }
    return runs;
  }

  /** All alike: the leader must hardly ever be called certain. */
  @Test
  void isHardlyEverCertainOfALeaderThatIsNone() {
    Random random = new Random(99);
    int certain = 0;
    int trials = 2000;
    for (int trial = 0; trial < trials; trial++) {
      List<Run> all = new ArrayList<>();
      for (int threads = 1; threads <= 4; threads++) {
        for (int block = 1; block <= 10; block++) {
          all.add(run("" + threads, block, 1 + 0.05 * random.nextGaussian(), "1"));
        }
      }
      certain += Judge.judge(QUESTION, all, TOTALS).fastest().certain() ? 1 : 0;
    }
    assertThat(certain / (double) trials).isLessThanOrEqualTo(0.025);
  }
}
