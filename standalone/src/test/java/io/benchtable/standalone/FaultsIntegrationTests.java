package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.CommandLineProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What steps do wrong, as the command line shows it; each time the platform is unharmed. */
class FaultsIntegrationTests {

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

  @AfterEach
  void theNextBenchmarkCompletes() throws IOException {
    Outcome next = instance.here("submit", file("next", "echo sound", "").toString(), "--wait");
    assertThat(next.exitCode()).as(next.err() + next.out()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          timed out         | trap '' TERM; while :; do sleep 1; done      | timeout: 1s                | within 1 s
          out of memory     | awk 'BEGIN { s = "x"; while (1) s = s s }'   | resources: {memoryMiB: 64} | at most 64 MiB
          output empty      | : > out.txt                                  | outputs: [out.txt]         | out.txt
          output missing    | true                                         | outputs: [out.txt]         | out.txt
          exit status       | no-such-program-anywhere                     | measured: true             | no-such-program-anywhere
          """)
  void areShownByReasonAndMessage(String reason, String script, String field, String message)
      throws IOException {
    String id = fails(file("fault", script, field));

    shows(id, reason, message);
  }

  @Test
  void aCommandThatIsNotFoundIsNamed() throws IOException {
    Path file = folder.resolve("absent.yaml");
    Files.writeString(
        file,
        """
        name: absent
        pipeline: [{name: absent, command: [no-such-program-anywhere]}]
        repetitions: 1
        noise: off
        warmup: 0
        """);

    shows(fails(file), "command not found", "no-such-program-anywhere");
  }

  @Test
  void aDatasetFileThatChangesMidwayFailsRunsByItsName() throws IOException {
    Path reads = folder.resolve("reads.txt");
    Files.writeString(reads, "one\n");
    Path file = folder.resolve("changes.yaml");
    Files.writeString(
        file,
        """
        name: changes
        dataset: {files: {reads: reads.txt}}
        parameters: {n: [1, 2]}
        pipeline:
          - name: reads
            command: [sh, -c, "until grep -q two $BT_dataset_reads; do sleep 0.01; done"]
        repetitions: 1
        noise: off
        warmup: 0
        """);

    CompletableFuture<String> submitted = CompletableFuture.supplyAsync(() -> fails(file));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                ProcessHandle.allProcesses()
                    .map(process -> process.info().commandLine().orElse(""))
                    .anyMatch(line -> line.contains("until grep -q two")));
    Files.writeString(reads, "two\n", StandardOpenOption.APPEND);
    String id = submitted.join();

    shows(id, "dataset changed", "reads (" + reads + ")");
    assertThat(instance.tables().query("runs", id))
        .hasSize(2)
        .allSatisfy(run -> assertThat(run.path("message").asString()).contains("reads"));
  }

  @Test
  void aGigabyteOnStandardOutputStaysSmallOnDisk() throws IOException {
    String script = "head -c 1000000000 /dev/zero; echo; echo the end";

    String id = completes(file("flood", script, ""));

    JsonNode log = onlyJob(id).path("log");
    assertThat(log.path("stdoutBytes").asLong()).isEqualTo(1_000_000_009L);
    assertThat(log.path("truncated").asBoolean()).isTrue();
    String run = instance.tables().query("runs", id).getFirst().path("runId").asString();
    assertThat(instance.here("logs", run).out()).endsWith("the end\n");
    try (Stream<Path> files = Files.walk(instance.data().resolve("worker/runs"))) {
      assertThat(files.filter(Files::isRegularFile).mapToLong(one -> one.toFile().length()).sum())
          .isLessThan(16 << 20);
    }
  }

  @Test
  void aDaemonThatAStepLeavesBehindIsKilled() throws IOException {
    String script = "setsid sh -c 'trap \"\" HUP TERM; sleep 7137.25' > /dev/null 2>&1 & sleep 1";

    String id = completes(file("daemon", script, ""));

    assertThat(onlyJob(id).path("message").asString()).contains("left processes behind");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                ProcessHandle.allProcesses()
                    .map(process -> process.info().commandLine().orElse(""))
                    .noneMatch(line -> line.contains("sleep 7137.25")));
  }

  private static String fails(Path file) {
    return ends(file, 1, "failed");
  }

  private static String completes(Path file) {
    return ends(file, 0, "complete");
  }

  /** Submits as a user does, and returns the id. */
  private static String ends(Path file, int exitCode, String status) {
    Outcome submitted = instance.command("submit", file.toString(), "--wait");
    assertThat(submitted.exitCode()).as(submitted.err() + submitted.out()).isEqualTo(exitCode);
    String id = submitted.out().lines().findFirst().orElseThrow();
    assertThat(instance.here("show", id).out()).contains(": " + status + "\n");
    return id;
  }

  private static void shows(String id, String reason, String message) {
    Outcome runs = instance.here("runs", id);
    assertThat(runs.exitCode()).isZero();
    assertThat(runs.out()).contains("-0001: " + reason + "\n");
    Outcome shown = instance.here("show", id);
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).contains("failed: " + reason).contains(message);
  }

  private static JsonNode onlyJob(String id) {
    String run = instance.tables().query("runs", id).getFirst().path("runId").asString();
    return instance.tables().query("jobs", run).getFirst();
  }

  /** A benchmark of one run of a shell script. */
  private static Path file(String name, String script, String field) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(
        file,
        """
        name: %s
        pipeline:
          - name: step
            command:
              - sh
              - -c
              - |-
                %s
            %s
        repetitions: 1
        noise: off
        warmup: 0
        """
            .formatted(name, script, field));
    return file;
  }
}
