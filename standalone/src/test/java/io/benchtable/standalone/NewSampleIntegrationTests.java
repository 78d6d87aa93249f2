package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.client.Tables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Follows examples/new-sample/README.md with curl. */
class NewSampleIntegrationTests {

  private static final Readme README = Readme.of("examples/new-sample/README.md");

  @TempDir Path folder;

  private int samples;

  @Test
  void benchmarksANewSample() throws Exception {
    try (InstanceProcess instance = InstanceProcess.up(folder.resolve("data"), "memory")) {
      CommandLineProcess.Outcome env = instance.command("env");
      assertThat(env.exitCode()).as(env.err()).isZero();
      for (String section : List.of("## 1. Tables", "## 2. The rule")) {
        shell(env.out(), README.blocks(section).getFirst());
      }
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> isInForce(instance.tables()));
      shell(env.out(), README.blocks("## 3. A sample").getFirst());

      JsonNode benchmark =
          await()
              .atMost(Duration.ofSeconds(120))
              .until(
                  () -> instance.tables().latest("benchmarks", "by-submission", "benchmarks", 10),
                  list ->
                      list.size() == 1
                          && list.getFirst().path("status").asString("").equals("COMPLETE"))
              .getFirst();
      assertThat(benchmark.path("spec").path("name").asString()).contains("lambda-1");
      assertThat(benchmark.path("causeRule").asString()).isEqualTo("benchmark-new-samples");
    }
  }

  /** Whether a sample without a file, of which no benchmark can be made, is taken up. */
  private boolean isInForce(Tables tables) {
    String id = "without-file-" + ++samples;
    tables.create(
        "samples", Tables.JSON.createObjectNode().put("sampleId", id).put("kind", "genome"), id);
    return !tables.query("dead-letters", "benchmark-new-samples").isEmpty();
  }

  private void shell(String environment, String commands) throws Exception {
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder("sh", "-ec", environment + "\n" + commands)
            .directory(CommandLineProcess.repository().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(said.toFile()))
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(commands).isTrue();
    assertThat(process.exitValue()).as("%s:%n%s", commands, Files.readString(said)).isZero();
  }
}
