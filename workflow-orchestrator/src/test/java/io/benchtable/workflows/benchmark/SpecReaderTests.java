package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecReaderTests extends SpecFixture {

  @Test
  void fillsInDefaults() {
    var read = SpecReader.read(spec).spec().orElseThrow();
    assertThat(read.design().repetitions()).isEqualTo(10);
    assertThat(read.design().warmup()).isEqualTo(1);
    assertThat(read.queue()).isEqualTo("default");
    assertThat(read.pricing().book()).isEqualTo("own-hardware");
    assertThat(read.design().baseline().id()).isEqualTo("k=1,threads=1");
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
  void suggestsTheNearestField() {
    spec.put("repetition", 3);
    assertThat(problems().getFirst().expected()).contains("did you mean repetitions?");
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
}
