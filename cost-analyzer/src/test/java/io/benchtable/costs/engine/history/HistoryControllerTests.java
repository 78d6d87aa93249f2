package io.benchtable.costs.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.book.BookAccessFixture;
import io.benchtable.costs.item.PlatformFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HistoryControllerTests {

  private final PlatformFixture platform = new PlatformFixture();
  private final MockMvcTester http =
      MockMvcTester.create(
          MockMvcBuilders.standaloneSetup(
                  new HistoryController(platform.history, BookAccessFixture.withToken("secret")))
              .build());

  @BeforeEach
  void twentyBenchmarksOfWhichTheLastNineAreSlower() {
    for (int i = 10; i < 30; i++) {
      boolean slow = i > 20;
      platform.items.put(
          "benchmarks",
          Map.of(
              "benchmarkId",
              "b" + i,
              "pipelineHash",
              "h",
              "status",
              i == 15 ? "FAILED" : "COMPLETE",
              "submittedAt",
              "2026-11-%02dT00:00:00Z".formatted(i),
              "spec",
              Map.of("name", "k-mers", "tags", Map.of("commit", "c" + (slow ? 2 : 1))),
              "host",
              Map.of("hostname", "lab-7", "kernel", "6.1"),
              "dataset",
              List.of(Map.of("name", "genome", "sha256", "0123456789abcdef")),
              "priceBook",
              Map.of("book", "own-hardware", "version", "1"),
              "totals",
              Map.of("billedCost", "0.01", "currency", "USD", "completeness", "complete")));
      platform.items.put(
          "results",
          Map.of(
              "benchmarkId",
              "b" + i,
              "configurationId",
              "k=11",
              "status",
              "COMPLETE",
              "n",
              10,
              "wallSeconds",
              Map.of("median", (slow ? "1.4" : "1.0") + i * 7 % 10, "low", "0.9", "high", "1.5"),
              "metrics",
              Map.of("mapped", Map.of("median", "98"))));
    }
  }

  @Test
  void saysWhereTheBenchmarksOfAPipelineChangedAndWhatChangedBeside() throws IOException {
    HistoryAnswer answer = answer("");
    assertThat(answer.benchmarks())
        .hasSize(19)
        .extracting(HistoryAnswer.Benchmark::benchmarkId)
        .startsWith("b10", "b11")
        .doesNotContain("b15")
        .endsWith("b29");
    assertThat(answer.benchmarks().getFirst().data()).containsEntry("genome", "0123456789ab");
    assertThat(answer.configurations().getFirst().points()).hasSize(19);
    assertThat(answer.configurations().getFirst().time())
        .containsExactly(
            new HistoryAnswer.Step(
                "b21",
                "1.035",
                "1.45",
                "1.40097",
                List.of(new HistoryAnswer.Reason("ENVIRONMENT", "commit c1 → c2"))));
    assertThat(answer.configurations().getFirst().cost()).isEmpty();
    assertThat(answer.tested()).as("time, and what was spent").isEqualTo(2);
  }

  @Test
  void looksOnlyAtTheLastOnes() throws IOException {
    assertThat(answer("?most=5").benchmarks())
        .extracting(HistoryAnswer.Benchmark::benchmarkId)
        .containsExactly("b25", "b26", "b27", "b28", "b29");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none | | 404 | Expected a benchmark that was planned, but there is no 'none'
          b10 | ?most=0 | 422 | Expected most from 1 to 200, but it is 0
          b10 | ?most=201 | 422 | Expected most from 1 to 200, but it is 201
          """)
  void refusesWithReasons(String id, String question, int status, String detail) {
    MvcTestResult result = ask(id, question == null ? "" : question);
    assertThat(result).hasStatus(status);
    assertThat(result).bodyJson().extractingPath("$.detail").isEqualTo(detail);
  }

  @Test
  void writesTheAnswerOfTheContract() throws IOException {
    JsonMapper json = JsonMapper.shared();
    JsonNode golden = json.readTree(Path.of("../contracts/26-history.json").toFile()).get("answer");
    assertThat(
            json.readTree(json.writeValueAsString(json.treeToValue(golden, HistoryAnswer.class))))
        .isEqualTo(golden);
  }

  @Test
  void asksForTheToken() {
    assertThat(http.get().uri("/v1/benchmarks/b10/history")).hasStatus(401);
  }

  private HistoryAnswer answer(String question) throws IOException {
    MvcTestResult result = ask("b10", question);
    assertThat(result).hasStatusOk();
    return JsonMapper.shared()
        .readValue(result.getResponse().getContentAsString(), HistoryAnswer.class);
  }

  private MvcTestResult ask(String id, String question) {
    return http.get()
        .uri("/v1/benchmarks/" + id + "/history" + question)
        .header("Authorization", "Bearer secret")
        .exchange();
  }
}
