package io.benchtable.workflows.benchmark;

import io.benchtable.workflows.benchmark.BenchmarkSpec.Step;
import java.nio.file.FileSystems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold between the fields of a spec whose fields are all right. */
final class SpecRules {

  private static final Pattern SHELL_VARIABLE = Pattern.compile("\\$\\{?BT_([A-Za-z0-9_]+)");

  private final BenchmarkSpec spec;
  private final Consumer<Problem> problems;

  private SpecRules(BenchmarkSpec spec, Consumer<Problem> problems) {
    this.spec = spec;
    this.problems = problems;
  }

  static void check(BenchmarkSpec spec, Consumer<Problem> problems) {
    var rules = new SpecRules(spec, problems);
    rules.runs();
    rules.configurationIds();
    rules.steps();
    rules.somethingIsMeasured();
    rules.checks();
    rules.pricing();
    rules.software();
  }

  private void problem(String path, String value, String expected) {
    problems.accept(new Problem("spec." + path, Fields.show(value), expected));
  }

  private void runs() {
    long runs =
        spec.configurations().size() * ((long) spec.repetitions() + spec.warmup())
            + Plan.setups(spec);
    if (runs > SpecReader.MOST_RUNS) {
      problem(
          "repetitions",
          "%d runs of %d configurations".formatted(runs, spec.configurations().size()),
          "at most " + SpecReader.MOST_RUNS + " runs, warm-ups and set-up included");
    }
  }

  private void configurationIds() {
    var ids = new HashSet<String>();
    for (var configuration : spec.configurations()) {
      if (!ids.add(configuration.id())) {
        problem("parameters", configuration.id(), "values that make configurations distinct");
      }
    }
  }

  private void steps() {
    var names = new HashSet<String>();
    for (int i = 0; i < spec.pipeline().size(); i++) {
      var step = spec.pipeline().get(i);
      var path = "pipeline[" + i + "]";
      if (!names.add(step.name())) {
        problem(path + ".name", step.name(), "a name that no other step has");
      }
      scope(step, path);
      when(step, path);
      places(step, path);
      script(step, path);
      paths(step, path);
      writes(step, path);
      globs(step.inputs(), step, path + ".inputs");
      globs(step.outputs(), step, path + ".outputs");
      globs(step.keep(), step, path + ".keep");
      programs(step, path);
    }
  }

  private void scope(Step step, String path) {
    if (step.scope() != Scope.RUN && step.measured()) {
      problem(
          path + ".measured",
          "true",
          "false: a step of scope " + step.scope().text() + " is part of no run");
    }
    if (step.scope() == Scope.BENCHMARK && !step.when().isEmpty()) {
      problem(
          path + ".when",
          step.when().keySet().toString(),
          "nothing: it is run for all configurations");
    }
    if (step.scope() != Scope.RUN && !step.metrics().isEmpty()) {
      problem(path + ".metrics", step.metrics().getFirst().name(), "metrics at steps of scope run");
    }
  }

  private void when(Step step, String path) {
    step.when()
        .forEach(
            (name, values) -> {
              if (!spec.parameters().containsKey(name)) {
                problem(path + ".when." + name, name, known(spec.parameters().keySet()));
                return;
              }
              var used =
                  spec.configurations().stream()
                      .map(one -> one.text(name))
                      .collect(Collectors.toSet());
              for (var value : values) {
                if (!used.contains(Configuration.text(value))) {
                  problem(
                      path + ".when." + name,
                      Configuration.text(value),
                      "one of " + new TreeSet<>(used));
                }
              }
            });
  }

  /** Every text in which places are filled, with where it stands. */
  private static void texts(
      Step step, String path, java.util.function.BiConsumer<String, String> each) {
    var scripts = Substitution.scripts(step.command());
    for (int i = 0; i < step.command().size(); i++) {
      if (!scripts.contains(i)) {
        each.accept(path + ".command[" + i + "]", step.command().get(i));
      }
    }
    step.env().forEach((name, value) -> each.accept(path + ".env." + name, value));
    step.stdin().ifPresent(text -> each.accept(path + ".stdin", text));
    step.stdout().ifPresent(text -> each.accept(path + ".stdout", text));
    list(step.inputs(), path + ".inputs", each);
    list(step.outputs(), path + ".outputs", each);
    list(step.keep(), path + ".keep", each);
    list(step.metrics().stream().map(BenchmarkSpec.Metric::file).toList(), path + ".metrics", each);
    for (int i = 0; i < step.versions().size(); i++) {
      list(step.versions().get(i), path + ".versions[" + i + "]", each);
    }
  }

