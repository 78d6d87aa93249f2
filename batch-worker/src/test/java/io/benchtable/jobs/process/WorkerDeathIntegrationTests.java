package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerDeathIntegrationTests {

  /** One in its own session with a child, and one that has left it. */
  private static final String TREE = "setsid sleep 1777.5 & sleep 1777.5 & sleep 1777.5";

  private final Path directory;

  WorkerDeathIntegrationTests(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "true,bwrap", "false,unshare"})
  void leavesNoOrphanWhenTheWorkerIsKilled(String use) throws Exception {
    var worker = start(List.of(), directory, use, "sh", "-c", TREE);
    Awaitility.await().until(() -> sleeping() == 3);
    worker.destroyForcibly().waitFor();
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> sleeping() == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "false", "true,bwrap", "false,unshare"})
  void sweepsWhatIsLeftWhenTheWardenIsKilledToo(String use) throws Exception {
    var worker = start(List.of(), directory, use, "sh", "-c", TREE);
    Awaitility.await().until(() -> sleeping() == 3);
    var warden = running(directory.resolve("scripts/warden.sh").toString()).toList();
    assertThat(warden).hasSize(1);
    warden.getFirst().destroyForcibly();
    worker.destroyForcibly().waitFor();
    assertThat(sleeping()).isEqualTo(3);
    assertThat(LeftBehind.sweep(directory).killed()).isGreaterThanOrEqualTo(3);
    Awaitility.await().until(() -> sleeping() == 0);
    assertThat(LeftBehind.sweep(directory)).isEqualTo(new LeftBehind.Swept(0, 0, 0));
  }

  @Test
  void leavesNoOrphanInACgroupThatAStepHasDivided() throws Exception {
    var script = EscapeIntegrationTests.DIVIDE.replace("987.5", "1777.5") + "; sleep 1777.5";
    var worker = start(List.of(), directory, "true", "sh", "-c", script);
    var isolation = worker.inputReader().readLine();
    try {
      assumeTrue(!isolation.startsWith("none"), "Skipped: needs cgroups");
      Awaitility.await().until(() -> sleeping() == 2 || exists("refused"));
      assumeTrue(!exists("refused"), "Skipped: needs cgroups that a step may write to");
    } finally {
      worker.destroyForcibly().waitFor();
    }
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> sleeping() == 0);
    for (var cgroup : Files.readAllLines(directory.resolve("cgroups"))) {
      Awaitility.await().until(() -> !Files.exists(Path.of(cgroup)));
    }
  }

  private boolean exists(String file) {
    return Files.exists(directory.resolve(file));
  }

  @Test
  void hasItsWillCarriedOutWhenTheWorkerIsKilled() throws Exception {
    var worker = startTestator();
    worker.destroyForcibly().waitFor();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(directory.resolve("done"))
                    .hasContent("it's \"me\" $HOME")
                    .isRegularFile());
    Awaitility.await().until(() -> isEmpty(directory.resolve("wills")));
    assertThat(directory.resolve("void")).doesNotExist();
  }

  /** What it is to end may only just have been asked for. */
  @Test
  void hasItsWillCarriedOutTwice() throws Exception {
    var worker = startTestator("echo once >> '" + directory.resolve("done") + "'");
    assertThat(Files.getPosixFilePermissions(directory.resolve("wills")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    worker.destroyForcibly().waitFor();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(directory.resolve("done")).content().isEqualTo("once\nonce\n"));
    Awaitility.await().until(() -> isEmpty(directory.resolve("wills")));
  }

  @Test
  void isNotTakenForDeadWhenAThreadIsInterrupted() throws Exception {
    try (var sandbox = new Sandbox(directory, false)) {
      var script = directory.resolve("scripts/warden.sh").toString();
      var will = sandbox.processes.lastWill(List.of("true"), Sandbox.ENVIRONMENT);
      var warden = running(script).map(ProcessHandle::pid).toList();
      Thread.currentThread().interrupt();
      will.close();
      assertThat(Thread.interrupted()).isTrue();
      sandbox.processes.lastWill(List.of("true"), Sandbox.ENVIRONMENT).close();
      assertThat(running(script).map(ProcessHandle::pid).toList()).hasSize(1).isEqualTo(warden);
    }
  }

  @Test
  void keepsAWillThatFailsForTheNextWorker() throws Exception {
    var will = Files.createDirectories(directory.resolve("wills")).resolve("w.sh");
    Files.writeString(will, "exit 1\n");
    assertThat(LeftBehind.sweep(directory).undone()).isEqualTo(1);
    assertThat(will).exists();
    Files.setLastModifiedTime(will, FileTime.from(Instant.now().minus(Duration.ofDays(8))));
    LeftBehind.sweep(directory);
    assertThat(will).doesNotExist();
  }

  @Test
  void hasItsWillCarriedOutByTheNextWorkerWhenTheWardenIsKilledToo() throws Exception {
    var worker = startTestator();
    running(directory.resolve("scripts/warden.sh").toString())
        .forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly().waitFor();
    assertThat(directory.resolve("done")).doesNotExist();
    LeftBehind.sweep(directory);
    assertThat(directory.resolve("done")).hasContent("it's \"me\" $HOME");
    assertThat(isEmpty(directory.resolve("wills"))).isTrue();
  }

  private Process startTestator() throws IOException {
    return startTestator("printf %s \"$WHO\" > '" + directory.resolve("done") + "'");
  }

  private Process startTestator(String script) throws IOException {
    var worker = start(LonelyTestator.class, List.of(), directory, "false", "sh", "-c", script);
    assertThat(worker.inputReader().readLine()).isEqualTo("ready");
    return worker;
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | none by none",
        "true,bwrap | user, pid, mount, network, ipc by bubblewrap",
        "true,unshare | user, pid, mount, network, ipc by unshare"
      })
  void worksForAnUnprivilegedUserWithoutCgroups(String use, String isolation) throws Exception {
    var setpriv = Path.of("/usr/bin/setpriv");
    assumeTrue(
        System.getProperty("user.name").equals("root") && Files.isExecutable(setpriv),
        "Skipped: needs root and setpriv (util-linux)");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    var nobody = List.of(setpriv.toString(), "--reuid=65534", "--regid=65534", "--clear-groups");
    var script =
        "setsid sleep 1777.5 & perl -e '$x = q(x) x 50000000; select undef, undef, undef, 0.3'; id -u";
    var worker = start(nobody, directory.resolve("own"), use, "sh", "-c", script);
    var lines =
        new String(worker.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    assertThat(lines.subList(0, 3)).containsExactly("none: sampled", "Status[code=0]", "ITSELF");
    assertThat(Long.parseLong(lines.get(3))).isBetween(45_000_000L, 120_000_000L);
    assertThat(lines.subList(5, 8)).containsExactly("1", isolation, "65534");
    assertThat(sleeping()).isZero();
  }

  private Process start(List<String> before, Path data, String use, String... command)
      throws IOException {
    return start(LonelyWorker.class, before, data, use, command);
  }

  private Process start(
      Class<?> program, List<String> before, Path data, String use, String... command)
      throws IOException {
    var classes = copyForEverybody();
    if (before.isEmpty()) {
      Files.createDirectories(data);
    }
    var line = new ArrayList<>(before);
    line.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx64m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            classes.toString(),
            program.getName(),
            data.toString(),
            use));
    line.addAll(Arrays.asList(command));
    var errors = directory.resolve("errors.txt").toFile();
    return new ProcessBuilder(line).redirectError(errors).start();
  }

  /** What is built may lie where another user may not look. */
  private Path copyForEverybody() throws IOException {
    var copy = Files.createDirectories(directory.resolve("classes"));
    for (var type : List.of(Processes.class, LonelyWorker.class)) {
      var from = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
      for (var part : List.of("process", "run", "measurement")) {
        var folder = Path.of("io/benchtable/jobs").resolve(part);
        if (Files.isDirectory(from.resolve(folder))) {
          Files.createDirectories(copy.resolve(folder));
          try (Stream<Path> files = Files.list(from.resolve(folder))) {
            for (var file : files.toList()) {
              Files.copy(file, copy.resolve(folder).resolve(file.getFileName()));
            }
          }
        }
      }
    }
    return copy;
  }

  private static long sleeping() {
    return running("1777.5").filter(ProcessHandle::isAlive).count();
  }

  private static Stream<ProcessHandle> running(String argument) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process.info().arguments().map(Arrays::asList).orElse(List.of()).contains(argument))
        .filter(
            process -> process.info().command().filter(path -> !path.endsWith("java")).isPresent());
  }
}
