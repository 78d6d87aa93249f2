package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.jobs.measurement.ProcStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that a step takes out of its sandbox. */
class EscapeIntegrationTests {

  /** Sleeps without a mark and in a session of its own, in a cgroup made below each of ours. */
  static final String DIVIDE =
      moved("mkdir \"$cgroup/sub\" && echo $$ > \"$cgroup/sub/cgroup.procs\"", "exec env -i");

  /** Sleeps with its mark, in a session of its own, in cgroups that are not ours. */
  private static final String LEAVE =
      moved(
          "for to in \"${cgroup%/*}\" \"${cgroup%/*}/benchtable-worker\"; do"
              + " echo $$ > \"$to/cgroup.procs\" && break; done",
          "exec");

  private final Path directory;

  EscapeIntegrationTests(@TempDir Path directory) {
    this.directory = directory;
  }

  /** What is written down of a tree names its cgroups from the fourth line on. */
  private static String moved(String move, String start) {
    return "tail -n +4 trees/$BENCHTABLE_JOB > cgroups; setsid sh -c '"
        + "while read -r cgroup; do { "
        + move
        + "; } || { echo refused >> refused; exit; }; done < cgroups; : > moved; "
        + start
        + " sleep 987.5' & until [ -e moved ] || [ -e refused ]; do sleep 0.01; done";
  }

  /** Whether cgroups are to be had, and a step may write to them. */
  private static void assumeMoved(Sandbox sandbox) {
    assumeTrue(
        !sandbox.processes.isolation().startsWith("none")
            && !Files.exists(sandbox.directory.resolve("refused")),
        "Skipped: needs cgroups that a step may write to");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void killsWhatAStepMovesToOtherCgroups(boolean divides) throws IOException {
    try (var sandbox = new Sandbox(directory, true)) {
      var outcome = sandbox.shell(divides ? DIVIDE : LEAVE);
      assumeMoved(sandbox);
      assertThat(ExecutionIntegrationTests.running("987.5")).isEmpty();
      assertThat(outcome.leftBehind()).isEqualTo(1);
      assertThat(outcome.survivors()).isZero();
      assertThat(Files.readAllLines(directory.resolve("cgroups")))
          .isNotEmpty()
          .allSatisfy(cgroup -> assertThat(Path.of(cgroup)).doesNotExist());
    }
  }

  /** Where there is no cgroup, it is known only by who started it, while that one lives. */
  @Test
  void killsWhatWasSeenBeforeItLostItsParent() throws Exception {
    var script = Scripts.write(Launcher.class, "launcher.sh", directory);
    var trees = Folder.onlyOurs(LeftBehind.directory(directory));
    var command = command("env -i setsid sleep 987.5 & until [ -e end ]; do sleep 0.01; done");
    try (var warden = Warden.start(directory)) {
      var home = new Home(script, trees, new Cgroups.None(), warden, new Platform(Cores.ours()), 0);
      try (var launcher = Launcher.start(home)) {
        launcher.prepare(command, WallsSearch.NOT_ASKED, _ -> {});
        var accounts = new TreeAccounts(launcher, command, "sampled", () -> {});
        accounts.begin();
        launcher.go();
        Awaitility.await().until(() -> escaped().filter(launcher.tree()::remembers).isPresent());
        Files.createFile(directory.resolve("end"));
        Awaitility.await().until(() -> !launcher.isAlive());
        assertThat(accounts.end().map(Left::processes)).contains(1);
      }
      assertThat(escaped()).isEmpty();
    }
  }

  private Command command(String script) {
    return new Command(
        "test",
        List.of("sh", "-c", script),
        Sandbox.ENVIRONMENT,
        directory,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Duration.ofSeconds(60));
  }

  /** It sleeps without its mark, and leads a session. */
  private static Optional<ProcStat> escaped() {
    return ExecutionIntegrationTests.running("987.5")
        .filter(process -> process.info().arguments().filter(a -> a.length == 1).isPresent())
        .flatMap(process -> Tree.stat((int) process.pid()))
        .filter(stat -> stat.session() == stat.pid());
  }

  @Test
  void sweepsWhatCarriesTheMarkOutsideOfItsCgroup() throws Exception {
    var builder = new ProcessBuilder("sleep", "987.5");
    builder.environment().put("BENCHTABLE_JOB", "a-mark");
    var escaped = builder.start();
    try {
      var start = Tree.stat((int) escaped.pid()).map(ProcStat::startTicks).orElseThrow();
      var cgroup = Files.createDirectory(directory.resolve("cgroup"));
      var trees = Files.createDirectory(LeftBehind.directory(directory));
      new TreeRecord(-2, "a-mark", start, LeftBehind.boot(), List.of(cgroup)).write(trees);
      assertThat(LeftBehind.sweep(directory)).isEqualTo(new LeftBehind.Swept(1, 0, 0));
      Awaitility.await().until(() -> !escaped.isAlive());
      assertThat(cgroup).doesNotExist();
      assertThat(trees).isEmptyDirectory();
    } finally {
      escaped.destroyForcibly();
    }
  }
}
