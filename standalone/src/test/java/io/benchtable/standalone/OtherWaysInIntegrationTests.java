package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Follows the README's section "Other ways in" word for word. */
class OtherWaysInIntegrationTests {

  private static final List<String> COMMANDS = Readme.of("README.md").blocks("## Other ways in");

  @TempDir Path folder;

  @Test
  void startTheVerySameThing() throws Exception {
    assertThat(COMMANDS).hasSize(3);
    assumeTrue(onPath("curl"), "skipped: no curl on the PATH");
    assumeTrue(onPath("aws"), "skipped: no aws (AWS command line) on the PATH");
    try (InstanceProcess instance = InstanceProcess.up(folder.resolve("data"), "memory")) {
      shell(instance, COMMANDS.get(0) + COMMANDS.get(1));
      shell(instance, COMMANDS.get(0) + COMMANDS.get(2));

      JsonNode plain = complete(instance, "gzip-levels-curl");
      JsonNode dynamo = complete(instance, "gzip-levels-aws");
      assertThat(plain.path("spec").path("parameters").path("level")).hasSize(3);
      assertThat(dynamo.path("spec")).isEqualTo(plain.path("spec"));
      assertThat(shapes(instance, "runs", "gzip-levels-aws"))
          .isEqualTo(shapes(instance, "runs", "gzip-levels-curl"))
          .hasSize(7);
      assertThat(shapes(instance, "results", "gzip-levels-aws"))
          .isEqualTo(shapes(instance, "results", "gzip-levels-curl"))
          .hasSize(3);
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, program)));
  }

  /** Runs commands where a reader is: at the top of the repository. */
  private void shell(InstanceProcess instance, String commands) throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder shell =
        new ProcessBuilder("sh", "-ec", commands)
            .directory(CommandLineProcess.repository().toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    shell.environment().put("BENCHTABLE_DATA", instance.data().toString());
    shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = shell.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(commands).isTrue();
    assertThat(process.exitValue()).as("%s:%n%s", commands, Files.readString(said)).isZero();
  }

  private static JsonNode complete(InstanceProcess instance, String id) {
    JsonNode ended =
        await()
            .atMost(Duration.ofMinutes(3))
            .until(
                () -> instance.tables().get("benchmarks", id).orElseThrow(),
                item -> Set.of("COMPLETE", "FAILED").contains(item.path("status").asString("")));
    assertThat(ended.path("status").asString()).as(ended.toString()).isEqualTo("COMPLETE");
    return ended;
  }

  /** What items are of and which fields they have, whatever was measured. */
  private static Set<String> shapes(InstanceProcess instance, String table, String benchmarkId) {
    return instance.tables().query(table, benchmarkId).stream()
        .map(
            item ->
                item.path("kind").asString("")
                    + " "
                    + item.path("configurationId").asString("")
                    + " "
                    + item.path("status").asString()
                    + " "
                    + new TreeSet<>(item.propertyNames()))
        .collect(Collectors.toSet());
  }
}
