package io.benchtable.workflows.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The environment of every run has a size of its own. */
class RunPaddingTests extends WorkflowFixture {

  RunPaddingTests() {
    super(new Visited());
  }

  @Test
  void padsAllStepsOfARunAlikeAndSaysByHowMuch() {
    var spec = Specs.small(3, 1);
    spec.put(
        "pipeline",
        List.of(
            Map.of("name", "map", "command", List.of("map")),
            Map.of("name", "count", "command", List.of("count"), "env", Map.of("LC_ALL", "C"))));
    bench.run(ID, spec);

    var sizes = new HashSet<String>();
    for (Map<String, @Nullable Object> run : bench.runs()) {
      var size = String.valueOf(run.get("paddingBytes"));
      sizes.add(size);
      assertThat(paddings(run.get("runId"))).as("of %s", run.get("runId")).hasSize(2);
      assertThat(paddings(run.get("runId")))
          .allSatisfy(value -> assertThat(String.valueOf(value.length())).isEqualTo(size));
    }
    assertThat(sizes).hasSizeGreaterThan(4);
  }

  /** The variable in each step that was executed. */
  private List<String> paddings(@Nullable Object runId) {
    var values = new ArrayList<String>();
    for (Map<String, @Nullable Object> request : bench.worker.requests) {
      if (Objects.equals(request.get("runId"), runId)
          && request.get("step") instanceof Map<?, ?> step
          && step.get("environment") instanceof Map<?, ?> environment) {
        values.add(String.valueOf(environment.get("BENCHTABLE_PADDING")));
      }
    }
    return values;
  }
}
