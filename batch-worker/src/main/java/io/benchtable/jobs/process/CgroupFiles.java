package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What may be changed in a hierarchy of cgroups; reading is reading files. */
interface CgroupFiles {

  CgroupFiles KERNELS =
      new CgroupFiles() {
        @Override
        public boolean write(Path file, String value) {
          return Kernel.write(file, value);
        }

        @Override
        public void create(Path directory) throws IOException {
          Files.createDirectory(directory);
        }
      };

  /** Whether the kernel took it. */
  boolean write(Path file, String value);

  void create(Path directory) throws IOException;

  /**
   * What a new cgroup has.
   *
   * @param files of its controllers
   */
  record Child(Set<String> files, boolean mayBeJoined) {}

  /** What a cgroup made in this one has, found by making one; nothing if none can be made. */
  default Optional<Child> childOf(Path parent) {
    var probe = parent.resolve(Cgroups.PREFIX + "probe-" + ProcessHandle.current().pid());
    try {
      create(probe);
      try (var files = Files.list(probe)) {
        return Optional.of(
            new Child(
                files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()),
                Files.isWritable(probe.resolve("cgroup.procs"))));
      }
    } catch (IOException forbidden) {
      return Optional.empty();
    } finally {
      remove(probe);
    }
  }

  default void remove(Path directory) {
    Cgroups.remove(List.of(directory));
  }
}
