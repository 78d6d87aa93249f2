package io.benchtable.costs.verdict;

import static io.benchtable.costs.verdict.Samples.OWN;
import static io.benchtable.costs.verdict.Samples.QUESTION;
import static io.benchtable.costs.verdict.Samples.TOTALS;
import static io.benchtable.costs.verdict.Samples.TWO_PERCENT;
import static io.benchtable.costs.verdict.Samples.judged;
import static io.benchtable.costs.verdict.Samples.result;
import static io.benchtable.costs.verdict.Samples.run;
import static io.benchtable.costs.verdict.Samples.runs;
import static io.benchtable.costs.verdict.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Which runs and configurations count, and what is said of the others. */
@NullUnmarked
class JudgedRunsTests {

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
    Against time = result(judgement, "threads=2").time();
    assertThat(time.verdict()).isEqualTo(Verdict.INFEASIBLE);
    assertThat(time.note()).isEqualTo("timed out");
    assertThat(judgement.sentences())
        .contains("1 of 2 configurations completed; threads=2 failed (timed out).");
  }

  @Test
  void callsNothingInfeasibleThatThePlatformFailed() {
    Run lost = run("2", 1, null, "0");
    Run full =
        new Run(
            lost.runId(),
            lost.kind(),
            lost.configurationId(),
            lost.parameters(),
            1,
            1,
            "FAILED",
            "DISK_FULL",
            null,
            null,
            false,
            null,
            null,
            null,
            null,
            lost.metrics(),
            null,
            null,
            null);
    Against time = result(judged(QUESTION, runs("1", 1.0, 6), List.of(full)), "threads=2").time();
    assertThat(time.verdict()).isEqualTo(Verdict.NOT_COMPARED);
    assertThat(time.note()).isEqualTo("the configuration is not complete");
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
    Judgement apart = judged(QUESTION, baseline, repaired);
    assertThat(apart.fastest().doubt()).isEqualTo("no block has it beside threads=1");
    Against none = result(apart, "threads=2").time();
    assertThat(none.verdict()).isEqualTo(Verdict.NOT_COMPARED);
    assertThat(none.note()).isEqualTo("measured in another attempt than the baseline");
    List<Run> partly = new ArrayList<>(runs("2", 0.7, 10).subList(0, 7));
    partly.addAll(repaired.subList(7, 10));
    ConfigurationResult result = result(judged(QUESTION, baseline, partly), "threads=2");
    assertThat(result.time().blocks()).isEqualTo(7);
    assertThat(result.n()).isEqualTo(10);
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
}
