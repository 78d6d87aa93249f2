package io.benchtable.jobs.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.jobs.measurement.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command sees, reaches and may write to in a room, whoever makes the namespaces. */
class NamespacesIntegrationTests {

  private final Path directory;
  private final Path work;

  NamespacesIntegrationTests(@TempDir Path directory) throws IOException {
    this.directory = directory;
    this.work = Files.createDirectory(directory.resolve("it's work"));
  }

  private Sandbox sandbox(String maker) throws IOException {
    var sandbox = new Sandbox(directory, false, 0, List.of(maker));
    var isolation = sandbox.run("true").isolation();
    assumeTrue(isolation.why() == null, "Skipped: needs namespaces, but " + isolation.why());
    return sandbox;
  }

  private Room room(boolean network, Path... shown) {
    return new Room(List.of(work), directory.resolve("tmp"), List.of(shown), network);
  }

  private Outcome run(Sandbox sandbox, Room room, String script) throws IOException {
    return sandbox.run(sandbox.command("sh", "-c", "cd \"$0\"; " + script, work.toString()), room);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bwrap", "unshare"})
  void writesToItsOwnFoldersOnly(String maker) throws IOException {
    var dataset = Files.writeString(directory.resolve("data set.txt"), "given");
    var secret = Files.createTempFile("benchtable", ".secret");
    try (var sandbox = sandbox(maker)) {
      var script =
          """
          cat "../data set.txt" > copy
          echo own > "$TMPDIR/file"; cat /tmp/file >> copy; echo x > /dev/shm/x && cat /dev/shm/x
          for file in "../data set.txt" /usr/benchtable-test /etc/benchtable-test; do
            { echo > "$file"; } 2> /dev/null && echo "wrote $file"
          done
          echo > ../other; ls /tmp
          """;
      var outcome = run(sandbox, room(false, dataset), "TMPDIR=../tmp; " + script);
      assertThat(sandbox.printed().lines()).contains("x", "file").noneMatch(this::isWritten);
      assertThat(sandbox.printed()).doesNotContain(secret.getFileName().toString());
      assertThat(work.resolve("copy")).hasContent("givenown");
      assertThat(outcome.exit()).isEqualTo(new Exit.Status(0));
    } finally {
      Files.delete(secret);
    }
    assertThat(dataset).hasContent("given");
    assertThat(directory.resolve("other")).doesNotExist();
    assertThat(directory.resolve("tmp/file")).hasContent("own");
  }

  private boolean isWritten(String line) {
    return line.startsWith("wrote");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bwrap", "unshare"})
  void seesItsOwnProcessesAndIsNotTheFirst(String maker) throws IOException {
    try (var sandbox = sandbox(maker)) {
      var outcome = run(sandbox, room(false), "echo $$; echo /proc/[0-9]*; ls /proc/self/fd; pwd");
      var lines = sandbox.printed().lines().toList();
      assertThat(Integer.parseInt(lines.getFirst())).isBetween(2, 100);
      assertThat(lines.get(1).split(" ")).hasSize(3);
      assertThat(lines.subList(2, 6)).containsExactly("0", "1", "2", "3");
      assertThat(outcome.left()).contains(Left.NONE);
      var by = maker.equals("bwrap") ? "bubblewrap" : maker;
      assertThat(outcome.isolation())
          .isEqualTo(
              new Isolation(
                  "none", namesFor("pid, mount, network, ipc"), by, "none", "shared", null));
    }
  }

  private static String namesFor(String names) throws IOException {
    return Owner.ours().isRoot() ? names : "user, " + names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"bwrap", "unshare"})
  void reachesTheNetworkOnlyWhenAsked(String maker) throws IOException {
    var interfaces = "wc -l < /proc/net/dev";
    var host = Files.readAllLines(Path.of("/proc/net/dev")).size();
    var connect =
        "perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(Listen => 1, LocalAddr =>"
            + " q(127.0.0.1)) or die; IO::Socket::INET->new(q(127.0.0.1:) . $s->sockport) or die'";
    try (var sandbox = sandbox(maker)) {
      assertThat(run(sandbox, room(false), interfaces + "; " + connect).exit())
          .isEqualTo(new Exit.Status(0));
      assertThat(sandbox.printed().strip()).isEqualTo("3");
      var outcome = run(sandbox, room(true), interfaces);
      assertThat(sandbox.printed().strip()).isEqualTo(Integer.toString(host));
      assertThat(outcome.isolation().network()).isEqualTo("host");
      assertThat(outcome.isolation().namespaces()).isEqualTo(namesFor("pid, mount, ipc"));
    }
  }

  /** Each burns and says how much; the second is nobody's child when it ends. */
  @ParameterizedTest
  @ValueSource(strings = {"bwrap", "unshare"})
  void countsWhatLostItsParentToTheEnd(String maker) throws IOException {
    var burn =
        "perl -e 'do { $x += $_ for 1..20000; @t = times } while ($t[0] + $t[1] < 0.2);"
            + " open F, q(>>spent); print F $t[0] + $t[1], qq(\\n)'";
    try (var sandbox = sandbox(maker)) {
      var usage =
          run(sandbox, room(false), "(" + burn + " &); until [ -s spent ]; do :; done").usage();
      assertThat(requireNonNull(usage.cpu()).total() / 1e9).isGreaterThan(0.2);
      assertThat(usage.switches()).isNotNull();
      assertThat(usage.traffic()).isNotNull();
    }
  }

  @Test
  void findsChildrenInEitherWay() throws IOException, InterruptedException {
    var shell = new ProcessBuilder("sh", "-c", "sleep 987.75 & sleep 987.75 & wait").start();
    var process = (int) shell.pid();
    try {
      Awaitility.await().until(() -> Namespaces.childrenAmongAll(process).size() == 2);
      assertThat(Namespaces.children(process))
          .containsExactlyInAnyOrderElementsOf(Namespaces.childrenAmongAll(process));
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly().waitFor();
    }
    assertThat(Namespaces.children(process)).isEmpty();
  }

  @Test
  void saysWhyThereAreNone() throws IOException {
    try (var sandbox = new Sandbox(directory, false)) {
      var isolation = sandbox.run(sandbox.command("true"), room(false)).isolation();
      assertThat(isolation)
          .isEqualTo(
              new Isolation("none", "none", "none", "host", "shared", "switched off by a setting"));
    }
  }
}
