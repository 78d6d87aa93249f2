package io.benchtable.jobs.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.ProcStat;
import io.benchtable.jobs.process.Outcome.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExecutionIntegrationTests {

  private static final long MEBI = 1 << 20;
  private static final String ALLOCATE_100_MB = "my $x = 'x' x (100 * 1024 * 1024); ";

  private final Path directory;

  ExecutionIntegrationTests(@TempDir Path directory) {
    this.directory = directory;
  }

  /**
   * @param reserve bytes that are to stay free on the disk
   */
  Sandbox sandbox(boolean cgroups, long reserve) throws IOException {
    return new Sandbox(directory, cgroups, reserve);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void givesTheExactExitStatusAndSignal(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      assertThat(sandbox.run("true").exit()).isEqualTo(new Exit.Status(0));
      assertThat(sandbox.shell("exit 137").exit()).isEqualTo(new Exit.Status(137));
      assertThat(sandbox.shell("kill -9 $$").exit()).isEqualTo(new Exit.Signal(9));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void inheritsNothingFromUs(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      sandbox.run("env");
      assertThat(sandbox.printed().lines().map(line -> line.split("=")[0]).toList())
          .containsExactlyInAnyOrder("PATH", "PWD", "BENCHTABLE_JOB");
      sandbox.run("ls", "/proc/self/fd");
      assertThat(sandbox.printed().strip().lines()).containsExactly("0", "1", "2", "3");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void passesArgumentsExactly(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      sandbox.run("printf", "%s|", "a b", "it's", "$HOME", "`id`", "new\nline", "\\", "*", "");
      assertThat(sandbox.printed()).isEqualTo("a b|it's|$HOME|`id`|new\nline|\\|*||");
    }
  }

  /** Names that a script of ours might use, too. */
  @ParameterizedTest
  @ValueSource(strings = {"go", "script", "procs", "benchtable_clock", "x"})
  void passesVariablesOfAnyName(String name) throws IOException {
    try (var sandbox = sandbox(false, 0)) {
      var c = sandbox.command("printenv", name);
      var environment = new HashMap<>(c.environment());
      environment.put(name, "a value");
      sandbox.run(
          new Command(
              c.name(),
              c.argv(),
              environment,
              c.directory(),
              c.stdin(),
              c.stdout(),
              c.memoryBytes(),
              c.timeout()));
      assertThat(sandbox.printed()).isEqualTo("a value\n");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void measuresTheProcessorTimeOfAWholePipeline(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var burn =
          "perl -e 'do { $x += $_ for 1..20000; @t = times } while ($t[0] + $t[1] < 0.3);"
              + " open F, q(>>spent); print F $t[0] + $t[1], qq(\\n)'";
      var usage = sandbox.shell(burn + " | " + burn + " & " + burn + "; wait").usage();
      var spent = Files.readAllLines(directory.resolve("spent"));
      assertThat(spent).hasSize(3);
      // What each says of itself is a little less, and one of them much more.
      double total = spent.stream().mapToDouble(Double::parseDouble).sum();
      assertThat(requireNonNull(usage.cpu()).total() / 1e9).isBetween(total - 0.1, total + 0.2);
      assertThat(requireNonNull(usage.cpu()).system() / 1e9).isLessThan(0.1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void seesThePeakOfAShortLivedChildAndNotOurOwn(boolean cgroups) throws IOException {
    var ours = new byte[300][];
    for (var i = 0; i < ours.length; i++) {
      ours[i] = new byte[1 << 20];
    }
    try (var sandbox = sandbox(cgroups, 0)) {
      var small = sandbox.run("true").usage().peakMemoryBytes().orElseThrow();
      assertThat(small).isBetween(50_000L, 8 * MEBI);
      var allocate =
          "perl -e \"" + ALLOCATE_100_MB.replace("$", "\\$") + "select(undef, undef, undef, 0.2)\"";
      var peak = sandbox.shell("sh -c '" + allocate.replace("'", "'\\''") + "'; true").usage();
      assertThat(peak.peakMemoryBytes().orElseThrow() / MEBI).isBetween(95L, 220L);
    }
    assertThat(ours.length).isEqualTo(300);
  }

  /** Each page that is written to for the first time is a minor fault: 25,600 of 4 KiB. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsThePagesThatACommandTouches(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var none = requireNonNull(sandbox.run("true").usage().faults());
      assertThat(none.minor()).isBetween(20L, 600L);
      var touching = "for (1..100) { push @x, 'x' x (1024 * 1024 + $_) }";
      var faults = requireNonNull(sandbox.run("perl", "-e", touching).usage().faults());
      assertThat(faults.minor()).isGreaterThan(2_000);
    }
  }

  @Test
  void tellsHowLongACgroupHasWaited() throws IOException {
    try (var sandbox = sandbox(true, 0)) {
      var pressure = sandbox.shell("true").usage().pressure();
      var other = Cgroups.detect().create("pressure");
      assertThat(pressure != null).isEqualTo(other.flatMap(JobCgroup::pressure).isPresent());
      Cgroups.remove(other.map(JobCgroup::directories).orElse(List.of()));
    }
    try (var sandbox = sandbox(false, 0)) {
      assertThat(sandbox.shell("true").usage().pressure()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void namesWhatACommandLeavesBehind(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      assertThat(sandbox.run("true").left()).contains(Left.NONE);
      var started = "until read name < /proc/$!/comm && [ $name = sleep ]; do :; done; ";
      var outcome = sandbox.shell("sleep 100 & " + started + "sleep 100 & " + started);
      assertThat(outcome.left()).contains(new Left(2, List.of("sleep")));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsNoPageCacheAsMemory(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var usage = sandbox.run("dd", "if=/dev/zero", "of=big", "bs=1M", "count=200").usage();
      assertThat(usage.peakMemoryBytes().orElseThrow()).isLessThan(20 * MEBI);
      assertThat(requireNonNull(usage.traffic()).writtenBytes()).isBetween(200 * MEBI, 202 * MEBI);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stopsWhatNeedsMoreMemoryThanItMay(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var outcome =
          sandbox.run(
              sandbox.limited(50 * MEBI, "perl", "-e", ALLOCATE_100_MB + "sleep 20; print 1"));
      assertThat(outcome.ending()).isEqualTo(Ending.OUT_OF_MEMORY);
      assertThat(outcome.usage().wallNanos()).isLessThan(TimeUnit.SECONDS.toNanos(10));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void stopsWhatTakesTheLastRoomOfTheDisk(boolean cgroups) throws IOException {
    var reserve = directory.toFile().getUsableSpace() - 16 * MEBI;
    try (var sandbox = sandbox(cgroups, reserve)) {
      var outcome = sandbox.shell("trap '' TERM; cat /dev/zero > large; echo went on");
      assertThat(outcome.ending()).isEqualTo(Ending.DISK_FULL);
      assertThat(outcome.exit()).isEqualTo(new Exit.Signal(9));
      assertThat(sandbox.printed()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void countsPagesThatProcessesShareOnceAgainstTheLimit(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var script = ALLOCATE_100_MB + "for (1..4) { if (!fork) { sleep 2; exit } } 1 while wait > 0";
      var outcome = sandbox.run(sandbox.limited(300 * MEBI, "perl", "-e", script));
      assertThat(outcome.ending()).isEqualTo(Ending.ITSELF);
      assertThat(outcome.exit()).isEqualTo(new Exit.Status(0));
    }
  }

  @Test
  void replacesAWardenThatHasDied() throws IOException {
    try (var sandbox = sandbox(false, 0)) {
      var script = directory.toAbsolutePath().resolve("scripts/warden.sh").toString();
      var warden = running(script).orElseThrow();
      warden.destroyForcibly();
      Awaitility.await().until(() -> !isAlive(warden));
      assertThat(sandbox.run("true").exit()).isEqualTo(new Exit.Status(0));
      assertThat(running(script)).get().isNotEqualTo(warden);
    }
  }

  @Test
  void letsNobodyElseReadWhatAStepIsStartedWith() throws IOException {
    try (var sandbox = sandbox(false, 0)) {
      var mode = Files.getPosixFilePermissions(LeftBehind.directory(sandbox.directory));
      assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rwx------");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killsWhatIgnoresBeingAskedToEnd(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var outcome =
          sandbox.run(
              sandbox.within(
                  Duration.ofMillis(300), "sh", "-c", "trap '' TERM; while :; do sleep 1; done"));
      assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
      assertThat(outcome.exit()).isEqualTo(new Exit.Signal(9));
      assertThat(outcome.usage().wallNanos() / 1e9).isBetween(0.79, 1.3);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void letsATreeEndItselfWhenItIsCancelled(boolean cgroups) throws Exception {
    try (var sandbox = sandbox(cgroups, 0)) {
      var execution =
          sandbox.prepare(
              sandbox.command(
                  "sh", "-c", "trap 'echo bye; exit 3' TERM; while :; do sleep 0.05; done"));
      CompletableFuture.delayedExecutor(300, TimeUnit.MILLISECONDS).execute(execution::cancel);
      var outcome = execution.run();
      assertThat(outcome.ending()).isEqualTo(Ending.CANCELLED);
      assertThat(outcome.exit()).isEqualTo(new Exit.Status(3));
      assertThat(sandbox.printed()).isEqualTo("bye\n");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void killsADaemonThatTheCommandLeavesBehind(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var outcome =
          sandbox.shell("setsid sh -c 'sleep 987.25 & sleep 987.25' & sleep 0.1; echo started");
      assertThat(outcome.exit()).isEqualTo(new Exit.Status(0));
      assertThat(outcome.leftBehind()).isGreaterThanOrEqualTo(2);
      assertThat(outcome.usage().wallNanos() / 1e9).isLessThan(1.0);
      assertThat(outcome.usage().switches() != null)
          .as("of those that nobody waited for")
          .isEqualTo(sandbox.isWalled());
      assertThat(running("987.25")).isEmpty();
      assertThat(sandbox.run("true").usage().switches()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void survivesAGigabyteOfOutput(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var outcome = sandbox.run("head", "-c", "1000000000", "/dev/zero");
      assertThat(outcome.exit()).isEqualTo(new Exit.Status(0));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysWhyACommandCannotStart(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var c = sandbox.command("cat");
      var missing =
          new Command(
              c.name(),
              c.argv(),
              c.environment(),
              c.directory(),
              Optional.of(directory.resolve("nothing")),
              c.stdout(),
              c.memoryBytes(),
              c.timeout());
      assertThatThrownBy(() -> sandbox.prepare(missing))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("nothing");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void leavesNothingOfACommandThatCannotBeMeasured(boolean cgroups) throws IOException {
    try (var sandbox = sandbox(cgroups, 0)) {
      var execution = sandbox.prepare(sandbox.command("true"));
      var process = launcher().orElseThrow();
      process.destroyForcibly();
      Awaitility.await().until(() -> !isAlive(process));
      if (sandbox.isWalled()) {
        assertThat(execution.run().exit()).isEqualTo(new Exit.Signal(9));
      } else {
        assertThatThrownBy(execution::run).isInstanceOf(IOException.class);
      }
      assertThat(Tree.stat((int) process.pid())).as("reaped").isEmpty();
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(LeftBehind.directory(sandbox.directory)).isEmptyDirectory());
      Awaitility.await()
          .until(
              () ->
                  Thread.getAllStackTraces().keySet().stream()
                      .noneMatch(thread -> thread.getName().equals("sampler-" + process.pid())));
    }
  }

  @Test
  void replacesALauncherThatWasKilledWhileItWaited() throws Exception {
    try (var sandbox = sandbox(false, 0)) {
      sandbox.processes.standBy();
      Awaitility.await().until(() -> launcher().filter(this::isFirstToBeKilled).isPresent());
      var waiting = launcher().orElseThrow();
      waiting.destroyForcibly();
      Awaitility.await().until(() -> !isAlive(waiting));
      var execution =
          sandbox.processes.prepareAtOnce(
              sandbox.command("true"), bytes -> {}, bytes -> {}, _ -> {});
      assertThat(execution.run().exit()).isEqualTo(new Exit.Status(0));
    }
  }

  private boolean isFirstToBeKilled(ProcessHandle process) {
    return Kernel.read(Path.of("/proc/" + process.pid() + "/oom_score_adj"))
        .filter(score -> score.strip().equals("500"))
        .isPresent();
  }

  private static boolean isAlive(ProcessHandle process) {
    return Tree.stat((int) process.pid()).filter(ProcStat::alive).isPresent();
  }

  private Optional<ProcessHandle> launcher() {
    return running(directory.toAbsolutePath().resolve("scripts/launcher.sh").toString())
        .or(() -> running("--target"));
  }

  static Optional<ProcessHandle> running(String argument) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process.info().arguments().stream()
                    .anyMatch(a -> java.util.List.of(a).contains(argument)))
        .findFirst();
  }
}
