package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.standalone.engine.TemporalProgram;
import io.benchtable.standalone.instance.ProcessMark;
import io.benchtable.standalone.instance.RunningInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an instance ends: all of it, whenever it is told to, and also when an engine is gone. */
class StopIntegrationTests {

  @TempDir Path folder;

  private Path data;
  private @Nullable Process started;

  @BeforeEach
  void name() {
    data = folder.resolve("data");
  }

  private Process up(String temporal, String... before) {
    started =
        CommandLineProcess.start(
            folder,
            Map.of(),
            folder.resolve("out"),
            folder.resolve("err"),
            CommandLineProcess.joined(
                List.of(before),
                CommandLineProcess.command(
                    "up", "--data", data.toString(), "--port", "0", "--temporal", temporal)));
    return started;
  }

  @AfterEach
  void end() throws Exception {
    if (started != null) {
      started.destroyForcibly().waitFor();
    }
    postmaster().ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void leavesNothingRunningWhenItIsToldToEndWhileItStarts() throws Exception {
    Process process = up("memory");
    ProcessHandle postmaster =
        await().atMost(LONG).until(this::postmaster, Optional::isPresent).get();
    assertThat(RunningInstance.find(data)).isEmpty();

    CommandLineProcess.Outcome down =
        CommandLineProcess.run(folder, Map.of(), "down", "--data", data.toString());

    assertThat(down.exitCode()).as(down.err()).isZero();
    assertThat(down.out()).contains("Stopped.");
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    // not ProcessHandle.isAlive(): it counts a process that only its parent has yet to hear of
    assertThat(ProcessMark.of(postmaster.pid())).isEmpty();
    assertThat(Files.readString(folder.resolve("err"))).doesNotContain("\tat ");
  }

  @Test
  void endsWithASentenceWhenPostgreSqlIsGone() throws Exception {
    Process process = up("memory");
    await().atMost(LONG).until(() -> RunningInstance.find(data).isPresent());
    long pid = postmaster().orElseThrow().pid();

    new ProcessBuilder("sh", "-c", "kill -KILL " + pid).start().waitFor();

    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readString(folder.resolve("err")))
        .contains("benchtable: PostgreSQL (process " + pid + ") ended")
        .contains("start again");
    assertThat(RunningInstance.find(data)).isEmpty();
  }

  /** As Ctrl-C does, which a terminal sends to all of its processes at once. */
  @Test
  void endsInOrderWhenAllProcessesOfItsTerminalAreToldToEnd() throws Exception {
    assumeTrue(
        TemporalProgram.find().isPresent(),
        "skipped: no Temporal server (./benchtable install temporal)");
    Process process = up("server", "setsid");
    await().atMost(LONG).until(() -> RunningInstance.find(data).isPresent());

    new ProcessBuilder("sh", "-c", "kill -TERM -" + process.pid()).start().waitFor();

    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("err")))
        .doesNotContain("nobody told")
        .doesNotContain("\tat ");
    assertThat(RunningInstance.find(data)).isEmpty();
  }

  private static final Duration LONG = Duration.ofSeconds(300);

  /** As PostgreSQL itself writes it down before it listens. */
  private Optional<ProcessHandle> postmaster() {
    try {
      return Files.readString(data.resolve("postgresql/database/postmaster.pid"))
          .lines()
          .findFirst()
          .filter(line -> line.matches("[1-9]\\d*"))
          .map(Long::parseLong)
          .flatMap(ProcessHandle::of);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
