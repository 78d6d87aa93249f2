package io.benchtable.costs.verdict;

import io.benchtable.costs.statistics.Blocks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Says in plain words what it would take to decide what is inconclusive. */
final class PlanSentences {

  private final Question question;

  PlanSentences(Question question) {
    this.question = question;
  }

  List<String> of(Plan plan) {
    List<String> sentences = new ArrayList<>();
    if (!plan.configurations().isEmpty()) {
      sentences.add(
          "Inconclusive: %s. To decide takes about %s more runs%s: %s more of each and of the baseline."
              .formatted(
                  Names.joined(plan.configurations()),
                  range(plan.runs()),
                  cost(plan),
                  range(plan.blocks())));
    }
    if (!plan.atBorder().isEmpty()) {
      sentences.add(
          "Inconclusive: %s. More than %,d more runs of each: as noisy as they are, the difference is at the border of what matters."
              .formatted(Names.joined(plan.atBorder()), Blocks.MOST));
    }
    return sentences;
  }

  private static String range(Plan.Range range) {
    Integer high = range.high();
    if (high == null) {
      return "%,d or many times as many".formatted(range.low());
    }
    return high == range.low() ? "%,d".formatted(high) : "%,d to %,d".formatted(range.low(), high);
  }

  private String cost(Plan plan) {
    if (question.pricing() == null) {
      return "";
    }
    BigDecimal low = plan.costOf(plan.blocks().low());
    BigDecimal high = plan.costOf(plan.blocks().high());
    if (low == null) {
      return ", at a cost that is not known";
    }
    if (high == null) {
      return ", about " + amount(low) + " or many times as much";
    }
    return ", about %s%s"
        .formatted(amount(low), high.compareTo(low) == 0 ? "" : " to " + amount(high));
  }

  private String amount(BigDecimal amount) {
    return Amounts.amount(Exact.plain(amount), question.currency());
  }
}
