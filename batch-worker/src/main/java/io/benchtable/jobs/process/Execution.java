package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.ColonFile;
import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.HostLoad;
import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.ProcStat;
import io.benchtable.jobs.measurement.Switches;
import io.benchtable.jobs.measurement.Traffic;
import io.benchtable.jobs.measurement.Usage;
import io.benchtable.jobs.process.Outcome.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** A command that is ready to start. {@link #run} blocks until it and all its tree have ended. */
public final class Execution {

  private final Launcher launcher;
  private final Command command;
  private final Duration grace;
  private final String peakMemoryMethod;
  private final Pump output;
  private final Pump errors;
  private final ExitWatch watch;
  private volatile Ending forced = Ending.ITSELF;

  private Execution(
      Launcher launcher, Command command, Duration grace, String method, Sink output, Sink errors)
      throws IOException {
    this.launcher = launcher;
    this.command = command;
    this.grace = grace;
    this.peakMemoryMethod = method;
    this.watch = ExitWatch.open(launcher.record().process());
    this.output = Pump.start(launcher.output(), output, "stdout " + command.name());
    this.errors = Pump.start(launcher.errors(), errors, "stderr " + command.name());
  }

  static Execution prepare(
      Launcher launcher, Command command, Duration grace, String method, Sink output, Sink errors)
      throws IOException {
    try {
      launcher.prepare(command);
      return new Execution(launcher, command, grace, method, output, errors);
    } catch (IOException failed) {
      launcher.close();
      throw failed;
    }
  }

  /** Ends the command: asks first, then kills. From any thread, at any time. */
  public void cancel() {
    end(Ending.CANCELLED);
  }

  /** The first reason counts. */
  private synchronized void end(Ending ending) {
    if (forced == Ending.ITSELF) {
      forced = ending;
    }
    watch.wake();
  }

  /** What the launcher itself had used when the clock started. */
  private record Before(long cpuNanos, Switches switches, Traffic traffic, CpuTime tree) {}

  /** Starts the clock and the command, on a platform thread of the caller's. */
  public Outcome run() throws IOException {
    var process = launcher.record().process();
    var sampler =
        new Sampler(
            process, launcher.cgroup(), command.memoryBytes(), () -> end(Ending.OUT_OF_MEMORY));
    try (var _ = launcher.guardDisk(() -> end(Ending.DISK_FULL))) {
      var load = HostLoad.now();
      sampler.start();
      var before = before(process);
      var startedAt = Instant.now();
      var began = System.nanoTime();
      launcher.go();
      var end = awaitEnd(began);
      sampler.stop();
      return outcome(process, sampler, load, before, startedAt, began, end);
    } finally {
      launcher.closePipes();
      watch.close();
    }
  }

  /** Ends what was made ready, when it is not to run after all. */
  public void discard() throws IOException {
    launcher.close();
    watch.close();
  }

  private Before before(int process) {
    var schedule = Kernel.read(proc(process, "schedstat")).orElse("0").strip().split(" ")[0];
    return new Before(
        Long.parseLong(schedule),
        Switches.parse(Kernel.read(proc(process, "status")).orElse("")),
        Traffic.parse(Kernel.read(proc(process, "io")).orElse("")),
        launcher.cgroup().map(JobCgroup::cpu).orElse(CpuTime.ZERO));
  }

  private static Path proc(int process, String file) {
    return Path.of("/proc/" + process + "/" + file);
  }

  private record End(long at, Ending ending) {}

  private End awaitEnd(long began) throws IOException {
    var tree = new Tree(launcher.record());
    var ending = Ending.ITSELF;
    var deadline = OptionalLong.of(began + command.timeout().toNanos());
    var killed = false;
    while (true) {
      var patience = deadline.isPresent() ? deadline.getAsLong() - System.nanoTime() : HOUR;
      var waited = watch.await(patience);
      if (waited.ended()) {
        return new End(waited.at(), ending);
      }
      var due = deadline.isPresent() && waited.at() >= deadline.getAsLong();
      if (ending == Ending.ITSELF && (waited.woken() || due)) {
        ending = forced == Ending.ITSELF ? Ending.TIMED_OUT : forced;
        tree.signal(endsAtOnce(ending) ? Native.KILL : Native.TERM);
        deadline = OptionalLong.of(System.nanoTime() + grace.toNanos());
      } else if (!killed && (due || waited.woken() && endsAtOnce(forced))) {
        tree.signal(Native.KILL);
        killed = true;
        deadline = OptionalLong.empty();
      }
    }
  }

  /** What takes from others what they need is not asked first. */
  private static boolean endsAtOnce(Ending ending) {
    return ending == Ending.OUT_OF_MEMORY || ending == Ending.DISK_FULL;
  }

  private static final long HOUR = Duration.ofHours(1).toNanos();

  private Outcome outcome(
      int process,
      Sampler sampler,
      HostLoad load,
      Before before,
      Instant startedAt,
      long began,
      End end)
      throws IOException {
    var steal = HostLoad.now().stealSince(load);
    var traffic = traffic(process);
    var tree = new Tree(launcher.record());
    var left = tree.remaining();
    left.remove(process);
    var leftCpu = CpuTime.ZERO;
    for (var id : left) {
      traffic = traffic.plus(traffic(id));
      leftCpu = leftCpu.plus(Tree.stat(id).map(ProcStat::cpuTime).orElse(CpuTime.ZERO));
    }
    var killed = tree.kill(true);
    var treeCpu = launcher.cgroup().map(JobCgroup::cpu).map(cpu -> cpu.since(before.tree()));
    var memory = launcher.cgroup().map(JobCgroup::outOfMemory);
    var reaped = launcher.reap();
    output.finish();
    errors.finish();
    var waitedFor = reaped.cpu().less(before.cpuNanos());
    var cpu =
        treeCpu.isPresent() && treeCpu.get().total() > 0
            ? waitedFor.completedBy(treeCpu.get())
            : waitedFor.plus(leftCpu);
    var usage =
        new Usage(
            end.at() - began,
            cpu,
            sampler.peakBytes(reaped.maximumResidentBytes(), workersOwnPeak()),
            peakMemoryMethod,
            traffic.since(before.traffic()),
            reaped.switches().since(before.switches()),
            load.load(),
            steal);
    var ending = end.ending() == Ending.ITSELF ? ending(memory) : end.ending();
    return new Outcome(reaped.exit(), ending, startedAt, left.size(), killed.survivors(), usage);
  }

  /** Why it seems to have ended by itself. */
  private Ending ending(Optional<JobCgroup.OutOfMemory> memory) {
    if (memory.isEmpty() || memory.get().kills() == 0) {
      return Ending.ITSELF;
    }
    return command.memoryBytes().isPresent() && memory.get().limitReached()
        ? Ending.OUT_OF_MEMORY
        : Ending.HOST_OUT_OF_MEMORY;
  }

  private static Traffic traffic(int process) {
    return Kernel.read(proc(process, "io")).map(Traffic::parse).orElse(Traffic.NONE);
  }

  /** A child starts in our memory, and the kernel lets it keep our peak as its own. */
  private static long workersOwnPeak() {
    return ColonFile.parse(Kernel.read(Path.of("/proc/self/status")).orElse(""))
            .getOrDefault("VmHWM", 0L)
        * 1024;
  }
}
