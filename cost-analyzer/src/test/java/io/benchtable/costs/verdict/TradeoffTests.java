package io.benchtable.costs.verdict;

import static io.benchtable.costs.verdict.Samples.QUESTION;
import static io.benchtable.costs.verdict.Samples.costing;
import static io.benchtable.costs.verdict.Samples.judged;
import static io.benchtable.costs.verdict.Samples.result;
import static io.benchtable.costs.verdict.Samples.run;
import static io.benchtable.costs.verdict.Samples.runs;
import static io.benchtable.costs.verdict.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class TradeoffTests {

  private static List<Run> costingTimes(List<Run> runs, double rate) {
    return runs.stream().map(run -> costing(run, run.wallSeconds().doubleValue() * rate)).toList();
  }

  @Test
  void placesEachBesideTheFrontier() {
    Judgement judgement =
        judged(
            QUESTION,
            costingTimes(runs("1", 8.0, 10), 1),
            costingTimes(runs("2", 3.0, 10), 3),
            costingTimes(runs("4", 2.0, 10), 20),
            costingTimes(runs("8", 9.0, 10), 20));
    assertThat(judgement.tradeoff())
        .isEqualTo(
            new Tradeoff.Summary(
                List.of("threads=4", "threads=2", "threads=1"), "threads=2", 2000));
    assertThat(result(judgement, "threads=2").place()).isEqualTo(new Place(true, "1.000", true));
    assertThat(result(judgement, "threads=8").place()).isEqualTo(new Place(false, "0.000", false));
  }

  @Test
  void leavesOutWhatIsNotCompared() {
    List<Run> another = runs("2", 0.5, 10).stream().map(run -> with(run, 1, "m5.2")).toList();
    List<Run> unpriced = runs("4", 0.5, 10).stream().map(Samples::free).toList();
    List<Run> baseline = runs("1", 1.0, 10).stream().map(run -> with(run, 1, "m5.1")).toList();
    Judgement judgement =
        judged(QUESTION, baseline, another, unpriced, List.of(run("8", 1, null, "0")));
    assertThat(judgement.tradeoff().frontier()).containsExactly("threads=1");
    for (String id : List.of("threads=2", "threads=4", "threads=8")) {
      assertThat(result(judgement, id).place()).as(id).isNull();
    }
  }

  @Test
  void hasNoProbabilityBelowSixBlocks() {
    Judgement judgement = judged(QUESTION, runs("1", 1.0, 5), runs("2", 0.5, 5));
    assertThat(result(judgement, "threads=2").place()).isEqualTo(new Place(true, null, false));
    assertThat(judgement.tradeoff().resamples()).isZero();
    List<Run> unpriced = runs("1", 0.5, 10).stream().map(Samples::free).toList();
    assertThat(judged(QUESTION, unpriced).tradeoff()).isNull();
  }

  @Test
  void flagsRunsThatLieApart() {
    List<Run> runs = new java.util.ArrayList<>(runs("1", 1.0, 10));
    runs.set(4, run("1", 5, 3.0, "48502"));
    Scatter scatter = result(judged(QUESTION, runs), "threads=1").scatter();
    assertThat(scatter.outliers()).containsExactly("b-1-0005");
    assertThat(result(judged(QUESTION, runs), "threads=1").n()).isEqualTo(10);
    assertThat(scatter.share()).matches("0\\.0\\d{1,2}");
    assertThat(result(judged(QUESTION, runs("1", 1.0, 5)), "threads=1").scatter()).isNull();
  }
}
