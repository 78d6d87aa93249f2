package io.benchtable.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Whole directories; symbolic links are never followed. */
public final class FileTrees {

  private FileTrees() {}

  /** Removes a directory and all that is in it, if it exists. */
  public static void delete(Path directory) throws IOException {
    deleteBut(directory, file -> false);
    Files.deleteIfExists(directory);
  }

  /** Removes all files but those, and all directories that are empty then, but not itself. */
  public static void deleteBut(Path root, Predicate<Path> keep) throws IOException {
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            unlock(directory);
            return FileVisitResult.CONTINUE;
          }

          /** A directory is opened before it is visited, and a step may have forbidden that. */
          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || !unlock(file)) {
              throw failure;
            }
            deleteBut(file, keep);
            return postVisitDirectory(file, null);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!keep.test(file)) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            if (!directory.equals(root) && isEmpty(directory)) {
              Files.delete(directory);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Permits ourselves to read and change a directory; whether that was needed. */
  private static boolean unlock(Path directory) throws IOException {
    if (Files.isReadable(directory)
        && Files.isWritable(directory)
        && Files.isExecutable(directory)) {
      return false;
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    return true;
  }

  /**
   * Shows every file and link below a directory, also below what a step has made unreadable; left
   * out is what vanishes meanwhile, and what is another user's and closed to us.
   */
  static void forEachFile(Path directory, Consumer<Path> seen) throws IOException {
    var closed = opened(directory);
    try {
      for (var entry : entriesInReach(directory)) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          forEachFile(entry, seen);
        } else if (Files.exists(entry, LinkOption.NOFOLLOW_LINKS)) {
          seen.accept(entry);
        }
      }
    } finally {
      if (closed.isPresent() && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        Files.setPosixFilePermissions(directory, closed.get());
      }
    }
  }

  /** Permits ourselves to list a directory; what its permissions were, if that was needed. */
  private static Optional<Set<PosixFilePermission>> opened(Path directory) throws IOException {
    if (Files.isReadable(directory) && Files.isExecutable(directory)) {
      return Optional.empty();
    }
    try {
      var permissions = Files.getPosixFilePermissions(directory);
      unlock(directory);
      return Optional.of(permissions);
    } catch (FileSystemException notOurs) {
      return Optional.empty();
    }
  }

  private static List<Path> entriesInReach(Path directory) throws IOException {
    try {
      return entries(directory);
    } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException outOfReach) {
      return List.of();
    }
  }

  private static List<Path> entries(Path directory) throws IOException {
    try (var listed = Files.list(directory)) {
      return listed.toList();
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  /** Copies a directory with its links and attributes, also what a step has made unreadable. */
  public static void copy(Path from, Path to) throws IOException {
    var permissions = Files.getPosixFilePermissions(from);
    unlock(from);
    try {
      Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
      copyEntries(from, to);
      Files.setPosixFilePermissions(to, permissions);
    } finally {
      Files.setPosixFilePermissions(from, permissions);
    }
  }

  private static void copyEntries(Path from, Path to) throws IOException {
    unlock(to);
    for (var entry : entries(from)) {
      var copied = to.resolve(entry.getFileName());
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        copy(entry, copied);
      } else {
        copyFile(entry, copied);
      }
    }
  }

  private static void copyFile(Path from, Path to) throws IOException {
    try {
      Files.copy(from, to, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
    } catch (AccessDeniedException unreadable) {
      var permissions = Files.getPosixFilePermissions(from);
      Files.setPosixFilePermissions(from, PosixFilePermissions.fromString("rw-------"));
      try {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        Files.setPosixFilePermissions(to, permissions);
      } finally {
        Files.setPosixFilePermissions(from, permissions);
      }
    }
  }
}
