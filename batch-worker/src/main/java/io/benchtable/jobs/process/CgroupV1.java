package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.ColonFile;
import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Kernel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Version 1: a hierarchy each for memory and for processor time.
 *
 * @param cpuacct absent where only memory may be accounted
 */
record CgroupV1(Path memory, Optional<Path> cpuacct) implements JobCgroup {

  @Override
  public List<Path> directories() {
    return Stream.concat(Stream.of(memory), cpuacct.stream()).toList();
  }

  @Override
  public void limitMemory(long bytes) {
    Kernel.write(memory.resolve("memory.limit_in_bytes"), Long.toString(bytes));
    // With swap, where the kernel accounts for it: else a step would only become slow.
    Kernel.write(memory.resolve("memory.memsw.limit_in_bytes"), Long.toString(bytes));
  }

  @Override
  public void resetHighest() {
    Kernel.write(memory.resolve("memory.max_usage_in_bytes"), "0");
  }

  @Override
  public Charge charge() {
    var now = Kernel.number(memory.resolve("memory.usage_in_bytes")).orElse(0);
    var stat = ColonFile.parse(Kernel.read(memory.resolve("memory.stat")).orElse(""));
    var highest = Kernel.number(memory.resolve("memory.max_usage_in_bytes")).orElse(0);
    var file = stat.getOrDefault("total_cache", 0L) - stat.getOrDefault("total_shmem", 0L);
    return new Charge(now, highest, file);
  }

  @Override
  public CpuTime cpu() {
    if (cpuacct.isEmpty()) {
      return CpuTime.ZERO;
    }
    return new CpuTime(
        Kernel.number(cpuacct.get().resolve("cpuacct.usage_user")).orElse(0),
        Kernel.number(cpuacct.get().resolve("cpuacct.usage_sys")).orElse(0));
  }

  @Override
  public long outOfMemoryKills() {
    return ColonFile.parse(Kernel.read(memory.resolve("memory.oom_control")).orElse(""))
        .getOrDefault("oom_kill", 0L);
  }
}
