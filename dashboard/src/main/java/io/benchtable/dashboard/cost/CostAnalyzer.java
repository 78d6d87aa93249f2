package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks the cost analyzer what is no item: its books with their versions, and other prices. */
@Component
@EnableConfigurationProperties(CostAnalyzerSettings.class)
public class CostAnalyzer {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private final CostAnalyzerSettings settings;
  private final Environment environment;

  CostAnalyzer(CostAnalyzerSettings settings, Environment environment) {
    this.settings = settings;
    this.environment = environment;
  }

  /** The newest version of each price book, with the names of all; empty where nobody answers. */
  public List<Item> priceBooks() {
    return switch (ask("/v1/price-books")) {
      case Answer.Given(Item answer) -> answer.children("priceBooks");
      case Answer.Refused _ -> List.of();
    };
  }

  /** The budgets with how far they are spent. */
  Answer budgets() {
    return ask("/v1/budgets");
  }

  /** A benchmark's past runs by other prices. */
  public Answer reprice(String benchmarkId, PriceQuestion question) {
    return ask(question.path(benchmarkId));
  }

  /**
   * A file of FOCUS; empty where nobody answers, or it is refused. To be closed.
   *
   * @param format csv or parquet
   */
  public Optional<HttpResponse<InputStream>> focus(String format, LocalDate from, LocalDate to) {
    String path = "/v1/focus.%s?from=%s&to=%s".formatted(format, from, to);
    try {
      HttpResponse<InputStream> answer =
          http.send(request(path), HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() == 200) {
        return Optional.of(answer);
      }
      answer.body().close();
      return Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** How the benchmarks of a benchmark's pipeline came out over time. */
  public Answer history(String benchmarkId) {
    return ask("/v1/benchmarks/" + Address.encode(benchmarkId) + "/history");
  }

  private Answer ask(String path) {
    try {
      HttpResponse<String> answer = http.send(request(path), HttpResponse.BodyHandlers.ofString());
      Item read = Item.of(json.readValue(answer.body(), Map.class));
      return answer.statusCode() == 200
          ? new Answer.Given(read)
          : new Answer.Refused(
              read.text("detail", "The cost analyzer answered with " + answer.statusCode()));
    } catch (IOException | JacksonException _) {
      return new Answer.Refused("The cost analyzer does not answer at " + base());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Refused("The dashboard is stopping");
    }
  }

  private HttpRequest request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base() + path))
            .timeout(LONGEST)
            .header("Accept", "application/json, application/problem+json")
            .GET();
    Optional.ofNullable(environment.getProperty("benchtable.access.token"))
        .filter(token -> !token.isBlank())
        .ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  private String base() {
    String configured = settings.costAnalyzer();
    return configured == null || configured.isBlank()
        ? "http://127.0.0.1:" + environment.getProperty("local.server.port", "8080")
        : configured.replaceAll("/+$", "");
  }
}
