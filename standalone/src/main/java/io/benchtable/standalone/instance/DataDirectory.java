package io.benchtable.standalone.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder that holds everything of an instance; while it is held, nobody else can use it. */
public final class DataDirectory implements AutoCloseable {

  private static final String LOCK = "lock";
  private static final long MEBIBYTE = 1024 * 1024;
  private static final long SMALLEST_FREE_BYTES = 512 * MEBIBYTE;
  private static final long FULL_BYTES = 16 * MEBIBYTE;
  private static final Set<String> NETWORK = Set.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs");

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Takes the directory, making it if needed: then for this user alone. One that is there keeps its
   * mode, and must be empty or an instance's own.
   *
   * @throws InstanceProblem if it is in use, holds something else, is not writable, on a network
   *     file system, mounted without the right to execute, or nearly full
   */
  public static DataDirectory take(Path given) {
    Path path = given.toAbsolutePath().normalize();
    try {
      if (Files.isDirectory(path)) {
        checkContent(path);
      } else {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
      checkFileSystem(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new InstanceProblem(
            "The data directory "
                + path
                + " is in use by another instance: stop it with ./benchtable down, or choose"
                + " another directory with --data.");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap((ProcessMark.self().text() + "\n").getBytes(StandardCharsets.US_ASCII)));
      return new DataDirectory(path, channel);
    } catch (IOException e) {
      throw new InstanceProblem(
          "The data directory "
              + path
              + " cannot be written ("
              + e.getMessage()
              + "): choose another with --data.");
    }
  }

  /** The process that holds the directory, also while it is still starting. */
  public static Optional<ProcessHandle> holder(Path path) {
    try {
      return ProcessMark.read(Files.readString(path.resolve(LOCK))).flatMap(ProcessMark::process);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void checkContent(Path path) throws IOException {
    if (Files.exists(path.resolve(LOCK))) {
      return;
    }
    try (Stream<Path> entries = Files.list(path)) {
      Optional<String> other =
          entries
              .map(entry -> entry.getFileName().toString())
              .filter(name -> !name.equals("lost+found"))
              .findFirst();
      if (other.isPresent()) {
        throw new InstanceProblem(
            "Expected an empty directory or that of an instance, but "
                + path
                + " holds "
                + other.get()
                + ": choose another with --data.");
      }
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void checkFileSystem(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    if (NETWORK.contains(store.type())) {
      throw new InstanceProblem(
          "The data directory "
              + path
              + " is on a network file system ("
              + store.type()
              + "), where locks and flushes cannot be trusted: choose a local one with --data.");
    }
    checkRoom(path, SMALLEST_FREE_BYTES);
    Path probe = Files.createTempFile(path, "probe", ".sh");
    try {
      Files.writeString(probe, "#!/bin/sh\nexit 0\n");
      Files.setPosixFilePermissions(probe, PosixFilePermissions.fromString("rwx------"));
      new ProcessBuilder(probe.toString()).start().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new InstanceProblem(
          "Programs cannot be started from the data directory "
              + path
              + " (mounted noexec?): choose another with --data.");
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static void checkRoom(Path path, long least) {
    long free = path.toFile().getUsableSpace();
    if (free < least) {
      throw new InstanceProblem(
          "The data directory "
              + path
              + " has "
              + free / MEBIBYTE
              + " MiB free, and at least "
              + SMALLEST_FREE_BYTES / MEBIBYTE
              + " MiB are needed: free some, or choose another with --data.");
    }
  }

  public Path path() {
    return path;
  }

  /**
   * Checks that something can still be written.
   *
   * @throws InstanceProblem if the disk is full
   */
  public void checkNotFull() {
    checkRoom(path, FULL_BYTES);
  }

  @Override
  public void close() {
    try {
      channel.truncate(0); // whoever held it may live on
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
