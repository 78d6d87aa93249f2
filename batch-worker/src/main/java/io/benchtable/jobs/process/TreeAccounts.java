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
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a tree of our own: what is reaped, completed by what its cgroup or its processes'
 * own files say.
 */
final class TreeAccounts implements Accounts {

  private final Launcher launcher;
  private final int process;
  private final Tree tree;
  private final Optional<JobCgroup> cgroup;
  private final Orphans orphans;
  private final Sampler sampler;
  private final String method;
  private final boolean entered;
  private Before before = new Before(Share.NONE, Optional.empty(), Optional.empty(), CpuTime.ZERO);
  private Share waiting = Share.NONE;
  private Optional<Traffic> leftTraffic = Optional.empty();
  private Optional<Traffic> traffic = Optional.empty();
  private CpuTime leftCpu = CpuTime.ZERO;
  private Faults leftFaults = Faults.NONE;
  private Optional<Pressure> pressure = Optional.empty();
  private boolean complete = true;
  private Optional<CpuTime> inCgroup = Optional.empty();
  private Optional<JobCgroup.OutOfMemory> outOfMemory = Optional.empty();

  TreeAccounts(Launcher launcher, Command command, String method, Runnable overLimit) {
    this.launcher = launcher;
    this.process = launcher.record().process();
    this.tree = launcher.tree();
    this.cgroup = launcher.cgroup();
    this.orphans = new Orphans(launcher.chamber());
    this.sampler =
        new Sampler(
            launcher.chamber().map(Chamber::command).orElse(process),
            launcher.chamber().map(made -> Set.of(made.namespaces().first())).orElse(Set.of()),
            cgroup,
            command.memoryBytes(),
            overLimit,
            tree::remember);
    this.method = method;
    this.entered = command.enclosure().isPresent();
  }

  /** What becomes the command, or the engine, had used when the clock started. */
  private record Before(
      Share launchers, Optional<Traffic> traffic, Optional<Pressure> pressure, CpuTime tree) {}

  @Override
  public void begin() {
    var others = entered ? tree.members() : Map.<Integer, ProcStat>of();
    sampler.start(others.values());
    orphans.begin();
    before =
        new Before(
            Share.of(launcher.chamber().map(Chamber::command).orElse(process)),
            entered ? trafficOf(others.keySet()) : trafficOf(launchers()),
            cgroup.flatMap(JobCgroup::pressure),
            cgroup.map(JobCgroup::cpu).orElse(CpuTime.ZERO));
  }

  /** What becomes the command, and what waits for it. */
  private Collection<Integer> launchers() {
    return Stream.concat(Stream.of(process), launcher.chamber().map(Chamber::command).stream())
        .toList();
  }

  @Override
  public Optional<Left> end() {
    sampler.stop();
    pressure =
        cgroup.flatMap(JobCgroup::pressure).flatMap(now -> before.pressure().map(now::since));
    var left = tree.members().keySet();
    left.removeAll(launchers());
    leftTraffic = trafficOf(left);
    for (var id : left) {
      leftCpu = leftCpu.plus(Tree.stat(id).map(ProcStat::cpuTime).orElse(CpuTime.ZERO));
      leftFaults = leftFaults.plus(faultsOf(id));
    }
    complete = left.isEmpty();
    orphans.end(!complete);
    return Optional.of(Left.of(left));
  }

  @Override
  public void settle() {
    // It has only waited, and ended in its turn.
    waiting = launcher.chamber().map(_ -> Share.of(process)).orElse(Share.NONE);
    traffic = plus(plus(traffic(process), leftTraffic), orphans.traffic());
    inCgroup =
        cgroup
            .map(JobCgroup::cpu)
            .map(cpu -> cpu.since(before.tree()))
            .filter(cpu -> cpu.total() > 0);
    outOfMemory = cgroup.map(JobCgroup::outOfMemory);
  }

  @Override
  public Figures figures(Reaped reaped) {
    var own = Share.of(reaped).less(before.launchers().plus(waiting));
    return new Figures(
        cpu(own),
        sampler.peakBytes(entered ? 0 : reaped.maximumResidentBytes(), workersOwnPeak()),
        method,
        traffic.flatMap(now -> before.traffic().map(now::since)).orElse(null),
        switches(own),
        faults(own),
        pressure.orElse(null),
        outOfMemory);
  }

  /** Where there are no namespaces nobody waits for orphans, and the kernel forgets them. */
  private Optional<Share> whole(Share own) {
    return launcher.chamber().isPresent()
        ? orphans.share().map(own::plus)
        : Optional.of(own).filter(_ -> complete);
  }

  /**
   * An engine's own cannot be told from the command's, and of what was not waited for the kernel
   * gives them by thread, of those that are left.
   */
  private @Nullable Switches switches(Share own) {
    return entered ? null : whole(own).map(Share::switches).orElse(null);
  }

  /** Of what is left they are known to the end of the command at least. */
  private @Nullable Faults faults(Share own) {
    return entered
        ? null
        : whole(own).map(Share::faults).orElseGet(() -> own.faults().plus(leftFaults));
  }

  /** Without a cgroup, what an engine had used before the clock is known in ticks of 10 ms only. */
  private @Nullable CpuTime cpu(Share own) {
    if (entered) {
      return inCgroup.orElse(null);
    }
    return inCgroup
        .map(own.cpu()::completedBy)
        .orElseGet(() -> whole(own).map(Share::cpu).orElseGet(() -> own.cpu().plus(leftCpu)));
  }

  /** Of all of them; nothing if one cannot be read. */
  private static Optional<Traffic> trafficOf(Collection<Integer> processes) {
    return processes.stream()
        .map(TreeAccounts::traffic)
        .reduce(Optional.of(Traffic.NONE), TreeAccounts::plus);
  }

  private static Optional<Traffic> plus(Optional<Traffic> one, Optional<Traffic> other) {
    return one.flatMap(first -> other.map(first::plus));
  }

  static Optional<Traffic> traffic(int process) {
    return Kernel.read(Path.of("/proc/" + process + "/io")).map(Traffic::parse);
  }

  private static Faults faultsOf(int process) {
    return Faults.parse(Kernel.read(Path.of("/proc/" + process + "/stat")).orElse(""));
  }

  /** A child starts in our memory, and the kernel lets it keep our peak as its own. */
  private static long workersOwnPeak() {
    return ColonFile.parse(Kernel.read(Path.of("/proc/self/status")).orElse(""))
            .getOrDefault("VmHWM", 0L)
        * 1024;
  }
}
