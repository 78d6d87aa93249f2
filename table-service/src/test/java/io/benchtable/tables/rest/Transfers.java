package io.benchtable.tables.rest;

import static io.benchtable.tables.rest.PlainCalls.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Waits for exports and imports that were begun. */
final class Transfers {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private Transfers() {}

  static JsonNode done(HttpResponse<String> begun) {
    JsonNode ended = ended(begun);
    assertThat(ended.at("/status").asString()).as(ended.toString()).isEqualTo("COMPLETED");
    return ended;
  }

  static JsonNode ended(HttpResponse<String> begun) {
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String location = begun.headers().firstValue("location").orElseThrow();
    return await()
        .atMost(PATIENCE)
        .until(
            () -> answer(200, "GET", location, ""),
            one -> !one.at("/status").asString().equals("IN_PROGRESS"));
  }
}
