package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The processes that were there before a tree was: none of them is of it, so they need not be
 * looked at again, of which a large host has thousands. That holds until their numbers may have
 * been given out anew: the kernel counts them up and begins again only after {@code pid_max}, so
 * not before so many processes and threads were started.
 *
 * @param forks processes and threads started since boot, of this and all other containers; nothing
 *     if that cannot be known
 */
record Elders(Set<Integer> processes, OptionalLong forks) {

  static final Elders NONE = new Elders(Set.of(), OptionalLong.empty());

  private static final String FORKS = "processes ";

  /** Numbers that are in use are left out, which are few beside the other three quarters. */
  private static final int PART = 4;

  static Elders now() {
    // Counted first, so that rather too many seem to have been started since.
    var forks = forks(stat());
    return new Elders(Tree.processes(), forks);
  }

  /** Leaves those that may be younger. */
  void leaveOut(Set<Integer> present) {
    if (!processes.isEmpty() && hold(forks(stat()), limit())) {
      present.removeAll(processes);
    }
  }

  boolean hold(OptionalLong forksNow, long numbers) {
    return forks.isPresent()
        && forksNow.isPresent()
        && forksNow.getAsLong() - forks.getAsLong() < numbers / PART;
  }

  private static long limit() {
    return Kernel.number(Path.of("/proc/sys/kernel/pid_max")).orElse(0);
  }

  private static Optional<String> stat() {
    return Kernel.read(Path.of("/proc/stat"));
  }

  /**
   * @param stat see proc(5)
   */
  static OptionalLong forks(Optional<String> stat) {
    return stat.stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(FORKS))
        .mapToLong(line -> Long.parseLong(line.substring(FORKS.length()).strip()))
        .findFirst();
  }
}
