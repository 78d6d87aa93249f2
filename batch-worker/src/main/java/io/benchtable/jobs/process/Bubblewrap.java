package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Namespaces by bubblewrap, see bwrap(1). */
record Bubblewrap(Walls.Tools tools, boolean user) implements Walls.Possible {

  @Override
  public String by() {
    return "bubblewrap";
  }

  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /**
   * @param first what the first process inside is to be
   */
  List<String> command(Room room, List<String> first) throws IOException {
    var argv = new ArrayList<>(List.of(tools.maker().toString()));
    argv.addAll(List.of("--unshare-pid", "--as-pid-1", "--unshare-ipc"));
    if (user) {
      argv.add("--unshare-user");
    }
    if (!room.network()) {
      argv.add("--unshare-net");
    }
    argv.addAll(List.of("--ro-bind", "/", "/", "--dev-bind", "/dev", "/dev"));
    if (Files.isDirectory(SHARED_MEMORY)) {
      argv.addAll(List.of("--tmpfs", SHARED_MEMORY.toString()));
    }
    argv.addAll(List.of("--proc", "/proc"));
    for (var mount : room.mounts()) {
      argv.add(mount.writable() ? "--bind" : "--ro-bind");
      argv.addAll(List.of(mount.source().toString(), mount.target().toString()));
    }
    argv.add("--");
    argv.addAll(first);
    return argv;
  }
}
