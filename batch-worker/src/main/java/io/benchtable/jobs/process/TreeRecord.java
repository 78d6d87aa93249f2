package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is written down about a process tree before it starts, so that another process of ours can
 * end it later and never hits a stranger that was given the same number.
 *
 * @param mark a random word in the environment of every process of the tree
 * @param startTicks when the first process started, in ticks since boot
 * @param boot the kernel's id of this boot
 * @param cgroups the tree's cgroup directories
 */
record TreeRecord(int process, String mark, long startTicks, String boot, List<Path> cgroups) {

  List<Path> procsFiles() {
    return cgroups.stream().map(cgroup -> cgroup.resolve("cgroup.procs")).toList();
  }

  List<Path> killFiles() {
    return cgroups.stream().map(cgroup -> cgroup.resolve("cgroup.kill")).toList();
  }

  Path file(Path directory) {
    return directory.resolve(mark);
  }

  void write(Path directory) throws IOException {
    var lines = new StringBuilder();
    lines.append(process).append('\n').append(startTicks).append('\n').append(boot).append('\n');
    cgroups.forEach(cgroup -> lines.append(cgroup).append('\n'));
    Files.writeString(file(directory), lines);
  }

  static Optional<TreeRecord> read(Path file) {
    try {
      var lines = Files.readAllLines(file);
      return Optional.of(
          new TreeRecord(
              Integer.parseInt(lines.get(0)),
              file.getFileName().toString(),
              Long.parseLong(lines.get(1)),
              lines.get(2),
              lines.stream().skip(3).map(Path::of).toList()));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException unreadable) {
      return Optional.empty();
    }
  }
}
