package io.benchtable.workflows.benchmark;

import java.util.function.Consumer;

/** What must hold between a spec's design and its matrix. */
record DesignRules(BenchmarkSpec spec, Consumer<Problem> problems) {

  static void check(BenchmarkSpec spec, Consumer<Problem> problems) {
    var rules = new DesignRules(spec, problems);
    rules.runs();
    rules.mode();
  }

  private void runs() {
    int configurations = spec.configurations().size();
    long runs = spec.design().runs(configurations) + Plan.setups(spec);
    if (runs > SpecReader.MOST_RUNS) {
      problems.accept(
          new Problem(
              spec.design().until().isPresent() ? "spec.until.maximum" : "spec.repetitions",
              "%d runs of %d configurations".formatted(runs, configurations),
              "at most " + SpecReader.MOST_RUNS + " runs, warm-ups and set-up included"));
    }
  }

  private void mode() {
    long points = spec.configurations().stream().map(Configuration::parameters).distinct().count();
    if (spec.design().mode() == Mode.AA && points > 1) {
      problems.accept(
          new Problem(
              "spec.mode",
              Mode.AA.text(),
              "one configuration, which is measured twice, instead of " + points));
    }
    if (spec.design().mode() == Mode.AA && spec.design().until().isPresent()) {
      problems.accept(
          new Problem(
              "spec.until",
              "beside mode aa",
              "repetitions, as a report on noise is of so many runs as are asked for"));
    }
  }
}
