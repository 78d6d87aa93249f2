package io.benchtable.costs.verdict;

import java.util.List;
import java.util.Optional;

/**
 * Judges a benchmark from its runs: a result for every configuration, the fastest, the cheapest,
 * and sentences. Depends on nothing but its arguments.
 */
public final class Judge {

  private Judge() {}

  public static Judgement judge(Question question, List<Run> runs, Totals totals) {
    List<Configuration> configurations = Configuration.of(runs);
    Eligibility eligibility = new Eligibility(question, configurations);
    Comparisons comparisons = new Comparisons(question, eligibility, configurations);
    Tradeoff tradeoff = Tradeoff.among(question.mayWin(eligibility.priced()), question.seed());
    ConfigurationResults maker = new ConfigurationResults(eligibility, comparisons, tradeoff);
    List<ConfigurationResult> results = configurations.stream().map(maker::of).toList();
    Optional<Leader> fastest =
        Leader.among(question.mayWin(eligibility.candidates()), Quantity.TIME, question.parts());
    Optional<Leader> cheapest =
        Leader.among(question.mayWin(eligibility.priced()), Quantity.COST, question.parts());
    Optional<Plan> plan = Plan.of(results, configurations);
    Optional<String> pricedAs = PricedAs.of(configurations);
    Sentences sentences = new Sentences(question, configurations.size(), results);
    return new Judgement(
        results,
        (int) configurations.stream().filter(Configuration::isComplete).count(),
        (int) results.stream().filter(Sentences::failsACheck).count(),
        configurations.stream().filter(c -> !c.isComplete()).map(Configuration::id).toList(),
        fastest.map(Judge::best).orElse(null),
        cheapest.map(Judge::best).orElse(null),
        comparisons.level().orElse(null),
        plan.orElse(null),
        tradeoff.summary().orElse(null),
        pricedAs.orElse(null),
        sentences.of(
            fastest, cheapest, plan, totals, PricedAs.instanceTypes(configurations), pricedAs));
  }

  private static Best best(Leader leader) {
    return new Best(
        leader.configuration().id(), leader.estimate().shown(), Doubt.about(leader).orElse(null));
  }
}
