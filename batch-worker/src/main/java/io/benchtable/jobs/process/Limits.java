package io.benchtable.jobs.process;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What a command may use: set on its launcher, from which it has it. */
final class Limits {

  /** Half of the numbers that the smallest host gives out. */
  private static final int MOST_PROCESSES = 16_384;

  private final Platform platform;
  private final Optional<JobCgroup> cgroup;
  private Optional<Seat> seat = Optional.empty();

  Limits(Platform platform, Optional<JobCgroup> cgroup) {
    this.platform = platform;
    this.cgroup = cgroup;
    cgroup.ifPresent(own -> own.limitProcesses(MOST_PROCESSES));
  }

  /**
   * @throws IOException if memory cannot be limited
   */
  void set(Command command, int launcher) throws IOException {
    if (command.cores() > 0) {
      var taken = Seat.of(platform.all(), command.cores());
      Affinity.set(launcher, taken.command());
      cgroup.ifPresent(own -> own.limitCores(taken.command()));
      seat = Optional.of(taken);
    }
    if (cgroup.isPresent() && command.memoryBytes().isPresent()) {
      cgroup.get().limitMemory(command.memoryBytes().getAsLong());
    }
  }

  /** Keeps all that is ours off the command's cores, as far as it has some of its own. */
  Quiet quiet(Set<Integer> command) {
    return Quiet.around(platform, seat, command);
  }
}
