package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the processes inside an enclosure are, as this host's kernel sees them. */
public sealed interface Inside {

  /** Descendants of the program that enters, in our own sandbox. */
  record OurTree() implements Inside {}

  /**
   * In a cgroup that belongs to the container alone.
   *
   * @param keeper the process that keeps the container, and does nothing
   */
  record OwnCgroup(JobCgroup cgroup, int keeper) implements Inside {}

  /** Where we cannot look: what they use is unknown. */
  record Unseen() implements Inside {}

  /**
   * The cgroup of a container by its first process. It must bear the container's name: one that
   * does not is shared with others, and what is read there would be theirs as well.
   *
   * @param keeper the first process of the container, by the number that its engine gives
   * @param id the container's
   */
  static Inside of(int keeper, String id) {
    if (keeper <= 1 || id.isEmpty()) {
      return new Unseen();
    }
    var mounts =
        new CgroupMounts(
            Kernel.read(Path.of("/proc/" + keeper + "/cgroup")).orElse(""),
            Kernel.read(Path.of("/proc/self/mountinfo")).orElse(""));
    return of(mounts, id)
        .map(cgroup -> (Inside) new OwnCgroup(cgroup, keeper))
        .orElse(new Unseen());
  }

  private static Optional<JobCgroup> of(CgroupMounts mounts, String id) {
    var memory = mounts.versionOne("memory").filter(path -> isItsOwn(path, id, "memory.stat"));
    var cpu = mounts.versionOne("cpuacct").filter(path -> isItsOwn(path, id, "cpuacct.usage_user"));
    if (memory.isPresent() && cpu.isPresent()) {
      return Optional.of(new CgroupV1(memory.get(), cpu, Map.of()));
    }
    return mounts
        .versionTwo()
        .filter(path -> isItsOwn(path, id, "memory.current"))
        .filter(path -> isItsOwn(path, id, "cpu.stat"))
        .map(CgroupV2::new);
  }

  private static boolean isItsOwn(Path cgroup, String id, String file) {
    return cgroup.toString().contains(id) && Files.isReadable(cgroup.resolve(file));
  }
}
