package io.benchtable.tables.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.RunningTableService;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends requests to the plain API, with the token. */
final class PlainCalls {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private PlainCalls() {}

  /** Headers come as names and values in turn. */
  static HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(method, path, body);
    request.header("Authorization", "Bearer " + RunningTableService.TOKEN);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** The same without the token. */
  static HttpResponse<String> sendUnknown(String method, String path, String body)
      throws IOException, InterruptedException {
    return HTTP.send(request(method, path, body).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(RunningTableService.address() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    return request;
  }

  /** The answer's body, which must come with that status. */
  static JsonNode answer(int status, String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path, body, headers);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
  }

  /** What problem details say of a refused request. */
  static String problem(String method, String path, String body, int status)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = send(method, path, body);
    assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
    return JSON.readTree(answer.body()).at("/detail").asString();
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
