package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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
  default String words() {
    return isolation().replace("cgroup ", "") + " (memory)";
  }

  /** A new cgroup with this name; nothing where none can be made. */
  Optional<JobCgroup> create(String name) throws IOException;

  /**
   * @param unified of a hybrid host, which has a hierarchy of version 2 beside those of version 1
   */
  record VersionOne(Path memory, Optional<Path> cpuacct, Optional<Path> unified)
      implements Cgroups {
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
      var made = new ArrayList<Path>();
      try {
        var directory = make(memory, name, made);
        return Optional.of(
            new CgroupV1(directory, make(cpuacct, name, made), make(unified, name, made)));
      } catch (IOException refused) {
        Cgroups.remove(made);
        throw refused;
      }
    }

    private static Optional<Path> make(Optional<Path> parent, String name, List<Path> made)
        throws IOException {
      return parent.isEmpty() ? parent : Optional.of(make(parent.get(), name, made));
    }

    private static Path make(Path parent, String name, List<Path> made) throws IOException {
      var directory = Files.createDirectory(parent.resolve(PREFIX + name));
      made.add(directory);
      return directory;
    }
  }

  /**
   * @param peak whether the kernel keeps the highest charge (Linux 5.19), or readings alone tell
   */
  record VersionTwo(Path parent, boolean peak) implements Cgroups {
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
    var unified = mounts.versionTwo().filter(parent -> takesChildren(parent, "cgroup.procs"));
    return new VersionOne(memory.get(), cpuacct, unified);
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
