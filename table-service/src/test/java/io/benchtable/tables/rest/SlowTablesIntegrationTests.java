package io.benchtable.tables.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import io.benchtable.tables.TestDatabase;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Tables of a service that shows statuses for long. */
class SlowTablesIntegrationTests {

  private static final String KEY = "\"partitionKey\": {\"name\": \"id\", \"type\": \"string\"}";
  private static final String TABLE = "{" + KEY + "}";
  private static final String EXPIRING = "{" + KEY + ", \"timeToLive\": {\"attribute\": \"ttl\"}}";

  private static ConfigurableApplicationContext service;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void startService() {
    service =
        RunningTableService.start(
            TestDatabase.newDatabase(), Map.of("benchtable.tables.status-time", "10m"));
  }

  @AfterAll
  static void stopService() {
    service.close();
  }

  @Test
  void makesATableAndTakesItForDoneWhenAskedAgain() throws Exception {
    assertThat(put("plain", TABLE).statusCode()).isEqualTo(201);
    assertThat(put("plain", TABLE).statusCode()).isEqualTo(200);
  }

  @Test
  void makesATableWhoseItemsExpire() throws Exception {
    HttpResponse<String> made = put("expiring", EXPIRING);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("\"attribute\":\"ttl\"");
    assertThat(put("expiring", EXPIRING).statusCode()).isEqualTo(200);
    assertThat(put("expiring", TABLE).body()).contains("DISABLING");
  }

  private HttpResponse<String> put(String table, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(RunningTableService.address(service).resolve("/v1/tables/" + table))
            .header("Authorization", "Bearer " + RunningTableService.TOKEN)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
