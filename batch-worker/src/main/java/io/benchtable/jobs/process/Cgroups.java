package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where cgroups for steps can be made, found by making one. */
sealed interface Cgroups {

  String PREFIX = "benchtable-";

  /** A killed process takes a moment to leave its cgroup. */
  Duration PATIENCE = Duration.ofSeconds(2);

  /** What the host's description says. */
  String isolation();

  String peakMemoryMethod();

  /** What a job's isolation says: the version and what is limited. */
  String words();

  private static String limits(Set<String> besideMemory) {
    return Stream.of("cpuset", "memory", "pids")
        .filter(one -> one.equals("memory") || besideMemory.contains(one))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** A new cgroup with this name; nothing where none can be made. */
  Optional<JobCgroup> create(String name) throws IOException;

  /**
   * @param beside see {@link CgroupV1}
   */
  record VersionOne(Path memory, Optional<Path> cpuacct, Map<String, Path> beside)
      implements Cgroups {

    public VersionOne {
      beside = new TreeMap<>(beside);
    }

    @Override
    public String isolation() {
      return "cgroup v1";
    }

    @Override
    public String words() {
      return "v1 " + limits(beside.keySet());
    }

    @Override
    public String peakMemoryMethod() {
      return "cgroup";
    }

    @Override
    public Optional<JobCgroup> create(String name) throws IOException {
      var made = new ArrayList<Path>();
      try {
        var own = make(memory, name, made);
        var cpu = cpuacct.isPresent() ? Optional.of(make(cpuacct.get(), name, made)) : cpuacct;
        var others = new TreeMap<String, Path>();
        for (var hierarchy : beside.entrySet()) {
          others.put(hierarchy.getKey(), make(hierarchy.getValue(), name, made));
        }
        inheritCores(others);
        return Optional.of(new CgroupV1(own, cpu, others));
      } catch (IOException refused) {
        Cgroups.remove(made);
        throw refused;
      }
    }

    /** Two controllers may have one hierarchy. */
    private static Path make(Path parent, String name, List<Path> made) throws IOException {
      var directory = parent.resolve(PREFIX + name);
      if (!made.contains(directory)) {
        made.add(Files.createDirectory(directory));
      }
      return directory;
    }

    /** A new one has no cores and no memory nodes, and takes no process in. */
    private static void inheritCores(Map<String, Path> others) {
      var own = others.get("cpuset");
      if (own != null) {
        for (var file : List.of("cpuset.cpus", "cpuset.mems")) {
          Kernel.read(own.resolveSibling(file))
              .ifPresent(all -> Kernel.write(own.resolve(file), all.strip()));
        }
        // What a step divides it into is to have some, too.
        Kernel.write(own.resolve("cgroup.clone_children"), "1");
      }
    }
  }

  /**
   * @param peak whether the kernel keeps the highest charge (Linux 5.19), or readings alone tell
   * @param limits controllers besides that for memory
   */
  record VersionTwo(Path parent, boolean peak, Set<String> limits) implements Cgroups {

    @Override
    public String words() {
      return "v2 " + Cgroups.limits(limits);
    }

    @Override
    public String isolation() {
      return "cgroup v2";
    }

    @Override
    public String peakMemoryMethod() {
      return peak ? "cgroup" : "cgroup: sampled";
    }

    @Override
    public Optional<JobCgroup> create(String name) throws IOException {
      return Optional.of(new CgroupV2(Files.createDirectory(parent.resolve(PREFIX + name))));
    }
  }

  record None() implements Cgroups {
    @Override
    public String isolation() {
      return "none: sampled";
    }

    @Override
    public String words() {
      return "none";
    }

    @Override
    public String peakMemoryMethod() {
      return "sampled";
    }

    @Override
    public Optional<JobCgroup> create(String name) {
      return Optional.empty();
    }
  }

  static Cgroups detect() {
    var mounts =
        new CgroupMounts(
            Kernel.read(Path.of("/proc/self/cgroup")).orElse(""),
            Kernel.read(Path.of("/proc/self/mountinfo")).orElse(""));
    var delegation = new Delegation(CgroupFiles.KERNELS, Delegation.ourFamily());
    var two = mounts.versionTwo().flatMap(delegation::find);
    if (two.isPresent()) {
      return two.get();
    }
    var memory = mounts.versionOne("memory").filter(parent -> takesChildren(parent, "memory.stat"));
    if (memory.isEmpty()) {
      return new None();
    }
    var cpuacct =
        mounts.versionOne("cpuacct").filter(parent -> takesChildren(parent, "cpuacct.usage_user"));
    var beside = new TreeMap<String, Path>();
    mounts
        .versionTwo()
        .filter(parent -> takesChildren(parent, "cgroup.procs"))
        .ifPresent(parent -> beside.put("unified", parent));
    Map.of("cpuset", "cpuset.cpus", "pids", "pids.max")
        .forEach(
            (controller, file) ->
                mounts
                    .versionOne(controller)
                    .filter(parent -> takesChildren(parent, file))
                    .ifPresent(parent -> beside.put(controller, parent)));
    return new VersionOne(memory.get(), cpuacct, beside);
  }

  private static boolean takesChildren(Path parent, String wanted) {
    return CgroupFiles.KERNELS
        .childOf(parent)
        .filter(child -> child.files().contains(wanted) && child.mayBeJoined())
        .isPresent();
  }

  /** A cgroup, and all that its processes have divided it into. */
  static Stream<Path> family(Path cgroup) {
    return Stream.concat(Stream.of(cgroup), children(cgroup).stream().flatMap(Cgroups::family));
  }

  /** Removes cgroups whose processes have ended, with what those divided further. */
  static void remove(List<Path> directories) {
    remove(directories, PATIENCE);
  }

  /**
   * @param patience with all of them together
   */
  static void remove(List<Path> directories, Duration patience) {
    var giveUp = System.nanoTime() + patience.toNanos();
    for (var directory : directories) {
      while (!removed(directory) && System.nanoTime() < giveUp) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /** Tries once, children first; whether it is gone. */
  private static boolean removed(Path directory) {
    for (var child : children(directory)) {
      removed(child);
    }
    try {
      Files.deleteIfExists(directory);
      return true;
    } catch (IOException busy) {
      return false;
    }
  }

  private static List<Path> children(Path directory) {
    var children = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, Files::isDirectory)) {
      entries.forEach(children::add);
    } catch (IOException gone) {
      return List.of();
    }
    return children;
  }
}
