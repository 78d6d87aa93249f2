package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Pressure;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The accounts of a container whose processes belong to an engine: its own cgroup's, or none. What
 * our own tree used is the engine's client, and no figure of the command.
 */
final class ContainerAccounts implements Accounts {

  private static final int LOOKS = 10;
  private static final long BETWEEN_LOOKS = 5_000_000;

  private final Optional<JobCgroup> cgroup;
  private final int keeper;
  private final Optional<Sampler> sampler;
  private CpuTime before = CpuTime.ZERO;
  private CpuTime after = CpuTime.ZERO;
  private Optional<Pressure> pressureBefore = Optional.empty();
  private Optional<Pressure> pressure = Optional.empty();
  private long killsBefore;
  private long kills;

  ContainerAccounts(int process, Optional<JobCgroup> cgroup, int keeper) {
    this.cgroup = cgroup;
    this.keeper = keeper;
    this.sampler =
        cgroup.map(
            own ->
                new Sampler(
                    process, Set.of(), cgroup, OptionalLong.empty(), () -> {}, found -> {}));
  }

  @Override
  public void begin() {
    sampler.ifPresent(own -> own.start(Set.of()));
    before = cgroup.map(JobCgroup::cpu).orElse(CpuTime.ZERO);
    pressureBefore = cgroup.flatMap(JobCgroup::pressure);
    killsBefore = outOfMemoryKills();
  }

  private long outOfMemoryKills() {
    return cgroup.map(own -> own.outOfMemory().kills()).orElse(0L);
  }

  /** The keeper has kept the cgroup until here; when it is gone, so are the figures. */
  @Override
  public Optional<Left> end() {
    sampler.ifPresent(Sampler::stop);
    after = cgroup.map(JobCgroup::cpu).orElse(CpuTime.ZERO);
    pressure = cgroup.flatMap(JobCgroup::pressure);
    kills = Math.max(0, outOfMemoryKills() - killsBefore);
    var left = living();
    if (!left.contains(keeper)) {
      // Somebody else ended the container: its last readings are not its whole use.
      after = CpuTime.ZERO;
    }
    // What is ending as well, at this moment, is left behind by nobody.
    for (var look = 0; look < LOOKS && !Set.of(keeper).containsAll(left); look++) {
      LockSupport.parkNanos(BETWEEN_LOOKS);
      left = living();
    }
    left.remove(keeper);
    var others = left;
    return cgroup.map(_ -> Left.of(others));
  }

  private Set<Integer> living() {
    return new HashSet<>(cgroup.map(JobCgroup::processes).orElse(Set.of()));
  }

  @Override
  public void settle() {}

  private static String method(JobCgroup cgroup) {
    return cgroup.keepsHighest() ? "container's cgroup" : "container's cgroup: sampled";
  }

  @Override
  public Figures figures(Reaped reaped) {
    var known = cgroup.isPresent() && after.total() > 0;
    return new Figures(
        known ? after.since(before) : null,
        known ? sampler.orElseThrow().peakBytes(0, 0) : OptionalLong.empty(),
        known ? method(cgroup.orElseThrow()) : "unknown",
        null,
        null,
        null,
        known ? pressure.flatMap(now -> pressureBefore.map(now::since)).orElse(null) : null,
        // Taken to be the container's limit: engines nest cgroups below the one that has it.
        cgroup.map(_ -> new JobCgroup.OutOfMemory(kills, true)));
  }
}
