package io.benchtable.costs.engine.reprice;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.book.BookAccessFixture;
import io.benchtable.costs.item.PlatformFixture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RepriceControllerTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final PlatformFixture platform = new PlatformFixture();
  private final MockMvcTester http =
      MockMvcTester.create(
          MockMvcBuilders.standaloneSetup(
                  new RepriceController(
                      new Repricer(
                          platform.books,
                          platform.benchmarks,
                          new PastRuns(platform.runs, platform.attempts, platform.costs),
                          platform.results),
                      BookAccessFixture.withToken("secret")))
              .build());

  @BeforeEach
  void twoConfigurationsOfThreeRuns() {
    platform.items.put(
        "benchmarks",
        Map.of(
            "benchmarkId",
            "b",
            "spec",
            Map.of("name", "k-mers", "pricing", Map.of("book", "own-hardware")),
            "priceBook",
            Map.of("book", "own-hardware", "version", "2026-11-01")));
    for (int block = 1; block <= 3; block++) {
      platform.completeRun("b-100" + block, 1, block, "120");
      platform.completeRun("b-200" + block, 2, block, "90");
      charge("b-100" + block, "0.001");
      charge("b-200" + block, "0.002");
    }
  }

  private void charge(String runId, String cost) {
    platform.items.put(
        "costs",
        Map.of(
            "runId", runId,
            "lineId", "count#1:vcpu-hour",
            "benchmarkId", "b",
            "sample", true,
            "measured", true,
            "BilledCost", cost,
            "BillingCurrency", "USD",
            "priceBook", "own-hardware",
            "priceBookVersion", "2026-11-01"));
  }

  private MvcTestResult ask(String id, String question, String type) {
    return http.get()
        .uri("/v1/benchmarks/" + id + "/reprice?" + question)
        .header("Authorization", "Bearer secret")
        .header("Accept", type)
        .exchange();
  }

  private Answer answer(String question) throws IOException {
    MvcTestResult result = ask("b", question, "application/json");
    assertThat(result).hasStatusOk();
    return JSON.readValue(result.getResponse().getContentAsString(), Answer.class);
  }

  @Test
  void showsWhatRunsCostThenAndNowAndWritesNothing() throws IOException {
    List<Map<String, Object>> before = platform.items.all("costs");
    Answer answer = answer("book=aws-ec2-on-demand&instanceType=m5.large&region=us-east-1");
    assertThat(answer.configurations())
        .containsExactly(
            new Answer.Configuration(
                "threads=2",
                3,
                new Answer.Cost("0.002", 3, 2),
                new Answer.Cost("0.0024", 3, 1),
                "1.2",
                null),
            new Answer.Configuration(
                "threads=1",
                3,
                new Answer.Cost("0.001", 3, 1),
                new Answer.Cost("0.0032", 3, 2),
                "3.2",
                null));
    assertThat(answer.then().billedCost()).isEqualTo("0.009");
    assertThat(answer.now().billedCost()).isEqualTo("0.0168");
    assertThat(answer.now().priceBook()).isEqualTo("aws-ec2-on-demand@2026-09-10");
    assertThat(answer.ratio()).isEqualTo("1.867");
    assertThat(answer.assumption())
        .isEqualTo(
            "priced as m5.large by aws-ec2-on-demand@2026-09-10, run on lab-7: same run time"
                + " assumed");
    assertThat(platform.items.all("costs")).isEqualTo(before);
  }

  @Test
  void theSameAsCsv() throws IOException {
    MvcTestResult result =
        ask("b", "book=aws-ec2-on-demand@2026-09-10&instanceType=m5.large", "text/csv");
    assertThat(result).hasStatusOk();
    assertThat(result.getResponse().getContentAsString().lines())
        .hasSize(4)
        .element(1)
        .asString()
        .startsWith(
            "cost per run,threads=2,3,own-hardware@2026-11-01,USD,0.002,3,2,"
                + "aws-ec2-on-demand@2026-09-10,USD,0.0024,3,1,1.2,,\"priced as m5.large");
  }

  @Test
  void linesOfAnotherCurrencyAndRunsWithoutLinesAreUnknownThen() throws IOException {
    platform.completeRun("b-3001", 1, 4, "60");
    Map<String, Object> euro =
        new LinkedHashMap<>(
            platform
                .items
                .get("costs", Map.of("runId", "b-2003", "lineId", "count#1:vcpu-hour"))
                .orElseThrow());
    euro.put("BillingCurrency", "EUR");
    platform.items.put("costs", euro);
    Answer answer = answer("book=own-hardware");
    assertThat(answer.then().completeness()).isEqualTo("partial");
    assertThat(answer.then().unknownLines()).isEqualTo(2);
    assertThat(answer.then().billedCost()).isEqualTo("0.007");
    assertThat(answer.now().completeness()).isEqualTo("complete");
    assertThat(answer.ratio()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b | book=own-hardwar | 422 | Expected a price book: own-hardware",
        "b | book=own-hardware@7 | 422 | Expected a version of price book own-hardware: 2026-11-01",
        "b | book=aws-ec2-on-demand&instanceType=m5.lage | 422 | m5.large",
        "b | book=aws-ec2-on-demand&instanceType=m5.large&region=mars | 422 | a region of price book",
        "b | book=aws-ec2-on-demand | 422 | but instanceType is not said",
        "c | book=own-hardware | 404 | there is no 'c'"
      })
  void refusesWhatIsNotThereAndSaysWhatThereIs(String id, String ask, int status, String why) {
    assertThat(ask(id, ask, "application/json"))
        .hasStatus(HttpStatus.valueOf(status))
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains(why);
  }

  @Test
  void letsInOnlyWhoHasTheToken() {
    assertThat(http.get().uri("/v1/benchmarks/b/reprice?book=own-hardware"))
        .hasStatus(HttpStatus.UNAUTHORIZED);
  }

  @Test
  void writesTheAnswerOfTheContract() throws IOException {
    JsonNode golden = JSON.readTree(Path.of("../contracts/24-reprice.json").toFile()).get("answer");
    assertThat(JSON.readTree(JSON.writeValueAsString(JSON.treeToValue(golden, Answer.class))))
        .isEqualTo(golden);
  }
}
