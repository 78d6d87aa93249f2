package io.benchtable.costs;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.GrpcCompression;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The service on its own, before the tables and Temporal are there. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "benchtable.items.endpoint=http://127.0.0.1:9",
      "benchtable.items.region=local",
      "benchtable.access.key-id=key",
      "benchtable.access.secret-key=secret",
      "benchtable.access.token=token",
      "spring.temporal.connection.target=127.0.0.1:9"
    })
class CostAnalyzerIntegrationTests {

  @LocalServerPort private int port;

  @Test
  void compressesNothingForTemporalOnThisMachine(@Autowired WorkflowClient client) {
    assertThat(client.getWorkflowServiceStubs().getOptions().getGrpcCompression())
        .isEqualTo(GrpcCompression.NONE);
  }

  @Test
  void startsAndSaysThatItIsNotHealthyYet() throws IOException, InterruptedException {
    HttpResponse<String> health = get("/actuator/health");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("costAnalyzer", "waitingFor");
  }

  @Test
  void refusesStrangersWithProblemDetails() throws IOException, InterruptedException {
    HttpResponse<String> answer = get("/v1/price-books");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
  }

  @Test
  void showsMetrics() throws IOException, InterruptedException {
    assertThat(get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
