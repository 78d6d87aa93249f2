package io.benchtable.costs.verdict;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a benchmark came to.
 *
 * @param complete how many configurations are
 * @param infeasible how many of these fail a check
 * @param failed the configurations that are not complete
 * @param fastest null if there is none to name
 * @param level of the comparisons with the baseline; null if there is none
 * @param plan how to decide what is inconclusive; null if nothing is
 * @param tradeoff between time and cost; null where none has both
 * @param sentences the same in words
 */
public record Judgement(
    List<ConfigurationResult> results,
    int complete,
    int infeasible,
    List<String> failed,
    @Nullable Best fastest,
    @Nullable Best cheapest,
    @Nullable Level level,
    @Nullable Plan plan,
    Tradeoff.@Nullable Summary tradeoff,
    @Nullable String pricedAs,
    List<String> sentences) {

  /** The same with one more sentence at the end. */
  public Judgement saying(String sentence) {
    List<String> more = new ArrayList<>(sentences);
    more.add(sentence);
    return new Judgement(
        results,
        complete,
        infeasible,
        failed,
        fastest,
        cheapest,
        level,
        plan,
        tradeoff,
        pricedAs,
        List.copyOf(more));
  }
}
