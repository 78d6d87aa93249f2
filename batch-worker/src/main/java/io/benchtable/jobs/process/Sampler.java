package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.CgroupPeak;
import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.ProcStat;
import io.benchtable.jobs.measurement.SampledPeak;
import io.benchtable.jobs.measurement.SampledPeak.Resident;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads a tree's memory while it runs. It must not disturb what is measured: it reads often at
 * first, then ever more rarely, and never spends more than 2 % of one processor.
 */
final class Sampler {

  private static final long SHORTEST = 500_000;
  private static final int RESTS_PER_SAMPLE = 50;

  /** Bytes; what has less is only just being loaded. */
  private static final long LEAST = 64 << 10;

  private final int process;
  private final Set<Integer> parents;
  private final Optional<JobCgroup> cgroup;
  private final OptionalLong limit;
  private final Runnable overLimit;
  private final Consumer<ProcStat> recognised;
  private final CgroupPeak charged = new CgroupPeak();
  private final SampledPeak resident = new SampledPeak();
  private final Map<Integer, Long> members = new HashMap<>();
  private final Set<Integer> strangers = new HashSet<>();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private boolean accounted;
  private long unseen;

  /**
   * @param process the first of the tree
   * @param parents whose further children are of it as well
   * @param limit in bytes, enforced here only where there is no cgroup to do it
   * @param overLimit called when it is reached
   * @param recognised told every process of the tree that is seen, where there is no cgroup that
   *     knows them
   */
  Sampler(
      int process,
      Set<Integer> parents,
      Optional<JobCgroup> cgroup,
      OptionalLong limit,
      Runnable overLimit,
      Consumer<ProcStat> recognised) {
    this.process = process;
    this.parents = parents;
    this.cgroup = cgroup;
    this.limit = limit;
    this.overLimit = overLimit;
    this.recognised = recognised;
    this.thread =
        Thread.ofPlatform().daemon().name("sampler-" + process).unstarted(this::sampleUntilStopped);
  }

  /**
   * @param others processes that are of the tree already, besides the first
   */
  void start(Collection<ProcStat> others) {
    if (cgroup.isPresent()) {
      cgroup.get().resetHighest();
      charge().ifPresent(c -> charged.reset(c.now(), c.highest(), c.file()));
    } else {
      Tree.stat(process).ifPresent(this::join);
      others.forEach(this::join);
      strangers.addAll(Tree.processes());
      strangers.removeAll(members.keySet());
      Kernel.read(Path.of("/proc/" + process + "/status"))
          .ifPresent(status -> unseen = Resident.parse(status).highWater());
    }
    thread.start();
  }

  private void sampleUntilStopped() {
    var began = System.nanoTime();
    try {
      var rest = SHORTEST;
      while (!stopped.await(rest, TimeUnit.NANOSECONDS)) {
        var before = System.nanoTime();
        sample();
        var now = System.nanoTime();
        rest = Math.max(nominal(now - began), (now - before) * RESTS_PER_SAMPLE);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** A twentieth of the time so far, from 0.5 ms to 50 ms (20 ms without a cgroup). */
  private long nominal(long elapsed) {
    var longest = cgroup.isPresent() ? 50_000_000 : 20_000_000;
    return Math.clamp(elapsed / 20, SHORTEST, longest);
  }

  private synchronized void sample() {
    if (cgroup.isPresent()) {
      charge().ifPresent(c -> charged.read(c.now(), c.highest(), c.file()));
    } else if (isOverLimit(resident.sample(residents())) && isOverLimit(proportional())) {
      overLimit.run();
    }
  }

  private Optional<JobCgroup.Charge> charge() {
    var charge = cgroup.flatMap(JobCgroup::charge);
    accounted |= charge.isPresent();
    return charge;
  }

  private boolean isOverLimit(long bytes) {
    return bytes > limit.orElse(Long.MAX_VALUE);
  }

  /**
   * Memory with every page that processes share counted once, which is what they need together; too
   * slow to be read at every sample.
   */
  private long proportional() {
    return members.keySet().stream()
        .map(id -> Path.of("/proc/" + id))
        .mapToLong(
            process ->
                Kernel.read(process.resolve("smaps_rollup"))
                    .or(() -> Kernel.read(process.resolve("status")))
                    .map(SampledPeak::proportional)
                    .orElse(0L))
        .sum();
  }

  private List<Resident> residents() {
    forgetGone();
    recogniseNew();
    return members.keySet().stream()
        .map(id -> Kernel.read(Path.of("/proc/" + id + "/status")))
        .flatMap(Optional::stream)
        .map(Resident::parse)
        .toList();
  }

  /** Before others are recognised by them: a number may be a stranger's by now. */
  private void forgetGone() {
    members
        .entrySet()
        .removeIf(
            member ->
                Tree.stat(member.getKey())
                    .filter(stat -> stat.startTicks() == member.getValue())
                    .isEmpty());
  }

  private void recogniseNew() {
    var present = Tree.processes();
    strangers.retainAll(present);
    var unknown = new HashMap<Integer, ProcStat>();
    for (var id : present) {
      if (!strangers.contains(id) && !members.containsKey(id)) {
        Tree.stat(id).ifPresent(stat -> unknown.put(id, stat));
      }
    }
    while (unknown.values().removeIf(this::joinsIfOurs)) {
      // Descendants may come before their parents.
    }
    strangers.addAll(unknown.keySet());
  }

  private boolean joinsIfOurs(ProcStat stat) {
    var ours =
        stat.session() == process
            || members.containsKey(stat.parent())
            || parents.contains(stat.parent());
    if (ours) {
      join(stat);
    }
    return ours;
  }

  private void join(ProcStat stat) {
    members.put(stat.pid(), stat.startTicks());
    recognised.accept(stat);
  }

  /** Takes a last reading, when the first process has ended and may have left others. */
  void stop() {
    stopped.countDown();
    sample();
  }

  /**
   * The peak in bytes, if it could be read. A tree that was too short-lived to be seen even once,
   * and had no cgroup, is given the size of the shell that it replaced.
   */
  synchronized OptionalLong peakBytes(long maximumResident, long workersOwn) {
    if (cgroup.isPresent()) {
      return accounted ? OptionalLong.of(charged.bytes()) : OptionalLong.empty();
    }
    resident.maximumResident(maximumResident, workersOwn);
    var bytes = resident.bytes() > LEAST ? resident.bytes() : unseen;
    return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
  }
}
