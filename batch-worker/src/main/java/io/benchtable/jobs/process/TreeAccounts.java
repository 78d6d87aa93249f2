package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.ColonFile;
import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Faults;
import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.Pressure;
import io.benchtable.jobs.measurement.ProcStat;
import io.benchtable.jobs.measurement.Switches;
import io.benchtable.jobs.measurement.Traffic;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a tree of our own: what is reaped, completed by what its cgroup or its processes'
 * own files say.
 */
final class TreeAccounts implements Accounts {

  private final int process;
  private final Tree tree;
  private final Optional<JobCgroup> cgroup;
  private final Sampler sampler;
  private final String method;
  private final boolean entered;
  private Before before =
      new Before(
          CpuTime.ZERO,
          new Switches(0, 0),
          Optional.empty(),
          Faults.NONE,
          Optional.empty(),
          CpuTime.ZERO);
  private Optional<Traffic> traffic = Optional.empty();
  private CpuTime leftCpu = CpuTime.ZERO;
  private Faults leftFaults = Faults.NONE;
  private Optional<Pressure> pressure = Optional.empty();
  private boolean complete = true;
  private Optional<CpuTime> inCgroup = Optional.empty();
  private Optional<JobCgroup.OutOfMemory> outOfMemory = Optional.empty();

  TreeAccounts(Launcher launcher, Command command, String method, Runnable overLimit) {
    this.process = launcher.record().process();
    this.tree = launcher.tree();
    this.cgroup = launcher.cgroup();
    this.sampler = new Sampler(process, cgroup, command.memoryBytes(), overLimit, tree::remember);
    this.method = method;
    this.entered = command.enclosure().isPresent();
  }

  /** What the launcher itself, or the engine, had used when the clock started. */
  private record Before(
      CpuTime cpu,
      Switches switches,
      Optional<Traffic> traffic,
      Faults faults,
      Optional<Pressure> pressure,
      CpuTime tree) {}

  @Override
  public void begin() {
    var others = entered ? tree.members() : Map.<Integer, ProcStat>of();
    sampler.start(others.values());
    before =
        new Before(
            launchersCpu(),
            Switches.parse(Kernel.read(proc(process, "status")).orElse("")),
            entered ? trafficOf(others.keySet()) : traffic(process),
            faults(process),
            cgroup.flatMap(JobCgroup::pressure),
            cgroup.map(JobCgroup::cpu).orElse(CpuTime.ZERO));
  }

  private static Faults faults(int process) {
    return Faults.parse(Kernel.read(proc(process, "stat")).orElse(""));
  }

  /** In nanoseconds, which a shell of one thread has in one file. */
  private CpuTime launchersCpu() {
    var schedule = Kernel.read(proc(process, "schedstat")).orElse("0").strip().split(" ")[0];
    return new CpuTime(0, Long.parseLong(schedule));
  }

  @Override
  public Optional<Left> end() {
    sampler.stop();
    pressure =
        cgroup.flatMap(JobCgroup::pressure).flatMap(now -> before.pressure().map(now::since));
    var left = tree.members().keySet();
    left.remove(process);
    traffic = plus(traffic(process), trafficOf(left));
    for (var id : left) {
      leftCpu = leftCpu.plus(Tree.stat(id).map(ProcStat::cpuTime).orElse(CpuTime.ZERO));
      leftFaults = leftFaults.plus(faults(id));
    }
    complete = left.isEmpty();
    return Optional.of(Left.of(left));
  }

  @Override
  public void settle() {
    inCgroup =
        cgroup
            .map(JobCgroup::cpu)
            .map(cpu -> cpu.since(before.tree()))
            .filter(cpu -> cpu.total() > 0);
    outOfMemory = cgroup.map(JobCgroup::outOfMemory);
  }

  @Override
  public Figures figures(Reaped reaped) {
    return new Figures(
        cpu(reaped),
        sampler.peakBytes(entered ? 0 : reaped.maximumResidentBytes(), workersOwnPeak()),
        method,
        traffic.flatMap(now -> before.traffic().map(now::since)).orElse(null),
        switches(reaped),
        // An engine's own cannot be told from the command's.
        entered ? null : reaped.faults().since(before.faults()).plus(leftFaults),
        pressure.orElse(null),
        outOfMemory);
  }

  /**
   * An engine's own cannot be told from the command's, and of what was not waited for the kernel
   * gives them by thread, of those that are left.
   */
  private @Nullable Switches switches(Reaped reaped) {
    return entered || !complete ? null : reaped.switches().since(before.switches());
  }

  /** Without a cgroup, what an engine had used before the clock is known in ticks of 10 ms only. */
  private @Nullable CpuTime cpu(Reaped reaped) {
    if (entered) {
      return inCgroup.orElse(null);
    }
    var waitedFor = reaped.cpu().less(before.cpu().total());
    return inCgroup.map(waitedFor::completedBy).orElseGet(() -> waitedFor.plus(leftCpu));
  }

  /** Of all of them; nothing if one cannot be read. */
  private static Optional<Traffic> trafficOf(Set<Integer> processes) {
    return processes.stream()
        .map(TreeAccounts::traffic)
        .reduce(Optional.of(Traffic.NONE), TreeAccounts::plus);
  }

  private static Optional<Traffic> plus(Optional<Traffic> one, Optional<Traffic> other) {
    return one.flatMap(first -> other.map(first::plus));
  }

  private static Optional<Traffic> traffic(int process) {
    return Kernel.read(proc(process, "io")).map(Traffic::parse);
  }

  private static Path proc(int process, String file) {
    return Path.of("/proc/" + process + "/" + file);
  }

  /** A child starts in our memory, and the kernel lets it keep our peak as its own. */
  private static long workersOwnPeak() {
    return ColonFile.parse(Kernel.read(Path.of("/proc/self/status")).orElse(""))
            .getOrDefault("VmHWM", 0L)
        * 1024;
  }
}
