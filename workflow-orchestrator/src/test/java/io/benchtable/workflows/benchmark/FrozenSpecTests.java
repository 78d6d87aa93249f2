package io.benchtable.workflows.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a spec means that was accepted before, and when it cannot be read any more. */
class FrozenSpecTests extends SpecFixture {

  @Test
  void readsAFrozenSpecAsItWasWhateverIsRefusedNow() {
    spec.put("unknown", "x");
    spec.put("queue", "a.b");
    spec.put("repetitions", 20_000);
    step.put("name", "count reads");
    step.put("outputs", List.of("../x"));
    step.put("command", List.of("count", "${j}"));
    assertThat(problems()).hasSizeGreaterThanOrEqualTo(4);

    var frozen = SpecReader.frozen(spec).spec().orElseThrow();

    assertThat(frozen.queue()).isEqualTo("a.b");
    assertThat(frozen.design().repetitions()).isEqualTo(20_000);
    assertThat(frozen.configurations()).hasSize(4);
    assertThat(frozen.pipeline().getFirst().name()).isEqualTo("count reads");
    assertThat(frozen.pipeline().getFirst().outputs()).containsExactly("../x");
  }

  @Test
  void saysWhyAFrozenSpecCannotBeRun() {
    step.remove("command");
    assertThat(frozenPaths()).containsExactly("spec.pipeline[0].command");
    assertThat(SpecReader.frozen(spec).isValid()).isFalse();
    assertThat(SpecReader.frozen(null).problems()).isNotEmpty();
  }

  @Test
  void readsNoFrozenSpecThatNoMemoryHolds() {
    spec.put("repetitions", 2_000_000_000);
    assertThat(SpecReader.frozen(spec).isValid()).isFalse();
    assertThat(frozenPaths()).containsExactly("spec.repetitions");
  }

  /** Left out, each of these would make it another benchmark. */
  @ParameterizedTest
  @CsvSource({
    "spec.repetitions, repetitions",
    "spec.baseline, baseline",
    "spec.pricing, pricing",
    "spec.software, software",
    "spec.dataset, dataset",
    "spec.checks, checks",
    "spec.smallestDifference, smallestDifference",
    "spec.exclude, exclude"
  })
  void readsNoFrozenSpecWithoutAFieldThatItHas(String path, String field) {
    spec.put("queue", "a.b");
    spec.put(field, "of another form");
    assertThat(frozenPaths()).contains(path).doesNotContain("spec.queue");
    assertThat(SpecReader.frozen(spec).isValid()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "spec.pipeline[0].scope, scope",
    "spec.pipeline[0].timeout, timeout",
    "spec.pipeline[0].when, when",
    "spec.pipeline[0].metrics, metrics",
    "spec.pipeline[0].measured, measured",
    "spec.pipeline[0].resources, resources",
    "spec.pipeline[0].command, command"
  })
  void readsNoFrozenStepWithoutAFieldThatItHas(String path, String field) {
    step.put("outputs", List.of("../x"));
    step.put(field, "of another form");
    assertThat(frozenPaths()).contains(path).doesNotContain("spec.pipeline[0].outputs[0]");
    assertThat(SpecReader.frozen(spec).isValid()).isFalse();
  }

  @Test
  void leavesNoStepAndNoCheckOut() {
    spec.put("pipeline", List.of(step, Map.of("name", "sort")));
    spec.put("checks", List.of(Map.of("equals", 1), Map.of("metric", "m", "equals", true)));
    assertThat(frozenPaths())
        .containsExactly(
            "spec.pipeline[1].command", "spec.checks[0].metric", "spec.checks[1].equals");
  }

  private List<String> frozenPaths() {
    return SpecReader.frozen(spec).problems().stream().map(Problem::path).toList();
  }
}
