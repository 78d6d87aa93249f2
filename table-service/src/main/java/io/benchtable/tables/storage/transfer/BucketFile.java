package io.benchtable.tables.storage.transfer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * An object that is being written, under a name of its own until it is whole and durable. Closed
 * before it is finished, nothing of it is left.
 */
final class BucketFile implements AutoCloseable {

  private static final String UNFINISHED = ".unfinished";

  private final Path target;
  private final Path temporary;
  private final FileChannel file;
  private final MessageDigest digest = Digest.md5();
  private final OutputStream stream;
  private boolean finished;

  private BucketFile(Path target, Path temporary) throws IOException {
    this.target = target;
    this.temporary = temporary;
    this.file =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.stream =
        new DigestOutputStream(Channels.newOutputStream(file), digest) {
          @Override
          public void close() throws IOException {
            flush(); // The file itself is still to be made durable.
          }
        };
  }

  static BucketFile create(Path target) throws IOException {
    String mark = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return new BucketFile(target, target.resolveSibling("." + mark + UNFINISHED));
  }

  /** Whether a file is no object yet, and perhaps never will be. */
  static boolean isUnfinished(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().startsWith(".") && name.toString().endsWith(UNFINISHED);
  }

  OutputStream stream() {
    return stream;
  }

  /** Has the object be there; the MD5 of its bytes. */
  byte[] finish() throws IOException {
    stream.flush();
    file.force(true);
    file.close();
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    sync(target.getParent());
    finished = true;
    return digest.digest();
  }

  /** Makes the names in a folder durable. */
  static void sync(@Nullable Path folder) throws IOException {
    if (folder != null) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      file.close();
      Files.deleteIfExists(temporary);
    }
  }
}
