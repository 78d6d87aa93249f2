package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks the orchestrator, which checks a spec as it will read it. */
@Component
class OrchestratorSpecCheck implements SpecCheck {

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private final OrchestratorSettings settings;
  private final Environment environment;

  OrchestratorSpecCheck(OrchestratorSettings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  @Override
  public Check check(String yaml) {
    try {
      HttpResponse<String> answer = http.send(request(yaml), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200 && answer.statusCode() != 422 && answer.statusCode() != 400) {
        return Check.unavailable("the orchestrator answered with status " + answer.statusCode());
      }
      Item read = Item.of(json.readValue(answer.body(), Map.class));
      return read.attributes().containsKey("valid")
          ? Check.of(read)
          : Check.unavailable(read.text("detail", "the orchestrator gave no verdict"));
    } catch (IOException | JacksonException _) {
      return Check.unavailable("the orchestrator does not answer at " + base());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Check.unavailable("the dashboard is stopping");
    }
  }

  private HttpRequest request(String yaml) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base() + "/v1/benchmarks/check"))
            .timeout(Duration.ofSeconds(10))
            .header("Content-Type", "application/yaml")
            .header("Accept", "application/json, application/problem+json")
            .POST(HttpRequest.BodyPublishers.ofString(yaml));
    Optional.ofNullable(environment.getProperty("benchtable.access.token"))
        .filter(token -> !token.isBlank())
        .ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  private String base() {
    String configured = settings.orchestrator();
    return configured == null || configured.isBlank()
        ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080")
        : configured.replaceAll("/+$", "");
  }
}
