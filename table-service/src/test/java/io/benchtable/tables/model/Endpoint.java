package io.benchtable.tables.model;

import io.benchtable.tables.RunningTableService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Where the protocol is spoken: bodies are maps. */
public record Endpoint(URI address, HttpClient http, Duration timeout) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** What was answered. */
  public record Response(int status, Map<?, ?> body) {

    /** The name of the error, empty where there is none. */
    public String error() {
      Object type = body.get("__type");
      return type instanceof String name ? name.substring(name.indexOf('#') + 1) : "";
    }
  }

  public static Endpoint of(URI address) {
    return new Endpoint(address, HttpClient.newHttpClient(), Duration.ofSeconds(60));
  }

  public Response send(String operation, Map<String, Object> body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Authorization", "Bearer " + RunningTableService.TOKEN)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build(),
            BodyHandlers.ofString());
    String text = answer.body();
    return new Response(
        answer.statusCode(), text.isEmpty() ? Map.of() : JSON.readValue(text, Map.class));
  }
}
