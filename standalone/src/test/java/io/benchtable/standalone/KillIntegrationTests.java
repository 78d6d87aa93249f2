package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.client.Unreachable;
import io.benchtable.standalone.engine.TemporalProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Kills the whole process five times in the middle of a benchmark and starts it again. */
class KillIntegrationTests {

  private static final int KILLS = 5;
  private static final int CONFIGURATIONS = 3;
  private static final int REPETITIONS = 8;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"memory", "server"})
  void completesWithNothingLostOrDoneTwice(String temporal) {
    assumeTrue(
        temporal.equals("memory") || TemporalProgram.find().isPresent(),
        "skipped: no Temporal server (./benchtable install temporal)");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path data = folder.resolve("data");
    Path ran = folder.resolve("ran");
    int port = CommandLineProcess.freePort();

    InstanceProcess instance = InstanceProcess.up(data, temporal, port);
    submit(instance.tables(), ran);
    for (int kill = 0; kill < KILLS; kill++) {
      long moment = System.nanoTime() + Duration.ofMillis(random.nextLong(300, 5000)).toNanos();
      await()
          .atMost(Duration.ofSeconds(20))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> System.nanoTime() > moment);
      instance.kill();
      instance = InstanceProcess.up(data, temporal, port);
    }
    try (InstanceProcess last = instance) {
      Tables tables = last.tables();
      JsonNode benchmark = ended(tables);

      assertThat(benchmark.path("status").asString())
          .as("seed %d: %s", seed, benchmark)
          .isEqualTo("COMPLETE");
      everyConfigurationHasEachBlockOnce(tables.query("runs", "killed"));
      noFinishedStepRanTwice(tables, ran);
      Topics.read(last).assertWhole();
    }
  }

  private static void submit(Tables tables, Path ran) {
    JsonNode item =
        Tables.JSON
            .createObjectNode()
            .put("benchmarkId", "killed")
            .<ObjectNode>set(
                "spec",
                Tables.JSON.readTree(
                    """
                    {"name": "killed", "parameters": {"n": [1, 2, 3]}, "repetitions": %d, "warmup": 1,
                     "pipeline": [
                       {"name": "first", "command": ["sh", "-c", "sleep 0.3; echo \\"$BENCHTABLE_JOB\\" >> %s"]},
                       {"name": "second", "command": ["sh", "-c", "sleep 0.2; echo \\"$BENCHTABLE_JOB\\" >> %s"]}]}
                    """
                        .formatted(REPETITIONS, ran, ran)));
    tables.create("benchmarks", item, "killed");
  }

  private static JsonNode ended(Tables tables) {
    return await()
        .atMost(Duration.ofMinutes(5))
        .ignoreExceptionsMatching(e -> e instanceof Unreachable || e instanceof Refused)
        .until(
            () -> tables.get("benchmarks", "killed").orElseThrow(),
            item ->
                Set.of("COMPLETE", "FAILED", "CANCELLED")
                    .contains(item.path("status").asString("")));
  }

  private static void everyConfigurationHasEachBlockOnce(List<JsonNode> runs) {
    Map<String, Long> samples =
        runs.stream()
            .filter(run -> run.path("sample").asBoolean(false))
            .collect(
                Collectors.groupingBy(
                    run -> run.path("configurationId").asString() + " " + run.path("block").asInt(),
                    Collectors.counting()));
    assertThat(samples).hasSize(CONFIGURATIONS * REPETITIONS);
    assertThat(samples.values()).containsOnly(1L);
    assertThat(runs)
        .filteredOn(run -> !run.path("status").asString().equals("COMPLETE"))
        .allSatisfy(run -> assertThat(run.path("reason").asString()).isEqualTo("INTERRUPTED"));
  }

  private static void noFinishedStepRanTwice(Tables tables, Path ran) {
    for (JsonNode run : tables.query("runs", "killed")) {
      Map<String, Long> finished =
          tables.query("jobs", run.path("runId").asString()).stream()
              .filter(job -> job.path("status").asString().equals("SUCCEEDED"))
              .collect(
                  Collectors.groupingBy(job -> job.path("step").asString(), Collectors.counting()));
      assertThat(finished.values()).as(run.path("runId").asString()).allMatch(n -> n == 1);
    }
    assertThat(lines(ran)).doesNotHaveDuplicates();
  }

  private static List<String> lines(Path file) {
    try {
      return java.nio.file.Files.readAllLines(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
