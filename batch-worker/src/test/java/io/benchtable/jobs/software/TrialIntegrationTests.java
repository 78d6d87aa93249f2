package io.benchtable.jobs.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.benchtable.jobs.measurement.Isolation;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.software.Remembered.InContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialIntegrationTests {

  private static final InContainer IMAGE =
      new InContainer("apptainer", "/a", "tools.sif", "/tools.sif", List.of(), null, Map.of());

  @TempDir Path directory;
  private Processes processes;
  private boolean closed;

  @BeforeEach
  void open() throws IOException {
    processes =
        Processes.open(directory.resolve("data"), Duration.ofMillis(200), Processes.Use.ALL, 0);
  }

  @AfterEach
  void close() throws IOException {
    processes.close();
  }

  /** Entered by programs of this host. */
  private final class Fake implements Engine.Lodging {

    private final List<String> enter;

    Fake(String... enter) {
      this.enter = List.of(enter);
    }

    @Override
    public String name() {
      return "a fake";
    }

    @Override
    public List<String> enter() {
      return enter;
    }

    @Override
    public Map<String, String> environment() {
      return Map.of("PATH", "/usr/bin:/bin");
    }

    @Override
    public Isolation isolation(Isolation ours) {
      return ours.in(name(), "host");
    }

    @Override
    public Path control() {
      return directory.resolve("control");
    }

    @Override
    public void check() {}

    @Override
    public void close() {
      closed = true;
    }
  }

  private void attempt(long memoryMiB, Duration longest, String... enter) throws Exception {
    var work = Files.createDirectories(directory.resolve("work"));
    var folders = new Folders(work, work, directory.resolve("control"), List.of(), memoryMiB);
    new Trial(new Fake(enter), IMAGE, folders, longest).run(processes, _ -> {});
  }

  @Test
  void succeedsWhereACommandRuns() throws Exception {
    attempt(64, Duration.ofSeconds(60), "env");
    assertThat(closed).isTrue();
  }

  /** As in a virtual machine that shares files, but no pipes. */
  @Test
  void findsOutThatTheInsideDoesNotHear() {
    var word = directory.resolve("control/word");
    assertThatThrownBy(
            () ->
                attempt(
                    64,
                    Duration.ofMillis(200),
                    "sh",
                    "-c",
                    "echo ready > " + word + "; sleep 1666"))
        .hasMessageStartingWith("a command in it does not hear that it may begin");
    assertThat(closed).isTrue();
  }

  @Test
  void findsOutThatThereIsTooLittleMemoryToEnter() {
    assumeFalse(processes.isolation().startsWith("none"), "Skipped: needs cgroups");
    assertThatThrownBy(
            () ->
                attempt(
                    16, Duration.ofSeconds(60), "perl", "-e", "$x = 'x' x 100000000; exec @ARGV"))
        .hasMessageContaining("there is too little memory to enter it");
  }
}
