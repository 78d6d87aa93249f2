package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.cost.Answer;
import io.benchtable.dashboard.cost.CostAnalyzer;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Refusal;
import org.springframework.stereotype.Component;

/** Asks for the history of a benchmark's pipeline. */
@Component
class Histories {

  private final CostAnalyzer analyzer;

  Histories(CostAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  History of(Item benchmark) {
    return switch (analyzer.history(benchmark.text("benchmarkId", ""))) {
      case Answer.Given(Item answer) ->
          new History(answer, Configurations.of(benchmark.child("spec")));
      case Answer.Refused(String why) -> throw Refusal.unanswerable(why + ".");
    };
  }
}
