package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.run.BenchmarkYaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

class TryCommandTests {

  private static final Path EXAMPLES = Path.of("..", "examples");

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders
          .map(folder -> folder.resolve("benchmark.yaml"))
          .filter(Files::exists)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void triesEveryConfigurationOfEveryExample(Path file) throws IOException {
    String text = Files.readString(file);
    for (Configuration configuration : spec(text).configurations()) {
      BenchmarkSpec once = once(text, configuration);
      assertThat(once.configurations()).containsExactly(configuration);
      assertThat(once.pipeline()).allMatch(step -> step.when().isEmpty());
    }
  }

  @Test
  void makesOneRunOfABenchmarkThatIsMeasuredUntilSomethingIsKnown() {
    String text =
        """
        name: x
        parameters: {k: [1, 2]}
        pipeline: [{name: a, command: [a]}]
        until: {precision: 0.01, time: 1h}
        """;
    BenchmarkSpec once = once(text, spec(text).configuration("k=2").orElseThrow());
    assertThat(once.design().until()).isEmpty();
    assertThat(once.design().repetitions()).isEqualTo(1);
  }

  @Test
  void leavesOutWhatDoesNotApply() throws IOException {
    String text = Files.readString(EXAMPLES.resolve("read-alignment/benchmark.yaml"));
    BenchmarkSpec once =
        once(text, spec(text).configuration("aligner=bowtie2,threads=2").orElseThrow());
    assertThat(once.pipeline())
        .extracting(BenchmarkSpec.Step::name)
        .containsExactly("index-bowtie2", "align-bowtie2", "mapped");
    assertThat(once.checks()).hasSize(1);
  }

  @Test
  void leavesOutTheChecksOfStepsThatDoNotApply() {
    String text =
        """
        name: x
        parameters: {tool: [a, b]}
        pipeline:
          - {name: a, command: [a], when: {tool: [a]}, metrics: [{name: m, file: stdout, regex: '(1)'}]}
          - {name: b, command: [b], when: {tool: [b]}}
        checks: [{metric: m, atLeast: 1}]
        """;
    assertThat(once(text, spec(text).configuration("tool=a").orElseThrow()).checks()).hasSize(1);
    assertThat(once(text, spec(text).configuration("tool=b").orElseThrow()).checks()).isEmpty();
  }

  @Test
  void runsTheBaselineTwiceForItsNoise() {
    String text =
        "{name: n, parameters: {tool: [a, b]}, baseline: {tool: b}, noise: off,"
            + " pipeline: [{name: a, command: [a, '${tool}']}]}";
    ObjectNode tree = Tables.JSON.valueToTree(BenchmarkYaml.read(text).tree());
    BenchmarkSpec twice = spec(NoiseCommand.twice(tree, spec(text), 12).toString());
    assertThat(twice.name()).isEqualTo("n (noise)");
    assertThat(twice.configurations())
        .extracting(Configuration::id)
        .containsExactly("tool=b (A)", "tool=b (B)");
    assertThat(twice.design().repetitions()).isEqualTo(12);
    assertThat(twice.design().noise()).isPresent();
  }

  @Test
  void keepsWithinTheLengthOfAName() {
    String text = "{name: %s, pipeline: [{name: a, command: [a]}]}".formatted("x".repeat(200));
    assertThat(once(text, spec(text).design().baseline()).name()).endsWith("x… (try)");
  }

  private static BenchmarkSpec spec(String text) {
    return BenchmarkYaml.read(text).checked().spec().orElseThrow();
  }

  private static BenchmarkSpec once(String text, Configuration configuration) {
    ObjectNode tree = Tables.JSON.valueToTree(BenchmarkYaml.read(text).tree());
    var checked =
        BenchmarkYaml.read(TryCommand.once(tree, spec(text), configuration).toString()).checked();
    assertThat(checked.problems()).isEmpty();
    return checked.spec().orElseThrow();
  }
}
