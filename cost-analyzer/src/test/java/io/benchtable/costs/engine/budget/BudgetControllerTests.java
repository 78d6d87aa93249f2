package io.benchtable.costs.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.book.BookAccessFixture;
import io.benchtable.costs.item.PlatformFixture;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BudgetControllerTests {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Half of a month of 30 days is over. */
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-16T00:00:00Z"));

  private final PlatformFixture platform = new PlatformFixture();
  private final MockMvcTester http =
      MockMvcTester.create(
          MockMvcBuilders.standaloneSetup(
                  new BudgetController(
                      new Budgets(platform.budgets, platform.benchmarks, CLOCK),
                      BookAccessFixture.withToken("secret")))
              .build());

  private void charge(String line, String day, String team, String cost, String currency) {
    platform.items.put(
        "costs",
        Map.of(
            "runId", "r",
            "lineId", line,
            "benchmarkId", "b",
            "day", day,
            "Tags", Map.of("team", team),
            "BilledCost", cost,
            "BillingCurrency", currency));
  }

  private MvcTestResult put(String name, String body) {
    return http.put()
        .uri("/v1/budgets/" + name)
        .header("Authorization", "Bearer secret")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body)
        .exchange();
  }

  private JsonNode get(String path) throws IOException {
    MvcTestResult answer =
        http.get().uri("/v1/budgets" + path).header("Authorization", "Bearer secret").exchange();
    assertThat(answer).hasStatusOk();
    return JSON.readTree(answer.getResponse().getContentAsString());
  }

  private static String body(String tag) {
    return "{\"limit\": \"250.00\", \"currency\": \"EUR\", \"period\": \"month\", \"tag\": {"
        + tag
        + "}}";
  }

  @Test
  void saysHowFarTheMonthIsSpent() throws IOException {
    charge("a", "2026-11-03", "genomics", "100", "EUR");
    charge("b", "2026-11-15", "genomics", "50.5", "EUR");
    charge("c", "2026-11-15", "imaging", "1000", "EUR");
    charge("d", "2026-10-31", "genomics", "1000", "EUR");
    assertThat(put("genomics", body("\"team\": \"genomics\""))).hasStatusOk();
    JsonNode golden = JSON.readTree(Path.of("../contracts/25-budget.json").toFile());
    assertThat(get("/genomics")).isEqualTo(golden.get("answer"));
    assertThat(get("").get("budgets").get(0)).isEqualTo(golden.get("answer"));
    assertThat(
            platform
                .items
                .get("budgets", Map.of("name", "genomics"))
                .map(JSON::<JsonNode>valueToTree))
        .contains(golden.get("item"));
  }

  @Test
  void saysHowFarABenchmarkIsSpent() throws IOException {
    platform.items.put(
        "benchmarks",
        Map.of(
            "benchmarkId", "b",
            "status", "RUNNING",
            "progress", Map.of("runs", new BigDecimal(40), "done", BigDecimal.TEN)));
    charge("a", "2026-11-03", "genomics", "2", "USD");
    assertThat(put("mine", "{\"limit\": \"5\", \"currency\": \"USD\", \"benchmarkId\": \"b\"}"))
        .hasStatusOk();
    JsonNode budget = get("/mine");
    assertThat(budget.get("forecast").asString()).isEqualTo("8");
    assertThat(budget.get("standing").asString()).isEqualTo("FORECAST_OVER");
    assertThat(budget.has("from")).isFalse();
  }

  @Test
  void refusesACurrencyInWhichNothingIsCharged() {
    charge("a", "2026-11-03", "genomics", "2", "USD");
    assertThat(put("genomics", body("\"team\": \"genomics\"")))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo(
            "Expected budget genomics in USD, in which what it is for is charged, but it is in EUR");
    assertThat(put("genomics", body("\"team\": \"genomics\"").replace("250.00", "0")))
        .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    assertThat(platform.items.all("budgets")).isEmpty();
  }

  @Test
  void saysWhyABudgetThatSomebodyPutCannotBeRead() throws IOException {
    platform.items.put("budgets", Map.of("name", "odd", "limit", "-1"));
    JsonNode odd = get("").get("budgets").get(0);
    assertThat(odd.get("standing").asString()).isEqualTo("INVALID");
    assertThat(odd.get("error").asString()).startsWith("Expected ");
  }

  @Test
  void isNoLongerThereOnceItIsDeleted() {
    put("genomics", body("\"team\": \"genomics\""));
    assertThat(http.delete().uri("/v1/budgets/genomics").header("Authorization", "Bearer secret"))
        .hasStatus(HttpStatus.NO_CONTENT);
    assertThat(http.get().uri("/v1/budgets/genomics").header("Authorization", "Bearer secret"))
        .hasStatus(HttpStatus.NOT_FOUND);
    assertThat(http.get().uri("/v1/budgets")).hasStatus(HttpStatus.UNAUTHORIZED);
  }
}
