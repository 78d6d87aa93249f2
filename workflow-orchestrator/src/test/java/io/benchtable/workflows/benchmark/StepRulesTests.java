package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a step may say. */
class StepRulesTests extends SpecFixture {

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
  void namesAnUnknownParameterOfACommand() {
    step.put("command", List.of("count", "${thread}"));
    var problem = problems().getFirst();
    assertThat(problem.path()).isEqualTo("spec.pipeline[0].command[1]");
    assertThat(problem.value()).isEqualTo("${thread}");
    assertThat(problem.expected()).contains("${threads}");
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
  void refusesAConditionWithoutValues() {
    step.put("when", Map.of("k", List.of()));
    assertThat(problems())
        .extracting(Problem::sentence)
        .contains("spec.pipeline[0].when.k: expected at least one of [1, 2], but it is []");
  }

  @Test
  void refusesVariablesOfTheWorker() {
    step.put("env", Map.of("BENCHTABLE_JOB", "mine", "OMP_NUM_THREADS", "2"));
    assertThat(problems())
        .extracting(Problem::sentence)
        .containsExactly(
            "spec.pipeline[0].env.BENCHTABLE_JOB: expected a name that does not begin with"
                + " BENCHTABLE_, but it is BENCHTABLE_JOB");
  }

  @Test
  void refusesAnyNetworkButThatOfTheHost() {
    step.put("network", "lan");
    assertThat(problems())
        .extracting(Problem::sentence)
        .containsExactly("spec.pipeline[0].network: expected none or host, but it is lan");
    step.put("network", "host");
    assertThat(paths()).isEmpty();
  }

  @Test
  void refusesATimeoutOfAnHourMoreThanAWeek() {
    step.put("timeout", "169h");
    assertThat(paths()).containsExactly("spec.pipeline[0].timeout");
    step.put("timeout", "168h");
    assertThat(paths()).isEmpty();
  }
}
