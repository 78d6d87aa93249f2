package io.benchtable.costs.verdict;

import static io.benchtable.costs.verdict.Samples.QUESTION;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which configurations a look stops, and what becomes of their verdicts. */
@NullUnmarked
class StoppingRuleTests {

  private static final Looks LOOKS = new Looks(List.of(10, 14, 19, 26, 36, 50));

  @Test
  void spendsTheWholeErrorAndNoMore() {
    BigDecimal sum =
        IntStream.rangeClosed(1, 6).mapToObj(LOOKS::part).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(sum).isEqualByComparingTo("1");
    assertThat(LOOKS.part(1)).isEqualByComparingTo("0.2");
    assertThat(LOOKS.rest(0)).isEqualByComparingTo("1");
    assertThat(LOOKS.rest(2)).isEqualByComparingTo("0.72");
    assertThat(LOOKS.rest(6)).isEqualByComparingTo(LOOKS.part(6));
    assertThat(new Looks(List.of(7, 9, 11)).part(1)).isLessThan(new BigDecimal("0.6363636364"));
  }

  @Test
  void looksAtPlannedNumbersOfBlocksOnly() {
    assertThatThrownBy(() -> new Looks(List.of(8, 8))).hasMessageContaining("but got [8, 8]");
    assertThatThrownBy(() -> new Looks(List.of())).hasMessageContaining("but got none");
    assertThatThrownBy(() -> LOOKS.part(7)).hasMessageContaining("from 1 to 6, but got 7");
  }

  @Test
  void stopsWhatIsWorseInTimeAndInCost() {
    List<Stop> stops = stops(1, null, runs("1", 1.0, 10), runs("2", 1.105, 10), runs("4", 0.9, 10));
    assertThat(stops).extracting(Stop::configurationId).containsExactly("threads=2");
    Stop stop = stops.getFirst();
    assertThat(stop.reason()).isEqualTo(Stop.Reason.CANNOT_WIN);
    assertThat(stop.blocks()).isEqualTo(10);
    assertThat(stop.words()).isEqualTo("at least 10 % slower and at least 10 % more expensive");
    assertThat(stop.level().error()).isEqualByComparingTo("0.01");
    assertThat(stop.level().comparisons()).isEqualTo(2);
  }

  @Test
  void goesOnWithWhatIsSlowerButCheaperOrMayBe() {
    List<Run> cheaper = priced(runs("2", 1.105, 10), 0.5);
    assertThat(stops(1, null, priced(runs("1", 1.0, 10), 1), cheaper)).isEmpty();
    List<Run> unpriced = runs("2", 1.105, 10).stream().map(Samples::free).toList();
    assertThat(stops(1, null, runs("1", 1.0, 10), unpriced)).as("of unknown cost").isEmpty();
  }

