package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds a cgroup of version 2 that we may divide among steps.
 *
 * <p>A cgroup hands controllers on to children only while it holds no process itself. Where we are
 * in a cgroup that is ours alone (a service with {@code Delegate=yes}, a container), we therefore
 * move into a child first. Cgroups above ours are used as they are, never changed.
 *
 * @param family processes that we may move
 */
record Delegation(CgroupFiles files, Set<Integer> family) {

  private static final String LEAF = Cgroups.PREFIX + "worker";

  /** Ourselves, what we have started, and what has started us. */
  static Set<Integer> ourFamily() {
    var us = ProcessHandle.current();
    var family = new HashSet<Integer>();
    us.descendants().forEach(child -> family.add((int) child.pid()));
    for (var process = Optional.of(us); process.isPresent(); process = process.get().parent()) {
      family.add((int) process.get().pid());
    }
    return family;
  }

  /** The nearest one, ours or above, whose children account for memory. */
  Optional<Cgroups.VersionTwo> find(Path own) {
    var found = atOrAbove(own);
    return found.isEmpty() && handsOnMemory(own) ? divided(own) : found;
  }

  private Optional<Cgroups.VersionTwo> atOrAbove(@Nullable Path directory) {
    if (directory == null || !Files.exists(directory.resolve("cgroup.controllers"))) {
      return Optional.empty();
    }
    var found = divided(directory);
    return found.isPresent() ? found : atOrAbove(directory.getParent());
  }

  private Optional<Cgroups.VersionTwo> divided(Path parent) {
    if (!Files.isWritable(procs(parent))) {
      return Optional.empty();
    }
    return files
        .childOf(parent)
        .filter(child -> child.mayBeJoined() && child.files().contains("memory.current"))
        .map(
            child ->
                new Cgroups.VersionTwo(
                    parent, child.files().contains(CgroupV2.PEAK), limits(child.files())));
  }

  private static Set<String> limits(Set<String> files) {
    return Stream.of("cpuset", "pids")
        .filter(one -> files.contains(one + ".max") || files.contains(one + ".cpus"))
        .collect(Collectors.toSet());
  }

  private boolean handsOnMemory(Path own) {
    var controllers = Kernel.read(own.resolve("cgroup.controllers")).orElse("").strip();
    return List.of(controllers.split(" ")).contains("memory")
        && (enable(own) || (makeRoom(own) && enable(own)));
  }

  private boolean enable(Path own) {
    var control = own.resolve("cgroup.subtree_control");
    var memory = files.write(control, "+memory");
    if (memory) {
      // Each by itself: not every one need be there.
      files.write(control, "+pids");
      files.write(control, "+cpuset");
    }
    return memory;
  }

  /** Moves all processes of a cgroup into a child, if all are ours. */
  private boolean makeRoom(Path own) {
    if (!family.containsAll(processes(own))) {
      return false;
    }
    var leaf = own.resolve(LEAF);
    try {
      if (!Files.isDirectory(leaf)) {
        files.create(leaf);
      }
    } catch (IOException forbidden) {
      return false;
    }
    return processes(own).stream()
        .allMatch(process -> files.write(procs(leaf), Integer.toString(process)));
  }

  private static Path procs(Path cgroup) {
    return cgroup.resolve("cgroup.procs");
  }

  /** A process of another namespace is 0, which is nobody of ours. */
  private static List<Integer> processes(Path cgroup) {
    return Kernel.read(procs(cgroup))
        .orElse("")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(Integer::parseInt)
        .toList();
  }
}
