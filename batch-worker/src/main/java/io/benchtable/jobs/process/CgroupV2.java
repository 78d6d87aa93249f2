package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.ColonFile;
import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Kernel;
import java.nio.file.Path;
import java.util.List;

/** Version 2: one hierarchy for everything. */
record CgroupV2(Path directory) implements JobCgroup {

  @Override
  public List<Path> directories() {
    return List.of(directory);
  }

  @Override
  public void limitMemory(long bytes) {
    Kernel.write(directory.resolve("memory.max"), Long.toString(bytes));
    // Without this a step over its limit would only become slow.
    Kernel.write(directory.resolve("memory.swap.max"), "0");
    // When one process of the step is killed for memory, all are: half a pipeline has no result.
    Kernel.write(directory.resolve("memory.oom.group"), "1");
  }

  @Override
  public void resetHighest() {
    // memory.peak is reset only for the descriptor that wrote to it.
  }

  @Override
  public Charge charge() {
    var now = Kernel.number(directory.resolve("memory.current")).orElse(0);
    var stat = ColonFile.parse(Kernel.read(directory.resolve("memory.stat")).orElse(""));
    // memory.peak exists since Linux 5.19; before, the readings alone tell.
    var highest = Kernel.number(directory.resolve("memory.peak")).orElse(now);
    var file = stat.getOrDefault("file", 0L) - stat.getOrDefault("shmem", 0L);
    return new Charge(now, highest, file);
  }

  @Override
  public CpuTime cpu() {
    var stat = ColonFile.parse(Kernel.read(directory.resolve("cpu.stat")).orElse(""));
    return new CpuTime(
        stat.getOrDefault("user_usec", 0L) * 1000, stat.getOrDefault("system_usec", 0L) * 1000);
  }

  @Override
  public long outOfMemoryKills() {
    return ColonFile.parse(Kernel.read(directory.resolve("memory.events")).orElse(""))
        .getOrDefault("oom_kill", 0L);
  }
}
