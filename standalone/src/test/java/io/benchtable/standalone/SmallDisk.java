package io.benchtable.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk of its own at a folder, which only one process and its children see; nobody else's disk
 * needs to be full for a test.
 *
 * @param options of the mount, such as {@code size=64m}
 */
record SmallDisk(Path folder, String options) {

  /** Makes one, or skips the test where this user may not make mount namespaces. */
  static SmallDisk at(Path folder, String options) {
    try {
      SmallDisk disk = new SmallDisk(Files.createDirectories(folder), options);
      Process attempt = new ProcessBuilder(disk.around(List.of("true"))).start();
      assumeTrue(attempt.waitFor() == 0, "skipped: no right to mount (unshare --mount, tmpfs)");
      return disk;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The command that runs {@code command} on this disk, as the same process. */
  List<String> around(List<String> command) {
    String mount =
        "mount -t tmpfs -o '%s' none '%s' && exec \"$@\"".formatted(options, folder.toString());
    return CommandLineProcess.joined(
        List.of("unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh"), command);
  }

  /** Where others find a path on this disk while {@code process} runs. */
  static Path seenBy(Process process, Path path) {
    return Path.of("/proc/" + process.pid() + "/root" + path);
  }
}
