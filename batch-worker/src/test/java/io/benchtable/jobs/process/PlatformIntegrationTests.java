package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformIntegrationTests {

  private static final Cores ALL = Cores.ours();

  private final Path directory;

  PlatformIntegrationTests(@TempDir Path directory) {
    this.directory = directory;
  }

  private static Cores own() {
    return Affinity.of((int) ProcessHandle.current().pid()).orElseThrow();
  }

  /** All others wait until it has said where it may run, and where we may. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void keepsOffTheCoresOfACommandWhileItRuns(boolean walled) throws IOException {
    assumeTrue(ALL.count() > 1, "Skipped: needs two cores");
    var walls = walled ? Processes.Use.ALL.namespaces() : List.<String>of();
    var seat = Seat.of(ALL, 1);
    try (var sandbox = new Sandbox(directory, true, 0, walls)) {
      var ours = new ArrayList<String>();
      var script = "grep Cpus_allowed_list: /proc/self/status; read -r go < go; echo";
      sandbox.shell("mkfifo go");
      var execution = sandbox.prepare(sandbox.command("sh", "-c", script).on(1));
      var look =
          CompletableFuture.runAsync(
              () -> {
                // Opened for writing when the command reads from it.
                try (var go = new java.io.FileWriter(directory.resolve("go").toFile())) {
                  ours.add(own().toString());
                  go.write("go\n");
                } catch (IOException failed) {
                  throw new java.io.UncheckedIOException(failed);
                }
              });
      var outcome = execution.run();
      look.join();
      assertThat(sandbox.printed()).contains("Cpus_allowed_list:\t" + seat.command() + "\n");
      assertThat(ours).containsExactly(seat.platform().toString());
      assertThat(outcome.isolation().cores()).isEqualTo(seat.command() + " exclusive");
    }
    assertThat(own()).isEqualTo(ALL);
  }

  @Test
  void keepsOffOneCommandAtATime() {
    assumeTrue(ALL.count() > 1, "Skipped: needs two cores");
    var platform = new Platform(ALL);
    var seat = Seat.of(ALL, 1);
    assertThat(platform.keepOff(seat, Set.of())).isTrue();
    assertThat(platform.keepOff(seat, Set.of())).isFalse();
    platform.restore(Set.of());
    assertThat(own()).isEqualTo(ALL);
  }

  @Test
  void sharesAllCoresWhereThereAreNoMore() throws IOException {
    try (var sandbox = new Sandbox(directory, false)) {
      var outcome = sandbox.run(sandbox.command("true").on(ALL.count() + 1));
      assertThat(outcome.isolation().cores())
          .isEqualTo(ALL + " shared with the platform, as there are no more");
      assertThat(sandbox.run("true").isolation().cores()).isEqualTo("shared");
    }
  }
}
