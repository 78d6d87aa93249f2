package io.benchtable.costs.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Null is what some of the tests look at. */
@NullUnmarked
class SameTwiceTests {

  @Test
  void callsNeitherFasterHoweverFarApart() {
    SameTwice same = judged(1, 1.2, 10);
    Judgement judgement = same.judgement();

    assertThat(judgement.fastest()).isNull();
    assertThat(judgement.cheapest()).isNull();
    assertThat(judgement.results().getLast().time().verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(judgement.results().getLast().cost().verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(judgement.sentences().getFirst())
        .startsWith("The same configuration twice: different (0.830× [")
        .doesNotContain("faster");
  }

  @Test
  void saysWhatSoManyRunsCanShow() {
    SameTwice same = judged(1, 1, 20);

    assertThat(same.judgement().results().getLast().time().verdict()).isEqualTo(Verdict.EQUIVALENT);
    assertThat(same.noise().blocks()).isEqualTo(20);
    assertThat(same.noise().shown())
        .extracting(HostNoise.Shows::runs)
        .containsExactly(6, 10, 20, 50);
    assertThat(same.noise().shown())
        .extracting(HostNoise.Shows::difference)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    // Two columns that vary by 1 % each.
    assertThat(same.noise().deviation()).isBetween(0.008, 0.022);
    assertThat(same.noise().shown().get(1).difference()).isBetween(0.01, 0.04);
    assertThat(same.judgement().sentences())
        .last()
        .asString()
        .matches("The smallest difference .*: \\S+ % with 6 runs, .* with 50 runs\\.");
  }

  @Test
  void saysNothingOfNoiseWhereTooLittleWasMeasured() {
    assertThat(judged(1, 1, 1).noise()).isNull();
    assertThat(SameTwice.judge(Samples.QUESTION, List.of(), Samples.TOTALS).judgement().sentences())
        .containsExactly("There is nothing to judge: the configuration was not measured twice.");
  }

  @Test
  void keepsTwoDigits() {
    assertThat(List.of(0.123, 0.0456, 0.00789))
        .extracting(SameTwice::percent)
        .containsExactly("12 %", "4.6 %", "0.79 %");
  }

  private static SameTwice judged(double first, double second, int blocks) {
    Random random = new Random(11);
    List<Run> runs = new ArrayList<>();
    for (int block = 1; block <= blocks; block++) {
      runs.add(Samples.run("1", block, first * (1 + 0.01 * random.nextGaussian()), "48502"));
      runs.add(Samples.run("2", block, second * (1 + 0.01 * random.nextGaussian()), "48502"));
    }
    return SameTwice.judge(Samples.QUESTION, runs, Samples.TOTALS);
  }
}
