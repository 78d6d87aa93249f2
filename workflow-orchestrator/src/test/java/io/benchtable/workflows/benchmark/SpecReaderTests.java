package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecReaderTests {

  private final Map<String, Object> spec = new LinkedHashMap<>();
  private final Map<String, Object> step = new LinkedHashMap<>();

  SpecReaderTests() {
    spec.put("name", "n");
    spec.put("parameters", Map.of("k", List.of(1, 2), "threads", List.of(1, 2)));
    step.put("name", "count");
    step.put("command", List.of("count", "${k}", "${threads}"));
    spec.put("pipeline", List.of(step));
  }

  @Test
  void fillsInDefaults() {
    var read = SpecReader.read(spec).spec().orElseThrow();
    assertThat(read.repetitions()).isEqualTo(10);
    assertThat(read.warmup()).isEqualTo(1);
    assertThat(read.queue()).isEqualTo("default");
    assertThat(read.pricing().book()).isEqualTo("own-hardware");
    assertThat(read.baseline().id()).isEqualTo("k=1,threads=1");
    assertThat(read.pipeline().getFirst().resources())
        .isEqualTo(new BenchmarkSpec.Resources(1, 1024));
    assertThat(read.pipeline().getFirst().timeout()).hasHours(1);
  }

  @Test
  void findsAllProblemsAtOnce() {
    spec.put("repetitions", "ten");
    spec.put("naem", "x");
    step.put("timeout", "soon");
    step.put("outputs", List.of("/tmp/x"));
    step.remove("name");
    assertThat(paths())
        .contains(
            "spec.repetitions", "spec.naem", "spec.pipeline[0].timeout", "spec.pipeline[0].name");
  }

  @Test
  void leavesRoomInTheItem() {
    spec.put("description", "ü".repeat(SpecReader.LARGEST / 2 - 200));
    assertThat(problems()).isEmpty();
    spec.put("description", "ü".repeat(SpecReader.LARGEST / 2));
    var problem = problems().getFirst();
    assertThat(problem.sentence())
        .isEqualTo(
            "spec: expected at most 393216 bytes, as an item may have 409600 in all,"
                + " but it is 393338 bytes");
  }

  @Test
  void refusesGlobsThatNobodyCanRead() {
    step.put("outputs", List.of("out{1", "out{a,b}.txt"));
    step.put("keep", List.of("logs[${k}"));
    assertThat(paths())
        .containsExactlyInAnyOrder("spec.pipeline[0].outputs[0]", "spec.pipeline[0].keep[0]");
  }

  @Test
  void refusesEmptyPrograms() {
    spec.put("parameters", Map.of("k", List.of("", "x"), "threads", List.of(1)));
    step.put("command", List.of("${k}", "${threads}"));
    step.put("versions", List.of(List.of("count", "--version"), List.of("")));
    assertThat(paths())
        .containsExactlyInAnyOrder(
            "spec.pipeline[0].command[0]", "spec.pipeline[0].versions[1][0]");
  }

  @Test
  void suggestsTheNearestField() {
    spec.put("repetition", 3);
    assertThat(problems().getFirst().expected()).contains("did you mean repetitions?");
  }

  @Test
  void namesAnUnknownParameterOfACommand() {
    step.put("command", List.of("count", "${thread}"));
    var problem = problems().getFirst();
    assertThat(problem.path()).isEqualTo("spec.pipeline[0].command[1]");
    assertThat(problem.value()).isEqualTo("${thread}");
    assertThat(problem.expected()).contains("${threads}");
  }

  @Test
  void namesAnUnknownParameterOfSoftware() {
    spec.put("software", Map.of("modules", List.of("samtools/${version}")));
    var problem = problems().getFirst();
    assertThat(problem.path()).isEqualTo("spec.software.modules[0]");
    assertThat(problem.value()).isEqualTo("${version}");
  }

  @Test
  void refusesSoftwareOfAConfigurationForAStepOfAll() {
    step.put("command", List.of("index"));
    step.put("scope", "benchmark");
    spec.put("pipeline", List.of(step, Map.of("name", "run", "command", List.of("count"))));
    spec.put("software", Map.of("modules", List.of("count/${k}")));
    assertThat(problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("spec.software");
              assertThat(problem.expected()).contains("step count is run once");
            });
  }

  @Test
  void checksSoftwareOfEveryConfiguration() {
    spec.put("parameters", Map.of("k", List.of("podman", "lxc"), "threads", List.of(1)));
    spec.put("software", Map.of("container", Map.of("image", "tools", "engine", "${k}")));
    assertThat(problems()).extracting(Problem::value).containsExactly("lxc");
  }

  @Test
  void refusesAFolderThatAConfigurationLeavesEmpty() {
    spec.put("parameters", Map.of("k", List.of("/opt", ""), "threads", List.of(1)));
    spec.put("software", Map.of("path", List.of("${k}"), "conda", "${k}"));
    assertThat(problems())
        .extracting(Problem::path)
        .containsExactly("spec.software.path", "spec.software.conda");
  }

  @Test
  void namesAnUnknownVariableOfAScript() {
    step.put("command", List.of("sh", "-c", "count $BT_thread ${k}"));
    assertThat(problems()).extracting(Problem::value).containsExactly("$BT_thread", "${k}");
  }

  @Test
  void insertsNothingIntoAScriptOfAShellThatAParameterNames() {
    spec.put("parameters", Map.of("shell", List.of("bash", "grep"), "o", List.of("-e", "-c")));
    step.put("command", List.of("${shell}", "-c", "count ${o}"));
    assertThat(paths()).containsExactly("spec.pipeline[0].command[2]");
    step.put("command", List.of("sh", "${o}", "count ${o}"));
    assertThat(paths()).containsExactly("spec.pipeline[0].command[2]");
    step.put("command", List.of("count", "${o}", "count ${o}"));
    assertThat(paths()).isEmpty();
  }

  @Test
  void leavesVariablesOfAScriptAlone() {
    step.put("command", List.of("sh", "-c", "for k in 1 2; do count ${k} ${HOME} $BT_k; done"));
    assertThat(problems()).isEmpty();
  }

  @Test
  void refusesAMatrixThatIsTooLarge() {
    spec.put("repetitions", 2500);
    assertThat(problems())
        .singleElement()
        .satisfies(p -> assertThat(p.value()).startsWith("10004"));
    var many = new ArrayList<Object>();
    for (int i = 0; i < 1000; i++) {
      many.add(i);
    }
    spec.put(
        "parameters", Map.of("a", many, "b", many, "c", many, "k", many, "d", many, "e", many));
    assertThat(paths()).contains("spec.parameters");
  }

  @Test
  void refusesABaselineOutsideTheMatrix() {
    spec.put("baseline", Map.of("k", 3, "threads", 1));
    assertThat(problems().getFirst().path()).isEqualTo("spec.baseline");
    spec.put("baseline", Map.of("k", 1));
    assertThat(problems().getFirst().expected()).contains("exactly one");
  }

  @Test
  void refusesAnEmptyMatrix() {
    spec.put("exclude", List.of(Map.of("k", 1), Map.of("k", 2)));
    assertThat(paths()).containsExactly("spec.exclude");
  }

  @Test
  void excludesAndIncludes() {
    spec.put("exclude", List.of(Map.of("k", 2, "threads", 2)));
    spec.put("include", List.of(Map.of("k", 9, "threads", 1)));
    assertThat(SpecReader.read(spec).spec().orElseThrow().configurations())
        .extracting(Configuration::id)
        .containsExactly("k=1,threads=1", "k=1,threads=2", "k=2,threads=1", "k=9,threads=1");
  }

  @Test
  void refusesStepsWithTheSameName() {
    spec.put("pipeline", List.of(step, step));
    assertThat(paths()).containsExactly("spec.pipeline[1].name");
  }

  @Test
  void refusesParametersInStepsOfTheWholeBenchmark() {
    var setup = new LinkedHashMap<String, Object>();
    setup.put("name", "setup");
    setup.put("scope", "benchmark");
    setup.put("command", List.of("x", "${k}"));
    setup.put("when", Map.of("k", 1));
    spec.put("pipeline", List.of(setup, step));
    assertThat(paths()).containsExactly("spec.pipeline[0].when", "spec.pipeline[0].command[1]");
  }

  @Test
  void refusesAConfigurationWithoutAMeasuredStep() {
    step.put("when", Map.of("k", List.of(1)));
    assertThat(problems().getFirst().value()).isEqualTo("k=2,threads=1");
  }

  @Test
  void refusesOutputsThatEscapeThroughAParameter() {
    spec.put("parameters", Map.of("k", List.of("..")));
    step.put("command", List.of("count", "${k}"));
    step.put("outputs", List.of("${k}/x"));
    assertThat(paths()).containsExactly("spec.pipeline[0].outputs[0]");
  }

  @Test
  void refusesToWriteWhereTheDatasetLies() {
    spec.put("dataset", Map.of("files", Map.of("genome", "a.fa")));
    spec.put("parameters", Map.of("k", List.of("dataset", "x"), "threads", List.of(1)));
    step.put("inputs", List.of("dataset/genome/*"));
    step.put("stdin", "${dataset.genome}");
    step.put("stdout", ".//dataset/genome/a.fa");
    step.put("outputs", List.of("${k}/index", "${dataset.genome}.fai", "datasets/y", "dataset"));

    assertThat(problems())
        .extracting(Problem::path, Problem::value)
        .containsExactlyInAnyOrder(
            tuple("spec.pipeline[0].stdout", ".//dataset/genome/a.fa"),
            tuple("spec.pipeline[0].outputs[0]", "dataset/index"),
            tuple("spec.pipeline[0].outputs[1]", "dataset/genome/a.fa.fai"),
            tuple("spec.pipeline[0].outputs[3]", "dataset"));
    assertThat(problems().getFirst().expected())
        .isEqualTo("a path outside dataset/, where the files of the dataset are linked");
  }

  @Test
  void refusesChecksOfUnknownMetrics() {
    spec.put("checks", List.of(Map.of("metric", "m", "atLeast", 1, "groupBy", List.of("q"))));
    assertThat(paths()).containsExactly("spec.checks[0].metric", "spec.checks[0].groupBy[0]");
  }

  @Test
  void survivesAnything() {
    assertThat(SpecReader.read(null).isValid()).isFalse();
    assertThat(SpecReader.read("x").isValid()).isFalse();
    assertThat(
            SpecReader.read(Map.of("repetitions", new java.math.BigDecimal("1e999999999")))
                .isValid())
        .isFalse();
  }

  private List<Problem> problems() {
    return SpecReader.read(spec).problems();
  }

  private List<String> paths() {
    return problems().stream().map(Problem::path).toList();
  }
}
