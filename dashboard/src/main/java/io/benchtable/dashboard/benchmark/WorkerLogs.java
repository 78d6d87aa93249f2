package io.benchtable.dashboard.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Fetches logs from workers, each with a pass that opens nothing else. */
@Component
class WorkerLogs implements Logs {

  static final int TAIL = 65_536;

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final String token;

  WorkerLogs(Environment environment) {
    this.token = environment.getProperty("benchtable.access.token", "");
  }

  @Override
  public Tail tail(URI address, String runId, String jobId, String stream) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + "?stream=" + stream + "&tail=" + TAIL))
            .timeout(Duration.ofSeconds(5));
    if (!token.isBlank()) {
      request.header("Authorization", "Bearer " + LogPass.of(token, runId, jobId));
    }
    try {
      HttpResponse<InputStream> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        String text = new String(body.readNBytes(TAIL + 4096), StandardCharsets.UTF_8);
        return switch (answer.statusCode()) {
          case 200 -> new Tail(LogText.readable(text), "");
          case 404 -> new Tail("", "The worker no longer has this log.");
          default -> new Tail("", "The worker answered with status " + answer.statusCode() + ".");
        };
      }
    } catch (IOException _) {
      return new Tail("", "The worker that has this log does not answer now.");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Tail("", "The dashboard is stopping.");
    }
  }
}
