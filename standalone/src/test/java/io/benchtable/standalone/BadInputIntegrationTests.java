package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.CommandLineProcess.Outcome;
import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Items that are too large, by every way in. */
class BadInputIntegrationTests {

  @TempDir static Path folder;

  private static InstanceProcess instance;

  @BeforeAll
  static void start() {
    instance = InstanceProcess.up(folder.resolve("data"), "memory");
  }

  @AfterAll
  static void stop() {
    instance.close();
  }

  @Test
  void aFileOverTheLimitIsNotSubmitted() throws IOException {
    Path file = folder.resolve("large.yaml");
    Files.writeString(
        file,
        """
        name: large
        description: %s
        pipeline: [{name: a, command: ["true"]}]
        """
            .formatted("x".repeat(420_000)));
    List<JsonNode> before = benchmarks(100);

    for (String command : List.of("check", "submit", "try")) {
      Outcome outcome = instance.command(command, file.toString());
      assertThat(outcome.exitCode()).as(command).isEqualTo(2);
      assertThat(outcome.err())
          .contains("large.yaml:1:1: line 1")
          .contains("expected at most 393216 bytes")
          .contains("it is 42")
          .doesNotContain("Exception");
    }
    assertThat(benchmarks(100)).isEqualTo(before);
  }

  @Test
  void anItemOverTheLimitIsNotTaken() {
    assertThatThrownBy(() -> put("too-large", 400 * 1024))
        .isInstanceOf(Refused.class)
        .hasMessageMatching("Expected an item of at most 409600 bytes, but it has \\d{6}\\.");
    assertThat(instance.tables().get("benchmarks", "too-large")).isEmpty();
  }

  @Test
  void anItemThatHasNoRoomForMoreFailsWithItsSize() {
    put("no-room", 400 * 1024 - 2000);

    JsonNode benchmark =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> instance.tables().get("benchmarks", "no-room").orElseThrow(),
                item -> item.path("status").asString("").equals("FAILED"));

    assertThat(benchmark.path("message").asString())
        .contains("at most 393216 bytes")
        .contains("but it is 40");
    assertThat(benchmark.path("errors")).hasSize(1);
    assertThat(instance.tables().query("runs", "no-room")).isEmpty();
  }

  @Test
  void benchmarksBeyondTheFirstMegabyteAreListed() {
    for (String id : List.of("list-1", "list-2", "list-3", "list-4")) {
      put(id, 390_000);
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(instance.here("list").out())
                    .contains("list-1", "list-2", "list-3", "list-4"));
    assertThat(benchmarks(2)).hasSize(2);
  }

  private static List<JsonNode> benchmarks(int most) {
    return instance.tables().latest("benchmarks", "by-submission", "benchmarks", most);
  }

  /** Puts a benchmark with a description of so many bytes. */
  private static void put(String id, int bytes) {
    ObjectNode item =
        (ObjectNode)
            Tables.JSON.readTree(
                """
                {"spec": {"name": "large", "repetitions": 1, "noise": "off", "warmup": 0,
                  "pipeline": [{"name": "a", "command": ["true"]}]}}
                """);
    item.put("benchmarkId", id).withObject("/spec").put("description", "x".repeat(bytes));
    assertThat(instance.tables().create("benchmarks", item, id)).isTrue();
  }
}
