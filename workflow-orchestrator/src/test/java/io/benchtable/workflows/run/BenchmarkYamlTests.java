package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.workflows.benchmark.Problem;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkYamlTests {

  @Test
  void saysLineAndColumnOfASyntaxError() {
    var problem = problems("name: x\npipeline: [a, b\nqueue: y\n").getFirst();
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.column()).isPositive();
  }

  @Test
  void saysLineAndColumnOfAField() {
    var problems =
        problems(
            """
            name: x
            repetitions: many
            pipeline:
              - name: count
                command: [count, "${thread}"]
                comand: x
            """);
    assertThat(problems)
        .extracting(Problem::path, Problem::line, Problem::column)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("spec.pipeline[0].comand", 6, 13),
            org.assertj.core.groups.Tuple.tuple("spec.repetitions", 2, 14));
  }

  @Test
  void refusesAFieldThatIsGivenTwice() {
    assertThat(problems("name: x\nname: y\npipeline: [{name: a, command: [b]}]\n"))
        .extracting(Problem::path, Problem::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("spec.name", 2));
  }

  @Test
  void readsJson() {
    var read =
        BenchmarkYaml.read(
            "{\"name\": \"n\", \"pipeline\": [{\"name\": \"s\", \"command\": [\"c\"]}]}");
    assertThat(read.checked().isValid()).isTrue();
    assertThat(read.tree()).containsEntry("name", "n");
  }

  @Test
  void readsScalarsAsYaml12() {
    var tree =
        BenchmarkYaml.read("a: [on, off, 12:30, 2026-01-01, yes]\nb: [true, 10, 0.020]").tree();
    assertThat(tree.get("a")).isEqualTo(List.of("on", "off", "12:30", "2026-01-01", "yes"));
    assertThat(tree.get("b"))
        .isEqualTo(List.of(true, new BigDecimal("10"), new BigDecimal("0.020")));
  }

  @Test
  void refusesEmptyTextAndOtherThings() {
    assertThat(problems("")).hasSize(1);
    assertThat(problems("just text")).hasSize(1);
    assertThat(problems("[1, 2]")).hasSize(1);
    assertThat(problems("name: &a [*a]")).isNotEmpty();
  }

  @Test
  void survivesLaughingAliases() {
    var text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(problems(text.toString())).isNotEmpty();
  }

  private static List<Problem> problems(String yaml) {
    return BenchmarkYaml.read(yaml).checked().problems();
  }
}
