package io.benchtable.standalone.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Requests to an instance with its token, and what is made of their answers. */
record Connection(URI address, String token, HttpClient http) {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  Connection(URI address, String token) {
    this(
        address,
        token,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build());
  }

  HttpRequest.Builder request(String path) {
    return authorized(address.resolve(path), token);
  }

  static HttpRequest.Builder authorized(URI location, String bearer) {
    return HttpRequest.newBuilder(location)
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + bearer);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    return send(request, unanswered());
  }

  /** What is said where nobody answers. */
  String unanswered() {
    return "Nothing answers at "
        + address
        + ": start an instance with ./benchtable up, or name its directory with --data.";
  }

  HttpResponse<String> send(HttpRequest.Builder request, String unanswered) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Unreachable(unanswered);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreachable("Interrupted while waiting for " + address);
    }
  }

  static JsonNode json(HttpResponse<String> response) {
    if (response.statusCode() >= 300) {
      throw refused(response);
    }
    return response.body().isBlank()
        ? Tables.JSON.createObjectNode()
        : Tables.JSON.readTree(response.body());
  }

  static Refused refused(HttpResponse<String> response) {
    return refused(response.statusCode(), response.body());
  }

  static Refused refused(int status, String body) {
    String detail = body;
    try {
      JsonNode problem = Tables.JSON.readTree(body);
      detail = problem.path("detail").asString(body);
    } catch (JacksonException e) {
      detail = "HTTP " + status + ": " + body;
    }
    return new Refused(status, detail);
  }
}
