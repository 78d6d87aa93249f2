package io.benchtable.jobs.process;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where this process's own cgroups are, from {@code /proc/self/cgroup} and {@code
 * /proc/self/mountinfo}: see cgroups(7) and proc(5).
 */
record CgroupMounts(String ownCgroups, String mountInfo) {

  /** The directory of our cgroup in a hierarchy of version 1. */
  Optional<Path> versionOne(String controller) {
    var path =
        ownCgroups
            .lines()
            .map(line -> line.split(":", 3))
            .filter(parts -> parts.length == 3)
            .filter(parts -> List.of(parts[1].split(",")).contains(controller))
            .map(parts -> parts[2])
            .findFirst();
    return path.flatMap(own -> mounted("cgroup", controller, own));
  }

  /** The directory of our cgroup in the hierarchy of version 2. */
  Optional<Path> versionTwo() {
    return ownCgroups
        .lines()
        .filter(line -> line.startsWith("0::"))
        .map(line -> line.substring(3))
        .findFirst()
        .flatMap(own -> mounted("cgroup2", "", own));
  }

  private Optional<Path> mounted(String type, String option, String own) {
    return mountInfo
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> isMount(words, type, option))
        .map(words -> directory(words[3], words[4], own))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isMount(String[] words, String type, String option) {
    var separator = Arrays.asList(words).indexOf("-");
    return separator > 5
        && words.length > separator + 3
        && words[separator + 1].equals(type)
        && (option.isEmpty() || List.of(words[separator + 3].split(",")).contains(option));
  }

  /** A mount may show only a part of the hierarchy, as in a container. */
  private static Optional<Path> directory(String root, String mountPoint, String own) {
    if (root.equals("/")) {
      return Optional.of(Path.of(mountPoint, own));
    }
    return own.equals(root) || own.startsWith(root + "/")
        ? Optional.of(Path.of(mountPoint, own.substring(root.length())))
        : Optional.empty();
  }
}
