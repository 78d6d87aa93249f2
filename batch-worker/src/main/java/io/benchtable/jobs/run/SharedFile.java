package io.benchtable.jobs.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that every user of the host may read and write, made by whoever is first. */
final class SharedFile {

  private SharedFile() {}

  /**
   * Opened without creating first: the kernel may protect files of others in shared directories.
   */
  static FileChannel open(Path file) throws IOException {
    final var mode =
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    for (var attempt = 0; ; attempt++) {
      try {
        return FileChannel.open(file, mode);
      } catch (NoSuchFileException missing) {
        create(file);
      } catch (AccessDeniedException forbidden) {
        // Its creator may be just about to permit it.
        if (attempt > 20) {
          throw new IOException(
              "Expected to be allowed to write "
                  + file
                  + ", but another user forbids it: ask for mode 0666, or set"
                  + " benchtable.worker.lock-file",
              forbidden);
        }
        Thread.yield();
      }
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(file);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (FileAlreadyExistsException another) {
      // Somebody else was first.
    }
  }
}