  @Test
  void stopsWhatIsPreciseEnoughInTimeAndInCost() {
    List<Run> baseline = jagged("1", 1.0, 1);
    List<Run> other = jagged("2", 0.9, 2);
    assertThat(stops(1, null, baseline, other)).isEmpty();
    assertThat(stops(1, new BigDecimal("0.001"), baseline, other)).isEmpty();
    Stop stop = stops(1, new BigDecimal("0.03"), baseline, other).getFirst();
    assertThat(stop.reason()).isEqualTo(Stop.Reason.PRECISE);
    assertThat(stop.words())
        .matches(
            "time ratio known within [0-9.]+ % and cost ratio known within [0-9.]+ %; 3 % was asked"
                + " for");
    List<Run> wild = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      wild.add(Samples.costing(other.get(i), i % 2 == 0 ? 0.1 : 0.9));
    }
    assertThat(stops(1, new BigDecimal("0.03"), baseline, wild)).isEmpty();
  }

  @Test
  void stopsWhatFailsACheckAndNothingTwice() {
    Check check = new Check("distinctKmers", "48502", false, null, null, List.of());
    Question question =
        new Question("threads=1", Samples.TWO_PERCENT, List.of(check), Samples.OWN, "USD");
    List<Run> wrong = IntStream.rangeClosed(1, 10).mapToObj(i -> run("2", i, 0.5, "7")).toList();
    List<Run> all = Stream.of(runs("1", 1.0, 10), wrong).flatMap(List::stream).toList();
    List<Stop> stops = new StoppingRule(question, LOOKS, 1, null).stops(all);
    assertThat(stops).extracting(Stop::reason).containsExactly(Stop.Reason.CHECK_FAILED);
    assertThat(new StoppingRule(question.stopping(stops, null), LOOKS, 2, null).stops(all))
        .isEmpty();
  }

  @Test
  void judgesWhatWasStoppedAtTheLevelOfItsLook() {
    List<Run> baseline = runs("1", 1.0, 20);
    List<Run> slower = runs("2", 1.105, 10);
    List<Run> faster = runs("4", 0.9, 20);
    List<Stop> stops = stops(1, null, baseline.subList(0, 10), slower, faster.subList(0, 10));
    BigDecimal left = Level.USUAL_ERROR.multiply(LOOKS.rest(3));
    Question question =
        QUESTION.stopping(stops, "Ended after 20 blocks: the money is spent.").allowing(left);
    Judgement judgement = judged(question, baseline, slower, faster);
    Against stopped = result(judgement, "threads=2").time();
    assertThat(stopped.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(stopped.confidence()).isEqualTo("0.995");
    assertThat(stopped.blocks()).isEqualTo(10);
    assertThat(result(judgement, "threads=4").time().confidence()).isEqualTo("0.9845");
    assertThat(judgement.fastest().certain()).isTrue();
    assertThat(judgement.sentences())
        .contains(
            "Stopped after 10 blocks: cannot win any more: threads=2 (at least 10 % slower and at"
                + " least 10 % more expensive).",
            "Ended after 20 blocks: the money is spent.");
  }

  @Test
  void whatIsBeatenIsNotFastestByTheBlocksBeforeItsLook() {
    List<Run> slower = runs("2", 1.105, 10);
    List<Run> baseline = new ArrayList<>(runs("1", 1.0, 10));
    List<Stop> stops = stops(1, null, baseline, slower);
    IntStream.rangeClosed(11, 40)
        .forEach(block -> baseline.add(run("1", block, 1.3 + 0.001 * (block % 7), "48502")));
    Judgement judgement = judged(QUESTION.stopping(stops, null), baseline, slower);
    assertThat(judgement.fastest().configurationId()).isEqualTo("threads=1");
    assertThat(judgement.cheapest().configurationId()).isEqualTo("threads=1");
    assertThat(result(judgement, "threads=2").place()).isNull();
    assertThat(result(judgement, "threads=2").time().verdict()).isEqualTo(Verdict.SLOWER);
  }

  @Test
  void stopsNothingWithoutABaseline() {
    assertThat(stops(1, BigDecimal.ONE, runs("2", 1.105, 10), runs("4", 1.2, 10))).isEmpty();
    assertThat(stops(1, BigDecimal.ONE, runs("1", 1.0, 5), runs("2", 1.1, 5))).isEmpty();
  }

  @SafeVarargs
  private static List<Stop> stops(int look, @Nullable BigDecimal precision, List<Run>... runs) {
    List<Run> all = new ArrayList<>();
    for (List<Run> some : runs) {
      all.addAll(some);
    }
    return new StoppingRule(QUESTION, LOOKS, look, precision).stops(all);
  }

  private static List<Run> jagged(String threads, double seconds, int every) {
    return IntStream.rangeClosed(1, 10)
        .mapToObj(i -> run(threads, i, seconds * (1 + 0.001 * (i * every % 10)), "48502"))
        .toList();
  }

  private static List<Run> priced(List<Run> runs, double rate) {
    return runs.stream()
        .map(run -> Samples.costing(free(run), rate * run.wallSeconds().doubleValue() / 1000))
        .toList();
  }
}
