package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What of this host a command may write to, where namespaces can be made. All else it can only
 * read, and what others keep in temporary folders it does not see.
 *
 * @param writable its own folders
 * @param temporary its own as well, and what it finds in place of {@code /tmp} and {@code /var/tmp}
 * @param shown what it is to see wherever that lies, such as dataset files and software
 * @param network whether it reaches the host's network
 */
public record Room(List<Path> writable, Path temporary, List<Path> shown, boolean network) {

  /** What everybody may write to. */
  private static final List<Path> TEMPORARY = List.of(Path.of("/tmp"), Path.of("/var/tmp"));

  /** A folder or file, and where a command finds it. */
  record Mount(Path source, Path target, boolean writable) {}

  /** In the order in which they are to be made. */
  List<Mount> mounts() throws IOException {
    var own = Files.createDirectories(temporary).toRealPath();
    var hidden = TEMPORARY.stream().filter(Files::isDirectory).map(Room::real).distinct().toList();
    Predicate<Path> isHidden =
        path -> hidden.stream().anyMatch(one -> path.startsWith(one) && !path.equals(one));
    var folders = Stream.concat(writable.stream(), Stream.of(temporary)).toList();
    Predicate<Path> isOwn =
        path -> folders.stream().map(Room::real).anyMatch(real(path)::startsWith);
    return Stream.of(
            hidden.stream().map(path -> new Mount(own, path, true)),
            mounts(shown.stream().filter(isOwn.negate()), false)
                .filter(one -> isHidden.test(one.target)),
            mounts(folders.stream(), true))
        .flatMap(mounts -> mounts)
        .toList();
  }

  /** Of those that are there, outer ones first; by every name that they are known by. */
  private static Stream<Mount> mounts(Stream<Path> paths, boolean writable) {
    return paths
        .filter(Files::exists)
        .map(path -> path.toAbsolutePath().normalize())
        .flatMap(
            path -> Stream.of(path, real(path)).map(name -> new Mount(real(path), name, writable)))
        .distinct()
        .sorted(Comparator.comparing(mount -> mount.target.getNameCount()));
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException gone) {
      return path;
    }
  }
}