  private static void list(
      List<String> texts, String path, java.util.function.BiConsumer<String, String> each) {
    for (int i = 0; i < texts.size(); i++) {
      each.accept(path + "[" + i + "]", texts.get(i));
    }
  }

  private void places(Step step, String path) {
    var known = placeNames(step);
    texts(
        step,
        path,
        (where, text) ->
            Substitution.names(
                text,
                name -> {
                  if (!known.contains(name)) {
                    unknownPlace(step, where, name, known);
                  }
                }));
  }

  private void unknownPlace(Step step, String where, String name, Set<String> known) {
    boolean early = step.scope() == Scope.BENCHMARK && spec.parameters().containsKey(name);
    var expected =
        early
            ? "no parameter: the step is run once for all configurations"
            : known(known) + "; write $${" + name + "} for the text itself";
    problem(
        where,
        "${" + name + "}",
        Nearest.to(name, known)
            .filter(_ -> !early)
            .map(near -> "a known parameter; did you mean ${" + near + "}?")
            .orElse(expected));
  }

  private Set<String> placeNames(Step step) {
    var names = new TreeSet<>(Set.of("vcpus", "memoryMiB"));
    if (step.scope() != Scope.BENCHMARK) {
      names.addAll(spec.parameters().keySet());
    }
    spec.dataset().ifPresent(set -> set.files().keySet().forEach(n -> names.add("dataset." + n)));
    return names;
  }

  /** In a script after {@code sh -c} values are environment variables. */
  private void script(Step step, String path) {
    Substitution.scripts(step.command()).forEach(position -> script(step, path, position));
  }

  private void script(Step step, String path, int position) {
    var where = path + ".command[" + position + "]";
    var script = step.command().get(position);
    var known = placeNames(step);
    var variables =
        known.stream()
            .map(name -> name.replace('.', '_'))
            .collect(Collectors.toCollection(TreeSet::new));
    SHELL_VARIABLE
        .matcher(script)
        .results()
        .map(variable -> variable.group(1))
        .filter(name -> !variables.contains(name) && !step.env().containsKey("BT_" + name))
        .distinct()
        .forEach(
            name ->
                problem(
                    where,
                    "$BT_" + name,
                    "one of " + variables.stream().map(n -> "$BT_" + n).toList()));
    Substitution.names(
        script,
        name -> {
          boolean assigned = step.env().containsKey(name) || isAssigned(name, script);
          if (known.contains(name) && !assigned) {
            problem(
                where,
                "${" + name + "}",
                "\"$BT_" + name.replace('.', '_') + "\": nothing is inserted into a script");
          }
        });
  }

  /** Whether a script gives a variable of this name a value itself. */
  private static boolean isAssigned(String name, String script) {
    var word = "\\b" + Pattern.quote(name) + "\\b";
    return Pattern.compile(word + "=|\\bfor\\s+" + word + "\\s+in\\b|\\bread\\b[^;|&\\n]*" + word)
        .matcher(script)
        .find();
  }

  private void paths(Step step, String path) {
    var files = new ArrayList<String[]>();
    step.stdin().ifPresent(text -> files.add(new String[] {path + ".stdin", text}));
    step.stdout().ifPresent(text -> files.add(new String[] {path + ".stdout", text}));
    list(step.inputs(), path + ".inputs", (w, text) -> files.add(new String[] {w, text}));
    list(step.outputs(), path + ".outputs", (w, text) -> files.add(new String[] {w, text}));
    list(step.keep(), path + ".keep", (w, text) -> files.add(new String[] {w, text}));
    for (int i = 0; i < step.metrics().size(); i++) {
      files.add(new String[] {path + ".metrics[" + i + "].file", step.metrics().get(i).file()});
    }
    for (var file : files) {
      if (escapes(file[1])) {
        problem(file[0], file[1], "a path inside the run directory");
      } else if (file[1].contains("${")) {
        spec.configurations().stream()
            .map(one -> Substitution.fill(file[1], Commands.values(spec, step, one)))
            .filter(SpecRules::escapes)
            .findFirst()
            .ifPresent(
                filled ->
                    problem(
                        file[0],
                        filled,
                        "a path inside the run directory for every configuration"));
      }
    }
  }

  /** Workers write nothing to where they link the dataset's files. */
  private void writes(Step step, String path) {
    step.stdout().ifPresent(text -> outsideDataset(text, step, path + ".stdout"));
    list(step.outputs(), path + ".outputs", (where, text) -> outsideDataset(text, step, where));
  }

