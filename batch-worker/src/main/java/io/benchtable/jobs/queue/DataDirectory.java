package io.benchtable.jobs.queue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A worker's data directory, which it has to itself: another one in it would take the running steps
 * of the first for those of a dead worker, and kill them.
 */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel held;

  private DataDirectory(Path path, FileChannel held) {
    this.path = path;
    this.held = held;
  }

  /** The kernel gives it back when this process ends, however it ends. */
  static DataDirectory take(Path path) throws IOException {
    var file = Files.createDirectories(path).resolve("in-use");
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new InUse(path);
    }
    return new DataDirectory(path, channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ourselves) {
      return false;
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() throws IOException {
    held.close();
  }

  /** Another worker has it. */
  static final class InUse extends RuntimeException {
    InUse(Path path) {
      super("Expected data directory " + path + " to be free, but another batch-worker uses it");
    }
  }
}
