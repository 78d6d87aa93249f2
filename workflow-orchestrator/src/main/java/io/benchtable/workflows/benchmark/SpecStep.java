package io.benchtable.workflows.benchmark;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A step of a spec that is checked.
 *
 * @param path where it stands, such as {@code pipeline[0]}
 */
record SpecStep(
    BenchmarkSpec spec, BenchmarkSpec.Step step, String path, Consumer<Problem> problems) {

  /** Reports a problem of a field. */
  void problem(String field, String value, String expected) {
    problems.accept(new Problem("spec." + path + "." + field, Fields.show(value), expected));
  }

  /** Every text in which places are filled, with the field that it stands in. */
  void texts(BiConsumer<String, String> each) {
    var scripts = scripts();
    for (int i = 0; i < step.command().size(); i++) {
      if (!scripts.contains(i)) {
        each.accept("command[" + i + "]", step.command().get(i));
      }
    }
    step.env().forEach((name, value) -> each.accept("env." + name, value));
    files(each);
    for (int i = 0; i < step.versions().size(); i++) {
      list("versions[" + i + "]", step.versions().get(i), each);
    }
  }

  /** Every file or glob of the run directory, with the field that it stands in. */
  void files(BiConsumer<String, String> each) {
    step.stdin().ifPresent(text -> each.accept("stdin", text));
    written(each);
    list("inputs", step.inputs(), each);
    list("keep", step.keep(), each);
    for (int i = 0; i < step.metrics().size(); i++) {
      each.accept("metrics[" + i + "].file", step.metrics().get(i).file());
    }
  }

  /** Files and globs that the step makes. */
  void written(BiConsumer<String, String> each) {
    step.stdout().ifPresent(text -> each.accept("stdout", text));
    list("outputs", step.outputs(), each);
  }

  static void list(String field, List<String> texts, BiConsumer<String, String> each) {
    for (int i = 0; i < texts.size(); i++) {
      each.accept(field + "[" + i + "]", texts.get(i));
    }
  }

  /** The positions of the command's arguments that are scripts in any configuration. */
  Set<Integer> scripts() {
    if (step.command().stream().noneMatch(text -> text.contains("${"))) {
      return Shells.scripts(step.command());
    }
    var scripts = new TreeSet<Integer>();
    for (var one : spec.configurations()) {
      scripts.addAll(Substitution.scripts(step.command(), Commands.values(spec, step, one)));
    }
    return scripts;
  }

  /** A text as each configuration has it. */
  Stream<String> filled(String text) {
    if (!text.contains("${")) {
      return Stream.of(text);
    }
    return spec.configurations().stream()
        .map(one -> Substitution.fill(text, Commands.values(spec, step, one)))
        .distinct();
  }

  /** Names of the places that the step's texts may have. */
  Set<String> placeNames() {
    var names = new TreeSet<>(Set.of("vcpus", "memoryMiB"));
    if (step.scope() != Scope.BENCHMARK) {
      names.addAll(spec.parameters().keySet());
    }
    spec.dataset().ifPresent(set -> set.files().keySet().forEach(n -> names.add("dataset." + n)));
    return names;
  }
}
