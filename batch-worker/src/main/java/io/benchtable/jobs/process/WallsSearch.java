package io.benchtable.jobs.process;

import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds out how namespaces can be made on this host, by making some and running a command that does
 * nothing in them: once, when they are first needed.
 */
final class WallsSearch {

  static final Walls.None NOT_ASKED = new Walls.None("nothing is measured");

  private static final List<String> PATH =
      List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin", "/sbin");

  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final Duration RETRIED_AFTER = Duration.ofMinutes(10);
  private static final int LONGEST_REASON = 200;

  private final Home home;
  private final List<String> makers;
  private Optional<Walls> found = Optional.empty();
  private long foundAt;

  WallsSearch(Home home, List<String> makers) {
    this.home = home;
    this.makers = makers;
  }

  /** Once found they stay; what failed may have failed for the moment, and is tried again. */
  synchronized Walls found() throws IOException, NoLongerWanted {
    if (found.isEmpty() || (found.get() instanceof Walls.None && isOld())) {
      found =
          Optional.of(makers.isEmpty() ? new Walls.None("switched off by a setting") : search());
      foundAt = System.nanoTime();
    }
    return found.get();
  }

  private boolean isOld() {
    return System.nanoTime() - foundAt > RETRIED_AFTER.toNanos();
  }

  private Walls search() throws IOException, NoLongerWanted {
    var nsenter = program("nsenter");
    var setsid = program("setsid");
    if (nsenter.isEmpty() || setsid.isEmpty()) {
      return new Walls.None("nsenter and setsid of util-linux are not there");
    }
    // For root one of its own would only hide other users' files.
    var user = !Owner.ours().isRoot();
    var why = new ArrayList<String>();
    for (var name : makers) {
      var maker = program(name);
      if (maker.isEmpty()) {
        why.add(name + " is not there");
        continue;
      }
      var tools = new Walls.Tools(maker.get(), nsenter.get(), setsid.get());
      var walls = name.equals("bwrap") ? new Bubblewrap(tools, user) : new Unshare(tools, user);
      var failure = tried(walls);
      if (failure.isEmpty()) {
        return walls;
      }
      why.add(name + ": " + failure.get());
    }
    return new Walls.None(String.join("; ", why));
  }

  private static Optional<Path> program(String name) {
    return PATH.stream()
        .map(folder -> Path.of(folder, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  /** Why they cannot be made. */
  private Optional<String> tried(Walls.Possible walls) throws IOException, NoLongerWanted {
    var directory = Files.createTempDirectory(home.directory(), "trial");
    var errors = new Printed(LONGEST_REASON);
    try {
      var launcher = Launcher.start(home);
      var command = command(directory);
      launcher.prepare(command, walls, _ -> {});
      var outcome = Execution.of(launcher, command, Duration.ZERO, "", bytes -> {}, errors).run();
      return outcome.exit().equals(new Exit.Status(0))
          ? Optional.empty()
          : Optional.of(outcome.exit() + " " + errors.text());
    } catch (IOException refused) {
      return Optional.of(reason(String.valueOf(refused.getMessage())));
    } finally {
      try (var files = Files.walk(directory)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  /** What the program itself says. */
  private static String reason(String message) {
    var said = message.substring(message.indexOf(", but: ") + 1).replaceFirst("^ but: ", "");
    var line = said.lines().findFirst().orElse("it does not say why");
    return line.substring(0, Math.min(line.length(), LONGEST_REASON));
  }

  /** It writes where it may, and cannot where it may not. */
  private static Command command(Path directory) throws IOException {
    var work = Files.createDirectory(directory.resolve("work"));
    var temporary = Files.createDirectory(directory.resolve("tmp"));
    return new Command(
            "trying namespaces",
            List.of("sh", "-c", "echo > file && echo > /tmp/file && [ ! -w /usr ]"),
            Map.of("PATH", String.join(":", PATH)),
            work,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            LONGEST)
        .in(new Room(List.of(work), temporary, List.of(), false));
  }
}
