package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModeTests extends SpecFixture {

  ModeTests() {
    spec.put("mode", "aa");
    spec.put("repetitions", 3);
    spec.put("warmup", 1);
  }

  @Test
  void measuresTheOnlyConfigurationTwiceABlock() {
    spec.put("parameters", Map.of("k", List.of(1), "threads", List.of(2)));
    var read = SpecReader.read(spec).spec().orElseThrow();

    assertThat(read.configurations())
        .extracting(Configuration::id)
        .containsExactly("k=1,threads=2 (A)", "k=1,threads=2 (B)");
    assertThat(read.design().baseline()).isEqualTo(read.configurations().getFirst());
    var plan = Plan.of(read, 1);
    assertThat(plan.runs()).hasSize(8);
    for (int block = 1; block <= 3; block++) {
      int wanted = block;
      assertThat(plan.runs().stream().filter(run -> run.block() == wanted))
          .extracting(run -> run.configuration().orElseThrow().arm())
          .containsExactlyInAnyOrder("A", "B");
    }
    assertThat(read.configurations())
        .extracting(one -> Commands.fill(read, read.pipeline().getFirst(), one).step().command())
        .containsOnly(List.of("count", "1", "2"));
  }

  @Test
  void isCalledDefaultWithoutParameters() {
    spec.remove("parameters");
    step.put("command", List.of("count"));
    assertThat(SpecReader.read(spec).spec().orElseThrow().configurations())
        .extracting(Configuration::id)
        .containsExactly("default (A)", "default (B)");
  }

  @Test
  void refusesMoreThanOneConfiguration() {
    assertThat(problems())
        .singleElement()
        .extracting(Problem::sentence)
        .isEqualTo(
            "spec.mode: expected one configuration, which is measured twice, instead of 4, but it"
                + " is aa");
  }

  @Test
  void refusesAModeThatThereIsNot() {
    spec.put("mode", "ab");
    assertThat(problems()).singleElement().extracting(Problem::expected).isEqualTo("blocks or aa");
  }
}
