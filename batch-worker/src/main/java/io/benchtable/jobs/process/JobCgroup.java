package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.Pressure;
import io.benchtable.jobs.measurement.ProcStat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cgroup of one step: what it may use, and what it has used. */
interface JobCgroup {

  /** Directories that its processes are in, one a hierarchy. */
  List<Path> directories();

  /**
   * @throws IOException if the kernel refuses: a limit that does not hold must not seem to
   */
  void limitMemory(long bytes) throws IOException;

  /** Nothing where the kernel does not let us. */
  void limitCores(Cores cores);

  /** So that a step which starts ever more of them leaves some to the host; as above. */
  void limitProcesses(long most);

  /** The highest charge counts from now on, where the kernel can do that. */
  void resetHighest();

  /** Memory in bytes: charged now, the highest charge so far, and page cache backed by files. */
  Optional<Charge> charge();

  record Charge(long now, long highest, long file) {}

  /** Whether the kernel keeps the highest charge, or readings alone tell. */
  boolean keepsHighest();

  CpuTime cpu();

  /** How long its processes have waited, where that is accounted for. */
  Optional<Pressure> pressure();

  /** Its living processes. */
  default Set<Integer> processes() {
    return processes(directories().getFirst())
        .filter(id -> Tree.stat(id).filter(ProcStat::alive).isPresent())
        .collect(Collectors.toSet());
  }

  /**
   * What is in a cgroup, or in any that it was divided into; those that are out of our sight are 0
   * in its cgroup.procs.
   */
  static Stream<Integer> processes(Path cgroup) {
    return Cgroups.family(cgroup)
        .map(one -> Kernel.read(one.resolve("cgroup.procs")).orElse(""))
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.equals("0"))
        .map(Integer::parseInt);
  }

  OutOfMemory outOfMemory();

  /**
   * What became of too little memory.
   *
   * @param kills processes that the kernel killed for it, for whosever limit, or the host's own
   * @param limitReached whether it was this cgroup's limit
   */
  record OutOfMemory(long kills, boolean limitReached) {}

  /** Writes a limit, or says that it does not hold. */
  static void limit(Path file, long bytes) throws IOException {
    if (!Kernel.write(file, Long.toString(bytes))) {
      throw new IOException(
          "Expected the kernel to limit memory to " + bytes + " bytes, but it refuses " + file);
    }
  }
}
