package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.ColonFile;
import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.Pressure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Version 1: a hierarchy each for memory and for processor time.
 *
 * @param cpuacct absent where only memory may be accounted
 * @param beside them those that limit cores ({@code cpuset}) and processes ({@code pids}), and one
 *     of version 2 without controllers ({@code unified}), which tells pressure; each may be absent
 */
record CgroupV1(Path memory, Optional<Path> cpuacct, Map<String, Path> beside)
    implements JobCgroup {

  /**
   * A huge page is charged whole or not at all, so a charge may end this far below its limit.
   * (Recent kernels do not count in {@code memory.failcnt}.)
   */
  private static final long CHARGED_AT_ONCE = 4 << 20;

  @Override
  public List<Path> directories() {
    return Stream.of(Stream.of(memory), cpuacct.stream(), beside.values().stream())
        .flatMap(paths -> paths)
        .distinct()
        .toList();
  }

  @Override
  public void limitMemory(long bytes) throws IOException {
    JobCgroup.limit(memory.resolve("memory.limit_in_bytes"), bytes);
    // With swap, where the kernel accounts for it: else a step would only become slow.
    Kernel.write(memory.resolve("memory.memsw.limit_in_bytes"), Long.toString(bytes));
  }

  @Override
  public void limitCores(Cores cores) {
    write("cpuset", "cpuset.cpus", cores.toString());
  }

  @Override
  public void limitProcesses(long most) {
    write("pids", "pids.max", Long.toString(most));
  }

  private void write(String hierarchy, String file, String value) {
    var directory = beside.get(hierarchy);
    if (directory != null) {
      Kernel.write(directory.resolve(file), value);
    }
  }

  @Override
  public void resetHighest() {
    Kernel.write(memory.resolve("memory.max_usage_in_bytes"), "0");
  }

  @Override
  public Optional<Charge> charge() {
    var now = Kernel.number(memory.resolve("memory.usage_in_bytes"));
    var highest = Kernel.number(memory.resolve("memory.max_usage_in_bytes"));
    var stat = Kernel.read(memory.resolve("memory.stat")).map(ColonFile::parse);
    if (now.isEmpty() || highest.isEmpty() || stat.isEmpty()) {
      return Optional.empty();
    }
    var cache = stat.get().getOrDefault("total_cache", 0L);
    var file = cache - stat.get().getOrDefault("total_shmem", 0L);
    return Optional.of(new Charge(now.getAsLong(), highest.getAsLong(), file));
  }

  @Override
  public boolean keepsHighest() {
    return true;
  }

  @Override
  public CpuTime cpu() {
    if (cpuacct.isEmpty()) {
      return CpuTime.ZERO;
    }
    var sampled =
        new CpuTime(
            Kernel.number(cpuacct.get().resolve("cpuacct.usage_user")).orElse(0),
            Kernel.number(cpuacct.get().resolve("cpuacct.usage_sys")).orElse(0));
    // Those two are counted in ticks, by who runs when one comes; their sum is known exactly.
    var total = Kernel.number(cpuacct.get().resolve("cpuacct.usage"));
    return total.isPresent() ? sampled.scaledTo(total.getAsLong()) : sampled;
  }

  @Override
  public Optional<Pressure> pressure() {
    return Optional.ofNullable(beside.get("unified")).flatMap(Pressure::of);
  }

  @Override
  public OutOfMemory outOfMemory() {
    var control = ColonFile.parse(Kernel.read(memory.resolve("memory.oom_control")).orElse(""));
    var limit = Kernel.number(memory.resolve("memory.limit_in_bytes")).orElse(Long.MAX_VALUE);
    var highest = Kernel.number(memory.resolve("memory.max_usage_in_bytes")).orElse(0);
    return new OutOfMemory(
        control.getOrDefault("oom_kill", 0L), highest >= limit - CHARGED_AT_ONCE);
  }
}
