package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.jobs.process.Reference.Did;
import io.benchtable.jobs.process.Reference.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures of programs that say themselves what they did, where cgroups are permitted. */
class ReferenceIntegrationTests {

  /**
   * What else runs on a machine only ever adds: between what a program says and its end, or by what
   * is still to be given back to the kernel. So the nearest of so many counts.
   */
  private static final int ATTEMPTS = 8;

  private static final long MILLI = 1_000_000;
  private static final long MEGA = 1_000_000;

  private final Path directory;
  private Optional<Reference> programs = Optional.empty();

  ReferenceIntegrationTests(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeEach
  void compile() throws IOException, InterruptedException {
    programs = Reference.compile(directory);
    assumeTrue(programs.isPresent(), "Skipped: needs a C compiler (cc)");
  }

  static Stream<Arguments> tasks() {
    return Stream.of(List.of("bwrap"), List.of("unshare"), List.<String>of())
        .flatMap(walls -> Reference.ALL.stream().map(task -> Arguments.of(task, walls)));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @MethodSource("tasks")
  void agreesWithWhatAProgramSaysOfItself(Task task, List<String> walls) throws IOException {
    try (var sandbox = new Sandbox(directory, true, 0, walls)) {
      var method = sandbox.processes.peakMemoryMethod();
      assumeTrue(method.equals("cgroup"), "Skipped: needs cgroups that keep the peak");
      var closest = new Error(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
      var allowed = new Error(0, 0, 0);
      for (var attempt = 0; attempt < ATTEMPTS && !closest.isWithin(allowed); attempt++) {
        var outcome = sandbox.run(programs.orElseThrow().command(task));
        assertThat(outcome.exit()).isEqualTo(new Exit.Status(0));
        var said = Did.said(sandbox.printed());
        allowed = Error.allowed(said);
        closest = closest.least(Error.of(Did.measured(outcome), said));
      }
      assertThat(closest).isEqualTo(closest.least(allowed));
    }
  }

  /** By how much figures differ: nanoseconds, nanoseconds and bytes. */
  private record Error(long wall, long cpu, long peak) {

    static Error of(Did measured, Did said) {
      return new Error(
          Math.abs(measured.wall() - said.wall()),
          Math.abs(measured.cpu().orElseThrow() - said.cpu().orElseThrow()),
          Math.abs(measured.peak().orElseThrow() - said.peak().orElseThrow()));
    }

    /** One in a hundred, or 1 ms and 1 MB. */
    static Error allowed(Did said) {
      return new Error(
          Math.max(MILLI, said.wall() / 100),
          Math.max(MILLI, said.cpu().orElseThrow() / 100),
          Math.max(MEGA, said.peak().orElseThrow() / 100));
    }

    Error least(Error other) {
      return new Error(
          Math.min(wall, other.wall), Math.min(cpu, other.cpu), Math.min(peak, other.peak));
    }

    boolean isWithin(Error allowed) {
      return wall <= allowed.wall && cpu <= allowed.cpu && peak <= allowed.peak;
    }
  }
}
