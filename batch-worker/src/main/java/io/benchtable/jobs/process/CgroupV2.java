package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.ColonFile;
import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.Pressure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Version 2: one hierarchy for everything. */
record CgroupV2(Path directory) implements JobCgroup {

  static final String PEAK = "memory.peak";

  @Override
  public List<Path> directories() {
    return List.of(directory);
  }

  @Override
  public void limitMemory(long bytes) throws IOException {
    JobCgroup.limit(directory.resolve("memory.max"), bytes);
    // Without this a step over its limit would only become slow.
    Kernel.write(directory.resolve("memory.swap.max"), "0");
    // When one process of the step is killed for memory, all are: half a pipeline has no result.
    Kernel.write(directory.resolve("memory.oom.group"), "1");
  }

  @Override
  public void limitCores(Cores cores) {
    Kernel.write(directory.resolve("cpuset.cpus"), cores.toString());
  }

  @Override
  public void limitProcesses(long most) {
    Kernel.write(directory.resolve("pids.max"), Long.toString(most));
  }

  @Override
  public void resetHighest() {
    // memory.peak is reset only for the descriptor that wrote to it.
  }

  @Override
  public Optional<Charge> charge() {
    var now = Kernel.number(directory.resolve("memory.current"));
    var stat = Kernel.read(directory.resolve("memory.stat")).map(ColonFile::parse);
    if (now.isEmpty() || stat.isEmpty()) {
      return Optional.empty();
    }
    // Without it, the readings alone tell.
    var highest = Kernel.number(directory.resolve(PEAK)).orElse(now.getAsLong());
    var file = stat.get().getOrDefault("file", 0L) - stat.get().getOrDefault("shmem", 0L);
    return Optional.of(new Charge(now.getAsLong(), highest, file));
  }

  /** Since Linux 5.19. */
  @Override
  public boolean keepsHighest() {
    return Files.exists(directory.resolve(PEAK));
  }

  @Override
  public CpuTime cpu() {
    var stat = ColonFile.parse(Kernel.read(directory.resolve("cpu.stat")).orElse(""));
    return new CpuTime(
        stat.getOrDefault("user_usec", 0L) * 1000, stat.getOrDefault("system_usec", 0L) * 1000);
  }

  @Override
  public Optional<Pressure> pressure() {
    return Pressure.of(directory);
  }

  @Override
  public OutOfMemory outOfMemory() {
    var events = ColonFile.parse(Kernel.read(directory.resolve("memory.events")).orElse(""));
    return new OutOfMemory(events.getOrDefault("oom_kill", 0L), events.getOrDefault("oom", 0L) > 0);
  }
}
