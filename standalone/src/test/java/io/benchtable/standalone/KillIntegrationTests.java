package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.client.Unreachable;
import io.benchtable.standalone.engine.TemporalProgram;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Kills the whole process five times in the middle of the demo and starts it again. */
class KillIntegrationTests {

  private static final int KILLS = 5;
  private static final int CONFIGURATIONS = 6;
  private static final int REPETITIONS = 10;

  @TempDir Path folder;

  private final Queue<String> called = new ConcurrentLinkedQueue<>();

  @ParameterizedTest
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  @ValueSource(strings = {"memory", "server"})
  void completesWithNothingLostOrDoneTwice(String temporal) throws IOException {
    assumeTrue(
        temporal.equals("memory") || TemporalProgram.find().isPresent(),
        "skipped: no Temporal server (./benchtable install temporal)");
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Path data = folder.resolve("data");
    int port = CommandLineProcess.freePort();

    InstanceProcess instance =
        InstanceProcess.start("demo", data, temporal, port, "--file", demo().toString()).ready();
    String id = submitted(instance.tables());
    for (int kill = 0; kill < KILLS; kill++) {
      long moment = System.nanoTime() + Duration.ofMillis(random.nextLong(300, 10_000)).toNanos();
      await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> System.nanoTime() > moment);
      instance.kill();
      instance = InstanceProcess.up(data, temporal, port);
    }
    try (InstanceProcess last = instance) {
      Tables tables = last.tables();
      JsonNode benchmark = ended(tables, id);

      assertThat(benchmark.path("status").asString())
          .as("seed %d: %s", seed, benchmark)
          .isEqualTo("COMPLETE");
      List<JsonNode> runs = tables.query("runs", id);
      everyRunIsThereOnce(runs);
      everyRunCountsOnce(tables, benchmark);
      noStepRanTwice(tables, runs);
      everyChangeIsInTheTopics(last, id);
    }
  }

  /**
   * The demo as it is shipped, but its tools tell that they are called: what a step did is seen
   * where it happens, not only in what the platform says of it. A step cannot write to a file
   * outside its run's directory, but into a pipe that it can see.
   */
  private Path demo() throws IOException {
    Path example = CommandLineProcess.repository().resolve("examples/kmer-counting");
    Files.copy(example.resolve("lambda.fa.gz"), folder.resolve("lambda.fa.gz"));
    Path tools = Files.createDirectory(folder.resolve("tools"));
    Path pipe = pipe(tools.resolve("called"));
    for (String tool : List.of("sh", "awk", "sort", "uniq")) {
      Path wrapper = tools.resolve(tool);
      Files.writeString(
          wrapper,
          """
          #!/bin/sh
          echo "$PWD ${0##*/} $1" >> %s
          exec /usr/bin/%s "$@"
          """
              .formatted(pipe, tool));
      assertThat(wrapper.toFile().setExecutable(true)).isTrue();
    }
    String benchmark = Files.readString(example.resolve("benchmark.yaml"));
    return Files.writeString(
        folder.resolve("benchmark.yaml"),
        benchmark + "\nnoise: off\nsoftware: {path: [" + tools + "]}\n");
  }

  /** Opened for reading and writing, so that nobody waits and it has no end. */
  private Path pipe(Path place) throws IOException {
    assertThat(new ProcessBuilder("mkfifo", place.toString()).start().onExit().join().exitValue())
        .isZero();
    RandomAccessFile opened = new RandomAccessFile(place.toFile(), "rw");
    Thread.ofVirtual()
        .start(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(new FileInputStream(opened.getFD())))) {
                lines.lines().forEach(called::add);
              } catch (IOException | UncheckedIOException _) {
                // The test is over.
              }
            });
    return place;
  }

  private static String submitted(Tables tables) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> tables.latest("benchmarks", "by-submission", "benchmarks", 1), l -> !l.isEmpty())
        .getFirst()
        .path("benchmarkId")
        .asString();
  }

  private static JsonNode ended(Tables tables, String id) {
    return await()
        .atMost(Duration.ofMinutes(10))
        .ignoreExceptionsMatching(e -> e instanceof Unreachable || e instanceof Refused)
        .until(
            () -> tables.get("benchmarks", id).orElseThrow(),
            item ->
                Set.of("COMPLETE", "FAILED", "CANCELLED")
                    .contains(item.path("status").asString("")));
  }

  private static void everyRunIsThereOnce(List<JsonNode> runs) {
    Map<String, Long> complete =
        runs.stream()
            .filter(run -> run.path("status").asString().equals("COMPLETE"))
            .collect(
                Collectors.groupingBy(
                    run ->
                        run.path("kind").asString()
                            + " "
                            + run.path("configurationId").asString("")
                            + " "
                            + run.path("block").asInt(0),
                    Collectors.counting()));
    assertThat(complete).hasSize(1 + CONFIGURATIONS + CONFIGURATIONS * REPETITIONS);
    assertThat(complete.values()).containsOnly(1L);
    assertThat(runs)
        .filteredOn(run -> !run.path("status").asString().equals("COMPLETE"))
        .allSatisfy(run -> assertThat(run.path("reason").asString()).isEqualTo("INTERRUPTED"));
  }

  private static void everyRunCountsOnce(Tables tables, JsonNode benchmark) {
    String id = benchmark.path("benchmarkId").asString();
    assertThat(tables.query("results", id))
        .hasSize(CONFIGURATIONS)
        .allSatisfy(result -> assertThat(result.path("n").asInt()).isEqualTo(REPETITIONS));
    List<JsonNode> costs = tables.index("costs", "by-benchmark", id);
    BigDecimal lines =
        costs.stream()
            .filter(line -> line.path("BilledCost").isString())
            .map(line -> new BigDecimal(line.path("BilledCost").asString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(benchmark.path("totals").path("billedCost").asString())
        .satisfies(total -> assertThat(lines).isEqualByComparingTo(total));
    assertThat(costs)
        .filteredOn(line -> !line.path("BilledCost").isString())
        .extracting(line -> line.path("runId").asString())
        .as("what an interrupted run used is not known")
        .isSubsetOf(interrupted(tables.query("runs", id)));
  }

  private static List<String> interrupted(List<JsonNode> runs) {
    return runs.stream()
        .filter(run -> run.path("reason").asString("").equals("INTERRUPTED"))
        .map(run -> run.path("runId").asString())
        .toList();
  }

  private void noStepRanTwice(Tables tables, List<JsonNode> runs) {
    for (JsonNode run : runs) {
      assertThat(tables.query("jobs", run.path("runId").asString()))
          .extracting(job -> job.path("step").asString())
          .as(run.path("runId").asString())
          .doesNotHaveDuplicates();
    }
    assertThat(called)
        .filteredOn(line -> !line.endsWith("--version"))
        .hasSizeGreaterThan(CONFIGURATIONS * REPETITIONS * 3)
        .doesNotHaveDuplicates();
  }

  private static void everyChangeIsInTheTopics(InstanceProcess instance, String id) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              Topics topics = Topics.read(instance);
              topics.assertWhole();
              assertThat(topics.items("runs"))
                  .containsExactlyInAnyOrderElementsOf(instance.tables().query("runs", id));
              assertThat(topics.items("benchmarks"))
                  .containsExactly(instance.tables().get("benchmarks", id).orElseThrow());
            });
  }
}
