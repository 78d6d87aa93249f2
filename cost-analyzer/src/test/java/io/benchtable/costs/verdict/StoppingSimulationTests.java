package io.benchtable.costs.verdict;

import static io.benchtable.costs.verdict.Samples.OWN;
import static io.benchtable.costs.verdict.Samples.costing;
import static io.benchtable.costs.verdict.Samples.free;
import static io.benchtable.costs.verdict.Samples.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole benchmarks that stop by the rule, over and over. */
@NullUnmarked
class StoppingSimulationTests {

  private static final Set<Verdict> DIFFERENT =
      Set.of(Verdict.FASTER, Verdict.SLOWER, Verdict.CHEAPER, Verdict.MORE_EXPENSIVE);

  /** Any difference matters, so that every error shows. */
  private static final Question ANY =
      new Question("threads=1", BigDecimal.ZERO, List.of(), OWN, "USD");

  /** What a benchmark came to, and how many runs it took. */
  private record Outcome(boolean different, int runs) {}

  /** All alike; costs that owe nothing to times; a precision that is met on the way. */
  @ParameterizedTest
  @CsvSource({"2, 400", "6, 150"})
  void declaresAnyDifferenceBetweenEqualsInFewBenchmarks(int configurations, int trials) {
    Looks looks =
        new Looks(configurations == 2 ? List.of(8, 12, 18, 27, 40) : List.of(11, 15, 21, 29, 40));
    Random random = new Random(20261128);
    int wrong = 0;
    for (int trial = 0; trial < trials; trial++) {
      double[] factors = new double[configurations];
      Arrays.fill(factors, 1);
      wrong += simulated(random, looks, factors, new BigDecimal("0.04"), true).different() ? 1 : 0;
    }
    // 5 % at most, and three standard errors of so many trials.
    assertThat(wrong / (double) trials)
        .isLessThanOrEqualTo(0.05 + 3 * Math.sqrt(0.05 * 0.95 / trials));
  }

  /** Of two configurations, the other one is 10 % slower. */
  @Test
  void savesRunsOfWhatIsCertainlySlower() {
    Looks looks = new Looks(List.of(8, 12, 18, 27, 40));
    Random random = new Random(20261128);
    int runs = 0;
    int found = 0;
    int trials = 60;
    for (int trial = 0; trial < trials; trial++) {
      Outcome outcome =
          simulated(random, looks, new double[] {1, 1.1}, new BigDecimal("0.02"), false);
      runs += outcome.runs();
      found += outcome.different() ? 1 : 0;
    }
    int fixed = trials * 2 * 40;
    assertThat(found).isGreaterThanOrEqualTo(57);
    assertThat(runs).isLessThan(fixed * 3 / 10);
  }

  private static Outcome simulated(
      Random random, Looks looks, double[] factors, BigDecimal precision, boolean ownCosts) {
    List<Run> all = new ArrayList<>();
    List<Stop> stops = new ArrayList<>();
    int before = 0;
    for (int look = 1; look <= looks.blocks().size(); look++) {
      int until = looks.blocks().get(look - 1);
      for (int block = before + 1; block <= until; block++) {
        for (int i = 0; i < factors.length; i++) {
          String threads = Integer.toString(i + 1);
          if (stops.stream().noneMatch(s -> s.configurationId().equals("threads=" + threads))) {
            Run run = run(threads, block, factors[i] * Math.exp(0.03 * random.nextGaussian()), "1");
            all.add(ownCosts ? costing(free(run), Math.exp(0.03 * random.nextGaussian())) : run);
          }
        }
      }
      before = until;
      boolean last = look == looks.blocks().size();
      if (!last) {
        Question question = ANY.stopping(stops, null);
        stops.addAll(new StoppingRule(question, looks, look, precision).stops(all));
      }
      if (last || stops.size() == factors.length - 1) {
        Question left =
            ANY.stopping(stops, null)
                .allowing(ANY.error().multiply(looks.rest(last ? look - 1 : look)));
        return new Outcome(declaresADifference(left, all), all.size());
      }
    }
    throw new IllegalStateException("Expected an end after the last look");
  }

  private static boolean declaresADifference(Question question, List<Run> runs) {
    List<Configuration> configurations = Configuration.of(runs);
    Comparisons comparisons =
        new Comparisons(question, new Eligibility(question, configurations), configurations);
    return configurations.stream()
        .flatMap(c -> Stream.of(Quantity.values()).map(of -> comparisons.against(c, of)))
        .map(Against::verdict)
        .anyMatch(DIFFERENT::contains);
  }
}
