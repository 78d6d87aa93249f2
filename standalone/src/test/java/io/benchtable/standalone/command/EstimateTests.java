package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class EstimateTests {

  private static final JsonNode SPEC =
      json(
          """
          {"name": "new name", "pipeline": [{"name": "a", "command": ["true"], "retries": 1}]}
          """);

  private static final String SAME_PIPELINE =
      """
      {"name": "old name", "pipeline": [{"retries": 1.0, "command": ["true"], "name": "a"}]}
      """;
  private static final String SAME_NAME = "{\"name\": \"new name\", \"pipeline\": []}";

  @Test
  void takesTimeAndCostFromAnEarlierRunOfThePipeline() {
    Estimate estimate =
        Estimate.from(
            List.of(
                benchmark("named", "COMPLETE", SAME_NAME),
                benchmark("piped", "COMPLETE", SAME_PIPELINE)),
            SPEC,
            40);
    assertThat(estimate.sentence()).isEqualTo("About 1 min 00 s and $0.040, judging by piped.");
    assertThat(estimate.json().path("benchmarkId").asString()).isEqualTo("piped");
    assertThat(estimate.json().path("seconds").asString()).isEqualTo("60.00");
  }

  @Test
  void takesTheSameNameWhereNoPipelineIsTheSame() {
    assertThat(
            Estimate.from(List.of(benchmark("named", "COMPLETE", SAME_NAME)), SPEC, 1).sentence())
        .endsWith("judging by named.");
  }

  @Test
  void saysWhyNothingIsKnown() {
    Estimate estimate =
        Estimate.from(List.of(benchmark("failed", "FAILED", SAME_PIPELINE)), SPEC, 40);
    assertThat(estimate.sentence())
        .isEqualTo(
            "Time and cost are unknown: no earlier benchmark of this pipeline or name is"
                + " complete.");
    assertThat(estimate.json().path("unknown").asString()).contains("no earlier benchmark");
  }

  private static JsonNode benchmark(String id, String status, String spec) {
    return json(
        """
        {"benchmarkId": "%s", "status": "%s", "spec": %s,
         "progress": {"runs": 20, "done": 20, "secondsPerRun": "1.50"},
         "totals": {"billedCost": "0.02", "currency": "USD"}}
        """
            .formatted(id, status, spec));
  }

  private static JsonNode json(String text) {
    return Tables.JSON.readTree(text);
  }
}
