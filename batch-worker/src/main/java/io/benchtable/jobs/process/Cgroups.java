package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Where cgroups for steps can be made, found by making one. */
sealed interface Cgroups {

  String PREFIX = "benchtable-";

  /** What the host's description says. */
  String isolation();

  String peakMemoryMethod();

  /** A new cgroup with this name; nothing where none can be made. */
  Optional<JobCgroup> create(String name) throws IOException;

  record VersionOne(Path memory, Optional<Path> cpuacct) implements Cgroups {
    @Override
    public String isolation() {
      return "cgroup v1";
    }

    @Override
    public String peakMemoryMethod() {
      return "cgroup";
    }

    @Override
    public Optional<JobCgroup> create(String name) throws IOException {
      var directory = Files.createDirectory(memory.resolve(PREFIX + name));
      if (cpuacct.isEmpty()) {
        return Optional.of(new CgroupV1(directory, Optional.empty()));
      }
      var cpu = Files.createDirectory(cpuacct.get().resolve(PREFIX + name));
      return Optional.of(new CgroupV1(directory, Optional.of(cpu)));
    }
  }

  record VersionTwo(Path parent) implements Cgroups {
    @Override
    public String isolation() {
      return "cgroup v2";
    }

    @Override
    public String peakMemoryMethod() {
      return "cgroup";
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
    var two = mounts.versionTwo().flatMap(Cgroups::delegated);
    if (two.isPresent()) {
      return new VersionTwo(two.get());
    }
    var memory = mounts.versionOne("memory").filter(parent -> takesChildren(parent, "memory.stat"));
    if (memory.isEmpty()) {
      return new None();
    }
    var cpuacct =
        mounts.versionOne("cpuacct").filter(parent -> takesChildren(parent, "cpuacct.usage_user"));
    return new VersionOne(memory.get(), cpuacct);
  }

  /**
   * The nearest cgroup, ours or above, that we may divide and whose children account for memory. A
   * cgroup that holds processes cannot hand controllers to children, so ours serves only if it
   * already does; the one above often does (systemd's slices).
   */
  private static Optional<Path> delegated(Path own) {
    for (var parent = own;
        parent != null && Files.isDirectory(parent);
        parent = parent.getParent()) {
      if (!Files.exists(parent.resolve("cgroup.controllers"))) {
        return Optional.empty();
      }
      if (Files.isWritable(parent.resolve("cgroup.procs"))) {
        Kernel.write(parent.resolve("cgroup.subtree_control"), "+memory");
        Kernel.write(parent.resolve("cgroup.subtree_control"), "+cpu");
        if (takesChildren(parent, "memory.current")) {
          return Optional.of(parent);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean takesChildren(Path parent, String wanted) {
    var probe = parent.resolve(PREFIX + "probe-" + ProcessHandle.current().pid());
    try {
      Files.createDirectory(probe);
      return Files.exists(probe.resolve(wanted)) && Files.isWritable(probe.resolve("cgroup.procs"));
    } catch (IOException forbidden) {
      return false;
    } finally {
      remove(List.of(probe));
    }
  }

  /** Removes cgroups whose processes have ended, with what those divided further. */
  static void remove(List<Path> directories) {
    for (var directory : directories) {
      for (var attempt = 0; attempt < 2000 && Files.isDirectory(directory); attempt++) {
        if (attempt > 0) {
          LockSupport.parkNanos(1_000_000);
        }
        remove(children(directory));
        removeEmpty(directory);
      }
    }
  }

  private static void removeEmpty(Path directory) {
    try {
      Files.delete(directory);
    } catch (IOException busy) {
      // A killed process may not be gone yet: tried again.
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
