package io.benchtable.costs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Requests and results as they travel: read into our records and written again, nothing is lost.
 */
class ContractTests {

  private final ObjectMapper json = JacksonJsonPayloadConverter.newDefaultObjectMapper();

  @Test
  void readsAndWritesTheCheckOfPricing() throws IOException {
    roundTrip("11-check-pricing.json", CheckPricing.Request.class, CheckPricing.Result.class);
  }

  @Test
  void readsAndWritesThePricingOfARun() throws IOException {
    roundTrip("12-price-run.json", PriceRun.Request.class, PriceRun.Result.class);
  }

  @Test
  void readsAndWritesTheJudgementOfABenchmark() throws IOException {
    roundTrip("14-judge-benchmark.json", JudgeBenchmark.Request.class, JudgeBenchmark.Result.class);
  }

  @Test
  void readsAndWritesTheLookAtABenchmark() throws IOException {
    roundTrip("27-look-at-benchmark.json", JudgeBenchmark.Request.class, LookResult.class);
  }

  @Test
  void readsAndWritesEveryFieldOfACheck() throws IOException {
    JsonNode check =
        json.readTree(
            "{\"metric\":\"total\",\"equals\":3,\"atLeast\":0.9,\"atMost\":12.50,\"groupBy\":[]}");
    assertThat(
            json.readTree(
                json.writeValueAsString(json.treeToValue(check, JudgeBenchmark.CheckTerms.class))))
        .isEqualTo(check);
  }

  private void roundTrip(String file, Class<?> request, Class<?> result) throws IOException {
    JsonNode golden = json.readTree(Path.of("../contracts", file).toFile());
    for (var part : java.util.Map.of("request", request, "result", result).entrySet()) {
      JsonNode expected = golden.get(part.getKey());
      Object value = json.readValue(expected.toString(), part.getValue());
      JsonNode written = json.readTree(json.writeValueAsString(value));
      assertThat(withoutNulls(written)).isEqualTo(withoutNulls(expected));
    }
  }

  private static JsonNode withoutNulls(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(field -> field.getValue().isNull());
      object.elements().forEachRemaining(ContractTests::withoutNulls);
    } else if (node instanceof ArrayNode array) {
      array.forEach(ContractTests::withoutNulls);
    }
    return node;
  }
}
