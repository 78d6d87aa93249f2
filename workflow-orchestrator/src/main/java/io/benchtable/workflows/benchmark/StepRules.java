package io.benchtable.workflows.benchmark;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must hold of a step beside the others: where it applies, and its places and programs. */
record StepRules(SpecStep checked, BenchmarkSpec spec, BenchmarkSpec.Step step) {

  static void check(SpecStep checked) {
    var rules = new StepRules(checked, checked.spec(), checked.step());
    rules.scope();
    rules.when();
    rules.places();
    rules.programs();
  }

  private void scope() {
    if (step.scope() != Scope.RUN && step.measured()) {
      checked.problem(
          "measured",
          "true",
          "false: a step of scope " + step.scope().text() + " is part of no run");
    }
    if (step.scope() == Scope.BENCHMARK && !step.when().isEmpty()) {
      checked.problem(
          "when", step.when().keySet().toString(), "nothing: it is run for all configurations");
    }
    if (step.scope() != Scope.RUN && !step.metrics().isEmpty()) {
      checked.problem("metrics", step.metrics().getFirst().name(), "metrics at steps of scope run");
    }
  }

  private void when() {
    step.when()
        .forEach(
            (name, values) -> {
              if (spec.parameters().containsKey(name)) {
                when(name, values);
              } else {
                checked.problem("when." + name, name, SpecRules.known(spec.parameters().keySet()));
              }
            });
  }

  private void when(String name, List<Object> values) {
    var used =
        spec.configurations().stream().map(one -> one.text(name)).collect(Collectors.toSet());
    if (values.isEmpty()) {
      checked.problem("when." + name, "[]", "at least one of " + new TreeSet<>(used));
    }
    for (var value : values) {
      if (!used.contains(Configuration.text(value))) {
        checked.problem("when." + name, Configuration.text(value), "one of " + new TreeSet<>(used));
      }
    }
  }

  private void places() {
    var known = checked.placeNames();
    checked.texts(
        (field, text) ->
            Substitution.names(
                text,
                name -> {
                  if (!known.contains(name)) {
                    unknownPlace(field, name, known);
                  }
                }));
  }

  private void unknownPlace(String field, String name, Set<String> known) {
    boolean early = step.scope() == Scope.BENCHMARK && spec.parameters().containsKey(name);
    var expected =
        early
            ? "no parameter: the step is run once for all configurations"
            : SpecRules.known(known) + "; write $${" + name + "} for the text itself";
    checked.problem(
        field,
        "${" + name + "}",
        Nearest.to(name, known)
            .filter(_ -> !early)
            .map(near -> "a known parameter; did you mean ${" + near + "}?")
            .orElse(expected));
  }

  /** An empty text is no program, also where it comes from a parameter. */
  private void programs() {
    program("command[0]", step.command());
    for (int i = 0; i < step.versions().size(); i++) {
      program("versions[" + i + "][0]", step.versions().get(i));
    }
  }

  private void program(String field, List<String> command) {
    if (!command.isEmpty() && checked.filled(command.getFirst()).anyMatch(String::isBlank)) {
      checked.problem(field, command.getFirst(), "the name of a program in every configuration");
    }
  }
}
