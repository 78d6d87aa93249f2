package io.benchtable.costs.verdict;

import static io.benchtable.costs.verdict.Samples.QUESTION;
import static io.benchtable.costs.verdict.Samples.judged;
import static io.benchtable.costs.verdict.Samples.result;
import static io.benchtable.costs.verdict.Samples.run;
import static io.benchtable.costs.verdict.Samples.runs;
import static io.benchtable.costs.verdict.Samples.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** What is said where costs are unknown, or are those of machines that did not run. */
@NullUnmarked
class JudgedCostTests {

  @Test
  void comparesTheTimeOfAConfigurationThatWasNotPriced() {
    List<Run> priced = runs("1", 1.0, 10).stream().map(run -> with(run, 1, "m5.large")).toList();
    List<Run> unpriced =
        runs("2", 0.5, 10).stream().map(run -> with(run, 1, null)).map(Samples::free).toList();
    Judgement judgement = judged(QUESTION, priced, unpriced);
    assertThat(result(judgement, "threads=2").time().verdict()).isEqualTo(Verdict.FASTER);
    assertThat(result(judgement, "threads=2").cost().note())
        .isEqualTo("the cost of a run is unknown");
    assertThat(judgement.fastest().configurationId()).isEqualTo("threads=2");
    assertThat(judgement.cheapest().configurationId()).isEqualTo("threads=1");
  }

  @Test
  void namesNoFastestAmongMachinesWhereTheBaselinesIsUnknown() {
    List<Run> baseline = runs("1", 1.0, 10).stream().map(Samples::free).toList();
    List<Run> large = runs("2", 0.8, 10).stream().map(run -> with(run, 1, "m5.large")).toList();
    List<Run> xlarge = runs("4", 0.5, 10).stream().map(run -> with(run, 1, "m5.xlarge")).toList();
    assertThat(judged(QUESTION, baseline, large, xlarge).fastest().configurationId())
        .isEqualTo("threads=2");
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
}
