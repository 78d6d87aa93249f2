package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plain files that behave as cgroups of version 2 do, as far as dividing them goes. */
final class FakeKernel implements CgroupFiles {

  private final List<String> memoryFiles;

  /**
   * @param memoryFiles what the memory controller shows in a cgroup
   */
  FakeKernel(String... memoryFiles) {
    this.memoryFiles = List.of(memoryFiles);
  }

  /** A cgroup from outside, with these processes in it. */
  Path given(Path directory, String controllers, String processes) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("cgroup.controllers"), controllers + "\n");
    Files.writeString(directory.resolve("cgroup.subtree_control"), "");
    Files.writeString(directory.resolve("cgroup.procs"), processes);
    return directory;
  }

  static String text(Path file) {
    return Kernel.read(file).orElseThrow();
  }

  @Override
  public void create(Path directory) throws IOException {
    Files.createDirectory(directory);
    var controllers = text(directory.resolveSibling("cgroup.subtree_control"));
    given(directory, controllers.strip(), "");
    if (controllers.contains("memory")) {
      for (var file : memoryFiles) {
        Files.writeString(directory.resolve(file), "0\n");
      }
    }
  }

  @Override
  public boolean write(Path file, String value) {
    return switch (file.getFileName().toString()) {
      case "cgroup.subtree_control" ->
          value.equals("+memory")
              && text(file.resolveSibling("cgroup.controllers")).contains("memory")
              && text(file.resolveSibling("cgroup.procs")).isEmpty()
              && Kernel.write(file, "memory\n");
      case "cgroup.procs" -> moved(file, value + "\n");
      default -> throw new AssertionError("Expected no write to " + file);
    };
  }

  private static boolean moved(Path to, String process) {
    var from = to.resolveSibling("../cgroup.procs").normalize();
    try {
      Files.writeString(from, text(from).replace(process, ""));
      Files.writeString(to, text(to) + process);
      return true;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A directory with files in it cannot be removed as a cgroup can. */
  @Override
  public void remove(Path directory) {
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(directory);
    } catch (IOException none) {
      // It could not be made.
    }
  }
}
