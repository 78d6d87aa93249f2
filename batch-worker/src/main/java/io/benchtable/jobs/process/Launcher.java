package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Isolation;
import io.benchtable.jobs.measurement.ProcStat;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A shell inside a sandbox that waits to become a command. Joining a cgroup takes the kernel 5 to
 * 20 ms, so launchers are made before they are needed.
 */
final class Launcher implements AutoCloseable {

  private static final int LAST_WORDS = 4096;

  private final Home home;
  private final TreeRecord record;
  private final Tree tree;
  private final Optional<JobCgroup> cgroup;
  private final Pipes pipes;
  private final Limits limits;
  private Optional<Entrance> entrance = Optional.empty();
  private Optional<Chamber> chamber = Optional.empty();
  private Isolation isolation;
  private boolean over;

  private Launcher(Home home, Tree tree, Optional<JobCgroup> cgroup, Pipes pipes) {
    this.home = home;
    this.record = tree.record();
    this.tree = tree;
    this.cgroup = cgroup;
    this.pipes = pipes;
    this.limits = new Limits(home.platform(), cgroup);
    this.isolation =
        new Isolation(
            home.cgroups().words(), Isolation.NONE, Isolation.NONE, "host", "shared", "not asked");
  }

  static Launcher start(Home home) throws IOException {
    var mark = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    var cgroup = home.cgroups().create(mark);
    var pipes = Optional.<Pipes>empty();
    try {
      pipes = Optional.of(Pipes.open());
      return start(home, mark, cgroup, pipes.get());
    } catch (IOException failed) {
      if (pipes.isPresent()) {
        pipes.get().close();
      }
      Cgroups.remove(cgroup.map(JobCgroup::directories).orElse(List.of()));
      throw failed;
    }
  }

  private static Launcher start(Home home, String mark, Optional<JobCgroup> cgroup, Pipes pipes)
      throws IOException {
    var directories = cgroup.map(JobCgroup::directories).orElse(List.of());
    var elders = Elders.now();
    var process = home.spawn(mark, directories, pipes);
    pipes.handedOver();
    var startTicks = Tree.stat(process).map(ProcStat::startTicks).orElse(0L);
    var record = new TreeRecord(process, mark, startTicks, LeftBehind.boot(), directories);
    var launcher = new Launcher(home, new Tree(record, elders), cgroup, pipes);
    launcher.enlist();
    return launcher;
  }

  /** Nothing of the step runs before it is written down and watched. */
  private void enlist() throws IOException {
    try {
      record.write(home.directory());
      home.warden().watch(record);
      pipes.expect("joined");
    } catch (IOException failed) {
      close();
      throw failed;
    }
  }

  /** Makes everything ready but for the start itself, or ends. */
  void prepare(Command command, Walls walls, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    var ready = false;
    try {
      makeReady(command, walls, heartbeat);
      ready = true;
    } finally {
      if (!ready) {
        close();
      }
    }
  }

  private void makeReady(Command command, Walls walls, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    if (command.enclosure().isPresent()) {
      enter(command, command.enclosure().get(), heartbeat);
      return;
    }
    limits.set(command, record.process());
    if (command.room().isPresent() && walls instanceof Walls.Possible possible) {
      enter(command, command.room().get(), possible);
      return;
    }
    if (walls instanceof Walls.None(String why)) {
      isolation = isolation.because(why);
    }
    become(StepScript.of(command));
  }

  private void become(String script) throws IOException {
    Files.writeString(scriptFile(), script);
    pipes.orders().say(scriptFile() + "\n");
    pipes.expect("ready");
  }

  private void enter(Command command, Room room, Walls.Possible walls) throws IOException {
    var made = Chamber.make(home, room, walls, record.mark());
    chamber = Optional.of(made);
    tree.helpedBy(made.namespaces().helpers());
    isolation = made.isolation(isolation);
    become(made.entrance(command));
    made.entered(record.process());
  }

  private void enter(Command command, Enclosure enclosure, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    if (enclosure.inside() instanceof Inside.OurTree) {
      limits.set(command, record.process());
    }
    var opened = Entrance.prepare(command, enclosure);
    entrance = Optional.of(opened);
    become(StepScript.entering(command, enclosure));
    opened.await(record.process(), heartbeat, this::lastErrors);
  }

  /** Of a command that is ready: the end of the first of these processes is its end. */
  List<Integer> watched() {
    var inside = chamber.map(Chamber::command).or(() -> entrance.flatMap(Entrance::waiting));
    return Stream.concat(Stream.of(record.process()), inside.stream()).toList();
  }

  /** Where the command itself is not the launcher but its child. */
  Optional<Chamber> chamber() {
    return chamber;
  }

  /** What the launcher, which has ended, last said, and what was printed through it. */
  private String lastErrors() throws IOException {
    var memory = cgroup.map(JobCgroup::outOfMemory).filter(found -> found.kills() > 0);
    tree.kill(true);
    var printed = new Printed(LAST_WORDS);
    // As a pump does: a process out of our reach may hold the other end for ever.
    Pump.start(pipes.errors(), printed, "last words " + record.mark()).finish();
    var text = printed.text().strip();
    return memory.isPresent() ? "there is too little memory to enter it; " + text : text;
  }

  private Path scriptFile() {
    return home.directory().resolve(record.mark() + ".sh");
  }

  /** The launcher becomes the command, or what waits in the enclosure does. */
  void go() throws IOException {
    if (entrance.isPresent()) {
      entrance.get().go();
    } else {
      pipes.orders().say("\n");
    }
  }

  /** Calls {@code scarce} if less than the reserve is free, until it is closed. */
  DiskGuard guardDisk(Runnable scarce) {
    return DiskGuard.watch(home.directory(), home.diskReserve(), scarce);
  }

  /** Keeps all that is ours off the command's cores, as far as it has some of its own. */
  Quiet quiet() {
    return limits.quiet(tree.everybody());
  }

  Isolation isolation() {
    return isolation;
  }

  boolean isAlive() {
    return Tree.stat(record.process()).filter(ProcStat::alive).isPresent();
  }

  TreeRecord record() {
    return record;
  }

  Tree tree() {
    return tree;
  }

  Optional<JobCgroup> cgroup() {
    return cgroup;
  }

  Pipe output() {
    return pipes.output();
  }

  Pipe errors() {
    return pipes.errors();
  }

  /** Reaps the first process of the tree, which has ended, and forgets the tree. */
  Reaped reap() throws IOException {
    over = true;
    home.warden().release(record);
    var reaped = Reaped.reap(record.process());
    if (chamber.isPresent()) {
      chamber.get().reap();
    }
    Cgroups.remove(record.cgroups());
    Files.deleteIfExists(scriptFile());
    Files.deleteIfExists(record.file(home.directory()));
    return reaped;
  }

  /** Ends what was not reaped: a launcher that never became a command, or one that failed. */
  @Override
  public void close() throws IOException {
    if (!over) {
      Native.signal(-record.process(), Native.KILL);
      chamber.ifPresent(made -> made.namespaces().end());
      tree.kill(true);
      reap();
    }
    closePipes();
  }

  void closePipes() throws IOException {
    pipes.close();
    if (entrance.isPresent()) {
      entrance.get().close();
    }
  }
}
