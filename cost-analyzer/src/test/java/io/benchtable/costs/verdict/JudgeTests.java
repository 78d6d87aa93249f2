package io.benchtable.costs.verdict;

import static io.benchtable.costs.verdict.Samples.OWN;
import static io.benchtable.costs.verdict.Samples.QUESTION;
import static io.benchtable.costs.verdict.Samples.TOTALS;
import static io.benchtable.costs.verdict.Samples.TWO_PERCENT;
import static io.benchtable.costs.verdict.Samples.free;
import static io.benchtable.costs.verdict.Samples.judged;
import static io.benchtable.costs.verdict.Samples.noisy;
import static io.benchtable.costs.verdict.Samples.result;
import static io.benchtable.costs.verdict.Samples.run;
import static io.benchtable.costs.verdict.Samples.runs;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Null is what some of the tests look at. */
@NullUnmarked
class JudgeTests {

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
    assertThat(result.time().note()).isEqualTo("too few runs: n = 5, a verdict needs 6 blocks");
    assertThat(result.wallSeconds().low()).isNull();
    assertThat(result.wallSeconds().note())
        .isEqualTo("too few runs: n = 5, an interval needs 6 runs");
    assertThat(judgement.fastest().certain()).isFalse();
    assertThat(judgement.sentences().getFirst()).contains("too few runs");
  }

  @Test
  void saysHowManyRunsItTakesToTellTheBestOfSoMany() {
    Judgement six = judged(QUESTION, runs("1", 1.0, 6), runs("2", 1.5, 6), runs("4", 2.0, 6));
    assertThat(six.fastest().certain()).isFalse();
    assertThat(six.fastest().doubt())
        .isEqualTo("to tell the best of 3 takes at least 7 runs of each");
    assertThat(six.sentences().getFirst())
        .endsWith("; not certain: to tell the best of 3 takes at least 7 runs of each.");
    Judgement seven = judged(QUESTION, runs("1", 1.0, 7), runs("2", 1.5, 7), runs("4", 2.0, 7));
    assertThat(seven.fastest().certain()).isTrue();
    assertThat(seven.fastest().doubt()).isNull();
  }

  @Test
  void namesThoseThatMayBeAsGoodApartFromThoseWithTooFewRuns() {
    List<Run> noisy = new ArrayList<>();
    for (int block = 1; block <= 8; block++) {
      noisy.add(run("2", block, block % 2 == 0 ? 0.5 : 1.9, "48502"));
    }
    Judgement judgement = judged(QUESTION, runs("1", 1.0, 8), noisy, runs("4", 2.0, 6));
    assertThat(judgement.fastest().doubt())
        .isEqualTo("threads=2 may be as good; to tell the best of 3 takes at least 7 runs of each");
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
          all.add(free(run("" + threads, block, 1 + 0.05 * random.nextGaussian(), "1")));
        }
      }
      certain += Judge.judge(QUESTION, all, TOTALS).fastest().certain() ? 1 : 0;
    }
    assertThat(certain / (double) trials).isLessThanOrEqualTo(0.025);
  }
}
