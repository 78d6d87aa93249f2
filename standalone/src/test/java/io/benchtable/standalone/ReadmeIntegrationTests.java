package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.instance.RunningInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the README's section "Your own pipeline" word for word. */
class ReadmeIntegrationTests {

  @TempDir Path folder;

  @Test
  void goesFromInitToAVerdict() throws Exception {
    List<String> commands =
        Readme.of("README.md").blocks("## Your own pipeline").stream()
            .flatMap(String::lines)
            .toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(6).contains("./benchtable up");
    Path script = folder.resolve("benchtable");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '%s' \"$@\"\n"
            .formatted(CommandLineProcess.repository().resolve("benchtable")));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

    for (String command : commands) {
      if (command.equals("./benchtable up")) {
        shell(command);
        await()
            .atMost(Duration.ofSeconds(120))
            .until(() -> RunningInstance.find(folder.resolve("data")).isPresent());
      } else {
        Process process = shell(command);
        assertThat(process.waitFor(240, TimeUnit.SECONDS)).as(command).isTrue();
        assertThat(process.exitValue()).as("%s:%n%s", command, said()).isZero();
      }
    }

    assertThat(said())
        .contains("3 configurations")
        .contains("level=1")
        .contains("baseline")
        .contains("Fastest:");
  }

  private Process shell(String command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "exec " + command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()));
    builder.environment().put("BENCHTABLE_PORT", Integer.toString(port));
    builder.environment().put("BENCHTABLE_TEMPORAL", "memory");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder.start();
  }

  private final int port = CommandLineProcess.freePort();

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }
}
