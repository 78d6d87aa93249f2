package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.measurement.ProcStat;
import java.util.Set;
import java.util.stream.Collectors;

/** The cgroup that an engine made for a container: read, never changed. */
public final class ContainerCgroup {

  private final JobCgroup cgroup;

  ContainerCgroup(JobCgroup cgroup) {
    this.cgroup = cgroup;
  }

  JobCgroup readings() {
    return cgroup;
  }

  /** Its living processes. */
  Set<Integer> processes() {
    return Kernel.read(cgroup.directories().getFirst().resolve("cgroup.procs"))
        .orElse("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.equals("0"))
        .map(Integer::parseInt)
        .filter(id -> Tree.stat(id).filter(ProcStat::alive).isPresent())
        .collect(Collectors.toSet());
  }
}
