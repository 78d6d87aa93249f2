package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.ProcStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The namespaces of one command. A shell is process 1 in them: it waits for whatever loses its
 * parent, and when it ends the kernel ends all others. The command is put beside it, as a
 * descendant of a launcher of ours, so that what it used is told when that is reaped.
 */
final class Namespaces {

  /** A large process needs a while to give its memory back. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String FIRST =
      "while :; do sleep 2147483 & if [ -z \"$said\" ]; then said=yes; echo ready >&4;"
          + " exec > /dev/null 2>&1 4>&-; fi; wait; done";

  private final Walls.Tools tools;
  private final boolean user;
  private final Room room;
  private final int keeper;
  private final Set<Integer> helpers;
  private int first;
  private boolean ended;

  private Namespaces(Walls.Tools tools, boolean user, Room room, int keeper) {
    this.tools = tools;
    this.user = user;
    this.room = room;
    this.keeper = keeper;
    this.helpers = new HashSet<>(Set.of(keeper));
  }

  /** What they are made of: the folder for scripts, and one that copies are mounted on. */
  record Ground(Path directory, Path root) {}

  /**
   * @param mark of the tree that they belong to
   */
  static Namespaces start(Walls.Possible walls, Room room, String mark, Ground ground)
      throws IOException {
    return switch (walls) {
      case Bubblewrap maker -> start(maker, room, mark);
      case Unshare maker -> start(maker, room, mark, ground);
    };
  }

  private static Namespaces start(Bubblewrap maker, Room room, String mark) throws IOException {
    var argv = maker.command(room, List.of("/bin/sh", "-c", FIRST));
    return start(maker.tools(), maker.user(), room, mark, argv);
  }

  private static Namespaces start(Unshare maker, Room room, String mark, Ground ground)
      throws IOException {
    var script = ground.directory().resolve(mark + ".namespaces.sh");
    Files.writeString(script, maker.script(room, ground.root(), FIRST));
    try {
      return start(maker.tools(), maker.user(), room, mark, maker.command(room, script));
    } finally {
      Files.deleteIfExists(script);
    }
  }

  private static Namespaces start(
      Walls.Tools tools, boolean user, Room room, String mark, List<String> argv)
      throws IOException {
    try (var answers = Pipe.fromChild()) {
      var end = answers.childsEnd();
      var keeper = Spawn.start(argv, environment(mark), -1, end, end, -1, end);
      answers.handedOver();
      var namespaces = new Namespaces(tools, user, room, keeper);
      var ready = false;
      try {
        var said = answers.saidInsteadOf("ready");
        if (said.isPresent()) {
          throw new CannotStart(
              "Expected " + argv.getFirst() + " to make namespaces, but: " + said.get());
        }
        namespaces.look();
        ready = true;
      } finally {
        if (!ready) {
          namespaces.end();
          namespaces.reap();
        }
      }
      return namespaces;
    }
  }

  private static List<String> environment(String mark) {
    return List.of(
        "BENCHTABLE_JOB=" + mark,
        "PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin");
  }

  private void look() throws IOException {
    first = onlyChild(keeper);
    helpers.add(first);
    helpers.add(onlyChild(first));
  }

  /** The one child that a process has. */
  static int onlyChild(int parent) throws IOException {
    var children = children(parent);
    if (children.size() != 1) {
      throw new IOException(
          "Expected process " + parent + " to have one child, but it has " + children.size());
    }
    return children.getFirst();
  }

  /** Of a process of one thread; some kernels have them in a file. */
  static List<Integer> children(int parent) {
    return Kernel.read(Path.of("/proc/" + parent + "/task/" + parent + "/children"))
        .map(Namespaces::numbers)
        .orElseGet(() -> childrenAmongAll(parent));
  }

  private static List<Integer> numbers(String text) {
    return Stream.of(text.strip().split(" "))
        .filter(word -> !word.isEmpty())
        .map(Integer::parseInt)
        .toList();
  }

  static List<Integer> childrenAmongAll(int parent) {
    return Tree.processes().stream()
        .filter(id -> Tree.stat(id).filter(stat -> stat.parent() == parent).isPresent())
        .toList();
  }

  /** Whether there is one, alive or not waited for yet. */
  boolean hasOrphans() {
    return !helpers.containsAll(children(first));
  }

  /** A command that runs, inside and in a session of its own, what follows it. */
  List<String> enter() {
    var argv = new ArrayList<>(List.of(tools.nsenter().toString()));
    argv.addAll(List.of("--target", Integer.toString(first)));
    if (user) {
      argv.addAll(List.of("--user", "--preserve-credentials"));
    }
    argv.addAll(List.of("--mount", "--ipc", "--pid"));
    if (!room.network()) {
      argv.add("--net");
    }
    argv.addAll(List.of("--", tools.setsid().toString()));
    return argv;
  }

  /** What keeps them: none of the command's. */
  Set<Integer> helpers() {
    return helpers;
  }

  /** Process 1 inside: whatever loses its parent is its child. */
  int first() {
    return first;
  }

  /** Our child, whose reaping tells what its descendants have used. */
  int keeper() {
    return keeper;
  }

  String words() {
    return Walls.names(room, user);
  }

  /** Kills all that is inside, and waits until it is gone. */
  void end() {
    Native.signal(first > 1 ? first : -keeper, Native.KILL);
    var giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (Tree.stat(keeper).filter(ProcStat::alive).isPresent()) {
      if (System.nanoTime() >= giveUp) {
        return;
      }
      LockSupport.parkNanos(500_000);
    }
    ended = true;
  }

  /** What those had used that lost their parent; nothing while the kernel holds on to one. */
  Optional<Reaped> reap() throws IOException {
    return ended ? Optional.of(Reaped.reap(keeper)) : Optional.empty();
  }
}
