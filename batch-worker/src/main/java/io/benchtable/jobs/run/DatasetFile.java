package io.benchtable.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A file of a dataset, known by its contents.
 *
 * @param modified ISO-8601
 */
public record DatasetFile(
    String name, String path, long bytes, String sha256, String modified, long inode) {

  /** Whether size, time and inode are still the ones that went with these contents. */
  public boolean looksUnchanged() throws IOException {
    return Identity.of(Path.of(path)).equals(new Identity(bytes, Instant.parse(modified), inode));
  }

  /** What changes when a file is written or replaced. */
  record Identity(long bytes, Instant modified, long inode) {

    static Identity of(Path file) throws IOException {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Identity(
          attributes.size(), attributes.lastModifiedTime().toInstant(), inode(file));
    }

    private static long inode(Path file) throws IOException {
      return Files.getAttribute(file, "unix:ino") instanceof Long inode ? inode : 0;
    }
  }
}
