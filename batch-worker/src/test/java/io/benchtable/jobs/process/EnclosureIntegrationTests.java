package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.measurement.Isolation;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enclosures that are entered by programs of this host. */
class EnclosureIntegrationTests {

  private final Path directory;

  EnclosureIntegrationTests(@TempDir Path directory) {
    this.directory = directory;
  }

  record Fake(List<String> enter, Path control) implements Enclosure {

    @Override
    public String name() {
      return "a fake";
    }

    @Override
    public Isolation isolation(Isolation ours) {
      return ours.in(name(), "host");
    }

    @Override
    public Map<String, String> environment() {
      return Sandbox.ENVIRONMENT;
    }
  }

  private Execution prepare(
      Sandbox sandbox, Heartbeat heartbeat, Map<String, String> own, List<String> enter)
      throws IOException, NoLongerWanted {
    var command =
        new Command(
            "test",
            List.of("sh", "-c", "i=0; while [ $i -lt 50000 ]; do i=$((i+1)); done"),
            own,
            directory,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Duration.ofSeconds(60),
            Optional.of(new Fake(enter, directory.resolve("control"))));
    return sandbox.processes.prepare(command, _ -> {}, _ -> {}, heartbeat);
  }

  private Execution prepare(Sandbox sandbox, Heartbeat heartbeat, String... enter)
      throws IOException, NoLongerWanted {
    return prepare(sandbox, heartbeat, Sandbox.ENVIRONMENT, List.of(enter));
  }

  /** What the engine has used is known in ticks of 10 ms, twice cut off. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void knowsProcessorTimeOnlyByACgroup(boolean cgroups) throws Exception {
    try (var sandbox = new Sandbox(directory, cgroups)) {
      var usage = prepare(sandbox, _ -> {}, "env").run().usage();
      assertThat(usage.cpu() == null).isEqualTo(sandbox.processes.isolation().startsWith("none"));
      assertThat(usage.switches()).isNull();
      assertThat(usage.peakMemoryBytes()).isPresent();
    }
  }

  @Test
  void stopsEnteringWhenNobodyWaitsForIt() throws Exception {
    try (var sandbox = new Sandbox(directory, true)) {
      assertThatThrownBy(
              () ->
                  prepare(
                      sandbox,
                      _ -> {
                        throw new NoLongerWanted("cancelled");
                      },
                      "env",
                      "sleep",
                      "1666.7"))
          .isInstanceOf(NoLongerWanted.class)
          .hasMessage("cancelled");
      assertThat(ExecutionIntegrationTests.running("1666.7")).isEmpty();
    }
  }

  @Test
  void stopsEnteringWhenTheWorkerShutsDown() throws Exception {
    try (var sandbox = new Sandbox(directory, true)) {
      assertThatThrownBy(
              () ->
                  prepare(
                      sandbox, _ -> Thread.currentThread().interrupt(), "env", "sleep", "1666.7"))
          .isInstanceOf(NoLongerWanted.class)
          .hasMessage("The worker is shutting down");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(ExecutionIntegrationTests.running("1666.7")).isEmpty();
    }
  }

  @Test
  void saysWhatTheProgramThatEntersSays() throws Exception {
    try (var sandbox = new Sandbox(directory, true)) {
      assertThatThrownBy(() -> prepare(sandbox, _ -> {}, "sh", "-c", "echo no entry >&2; exit 3"))
          .isInstanceOf(CannotStart.class)
          .hasMessage("Expected to enter a fake, but: no entry");
    }
  }

  /** An empty entry of a search path is the current directory. */
  @Test
  void findsAProgramWhereverTheKernelWould() throws Exception {
    Files.createSymbolicLink(directory.resolve("sh"), Path.of("/bin/sh"));
    try (var sandbox = new Sandbox(directory, true)) {
      for (var path : List.of(":/nowhere", "/nowhere:", "/nowhere::/none", "/nowhere:/bin")) {
        var ready = prepare(sandbox, _ -> {}, Map.of("PATH", path), List.of("env"));
        assertThat(ready.run().exit()).isEqualTo(new Exit.Status(0));
      }
    }
  }

  @Test
  void looksForEnvWhereItIsNeeded() throws Exception {
    try (var sandbox = new Sandbox(directory, true)) {
      var own = Map.of("PATH", directory.toString(), "BT_min-length", "3");
      assertThatThrownBy(() -> prepare(sandbox, _ -> {}, own, List.of("env")))
          .isInstanceOf(NotFoundInside.class)
          .hasMessageStartingWith("Expected to find env in a fake");
    }
  }
}