  private void outsideDataset(String text, Step step, String where) {
    filled(text, step)
        .filter(one -> !escapes(one) && isInDataset(one))
        .findFirst()
        .ifPresent(
            one ->
                problem(
                    where,
                    one,
                    "a path outside dataset/, where the files of the dataset are linked"));
  }

  private static boolean isInDataset(String path) {
    return Stream.of(path.split("/"))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .findFirst()
        .filter("dataset"::equals)
        .isPresent();
  }

  private void globs(List<String> globs, Step step, String path) {
    list(
        globs,
        path,
        (where, glob) ->
            filled(glob, step)
                .filter(one -> !isGlob(one))
                .findFirst()
                .ifPresent(
                    one ->
                        problem(
                            where, one, "a path or glob whose brackets and braces are closed")));
  }

  private static boolean isGlob(String text) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** An empty text is no program, also where it comes from a parameter. */
  private void programs(Step step, String path) {
    program(step.command(), step, path + ".command[0]");
    for (int i = 0; i < step.versions().size(); i++) {
      program(step.versions().get(i), step, path + ".versions[" + i + "][0]");
    }
  }

  private void program(List<String> command, Step step, String where) {
    if (!command.isEmpty() && filled(command.getFirst(), step).anyMatch(String::isBlank)) {
      problem(where, command.getFirst(), "the name of a program in every configuration");
    }
  }

  /** A text as each configuration has it. */
  private Stream<String> filled(String text, Step step) {
    return spec.configurations().stream()
        .map(one -> Substitution.fill(text, Commands.values(spec, step, one)))
        .distinct();
  }

  /** Whether a path or glob leaves the folder that it is relative to. */
  static boolean escapes(String path) {
    return path.isBlank()
        || path.startsWith("/")
        || path.startsWith("~")
        || path.indexOf('\0') >= 0
        || List.of(path.split("/")).contains("..");
  }

  private void somethingIsMeasured() {
    for (var configuration : spec.configurations()) {
      var steps = spec.steps(Scope.RUN, configuration);
      if (steps.stream().noneMatch(Step::measured)) {
        problem(
            "pipeline", configuration.id(), "a measured step of scope run for every configuration");
        return;
      }
      var metrics = new HashSet<String>();
      for (var step : steps) {
        for (var metric : step.metrics()) {
          if (!metrics.add(metric.name())) {
            problem("pipeline", metric.name(), "each metric once in a configuration");
            return;
          }
        }
      }
    }
  }

  private void checks() {
    var metrics =
        spec.pipeline().stream()
            .flatMap(step -> step.metrics().stream())
            .map(BenchmarkSpec.Metric::name)
            .collect(Collectors.toCollection(TreeSet::new));
    for (int i = 0; i < spec.checks().size(); i++) {
      var check = spec.checks().get(i);
      var path = "checks[" + i + "]";
      if (!metrics.contains(check.metric())) {
        problem(path + ".metric", check.metric(), "a metric of the pipeline: one of " + metrics);
      }
      list(
          check.groupBy(),
          path + ".groupBy",
          (where, name) -> {
            if (!spec.parameters().containsKey(name)) {
              problem(where, name, known(spec.parameters().keySet()));
            }
          });
    }
  }

  private void software() {
    var names = spec.software().places();
    spec.software().texts(this::parametersAreKnown);
    spec.steps(Scope.BENCHMARK).stream()
        .filter(_ -> !names.isEmpty())
        .findFirst()
        .ifPresent(
            step ->
                problem(
                    "software",
                    "${" + names.iterator().next() + "}",
                    "no parameter: step " + step.name() + " is run once for all configurations"));
    spec.configurations().stream()
        .map(one -> Commands.software(spec, one))
        .distinct()
        .forEach(
            filled ->
                SoftwareReader.check(
                    filled,
                    (field, value) ->
                        problem(
                            "software." + field,
                            value,
                            field.equals("container.engine")
                                ? "apptainer, podman or docker for every configuration"
                                : "a name for every configuration")));
  }

  private void pricing() {
    var pricing = spec.pricing();
    pricing.instanceType().ifPresent(text -> parametersAreKnown("pricing.instanceType", text));
    pricing.region().ifPresent(text -> parametersAreKnown("pricing.region", text));
  }

  private void parametersAreKnown(String where, String text) {
    Substitution.names(
        text,
        name -> {
          if (!spec.parameters().containsKey(name)) {
            problem(where, "${" + name + "}", known(spec.parameters().keySet()));
          }
        });
  }

  private static String known(Set<String> names) {
    return names.isEmpty()
        ? "no parameter, since there are none"
        : "a known parameter: " + String.join(", ", names);
  }
}
