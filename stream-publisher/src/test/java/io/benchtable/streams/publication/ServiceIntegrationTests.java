package io.benchtable.streams.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.streams.StreamPublisher;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class ServiceIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void showsHowItIsAndWhatItDoes() throws Exception {
    try (Postgres postgres = Postgres.start();
        Broker broker = Broker.start();
        HttpClient client = HttpClient.newHttpClient();
        ConfigurableApplicationContext service =
            new SpringApplicationBuilder(StreamPublisher.class)
                .run(
                    "--server.port=0",
                    "--spring.datasource.url=" + postgres.database().url(),
                    "--spring.datasource.username=postgres",
                    "--spring.kafka.bootstrap-servers=" + broker.address(),
                    "--benchtable.access.token=test-token")) {
      String address =
          "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port");
      String base = address + "/actuator/";
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(get(client, base + "health"))
                      .contains("WAITING_FOR_SCHEMA", "\"status\":\"DOWN\""));
      ItemTable.createSchema(postgres);
      ItemTable table = new ItemTable("service", 1);
      try (Connection connection = postgres.connect()) {
        table.create(connection, ItemTable.BOTH);
        table.put(connection, "a", ItemTable.item("a", "s", 1));
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(get(client, base + "health"))
                      .contains("PUBLISHING", "lagBytes", "walStatus"));
      try (Connection connection = postgres.connect()) {
        // The first start may have begun behind the creation: the settings are said again.
        table.change(connection, ItemTable.BOTH);
        table.put(connection, "a", ItemTable.item("a", "s", 2));
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(get(client, base + "prometheus"))
                      .containsPattern("benchtable_streams_events_published_total [12]\\.0")
                      .contains("benchtable_streams_slot_lag_bytes")
                      .contains("benchtable_streams_publish_latency_seconds"));
      assertThat(list(client, address, "Bearer test-token").body())
          .isEqualTo(
              "{\"Streams\":[{\"StreamArn\":\"arn:aws:dynamodb:local:000000000000:table/service/"
                  + "stream/2026-01-01T00:00\",\"TableName\":\"service\","
                  + "\"StreamLabel\":\"2026-01-01T00:00\"}]}");
      assertThat(list(client, address, "Bearer other").statusCode()).isEqualTo(401);
      assertThat(list(client, address, "").statusCode()).isEqualTo(401);
    }
  }

  private static HttpResponse<String> list(HttpClient client, String address, String authorization)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address + "/v1/streams/ListStreams"))
            .header("Authorization", authorization)
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String get(HttpClient client, String address) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(URI.create(address)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
