package io.benchtable.jobs.software;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What of this host a step is given; in a container under the same names.
 *
 * @param work where it runs
 * @param temporary also {@code /tmp} in a container
 * @param control for words between us and a container
 * @param readOnly dataset files, and what other runs have made
 * @param memoryMiB what it may use; 0 is no limit
 */
public record Folders(
    Path work, Path temporary, Path control, List<Path> readOnly, long memoryMiB) {

  /**
   * As options of an engine, which all know {@code --mount}. What lies below {@code /tmp} comes
   * after it, as some engines mount in the order given.
   */
  List<String> mounts() {
    var shared = Stream.of(mount(temporary, Path.of("/tmp"), false));
    var writable = Stream.of(work, temporary, control).map(folder -> mount(folder, folder, false));
    var fixed = readOnly.stream().distinct().map(path -> mount(path, path, true));
    return Stream.of(shared, writable, fixed)
        .flatMap(mounts -> mounts)
        .flatMap(mount -> Stream.of("--mount", mount))
        .toList();
  }

  /** A mount is a line of comma-separated values. */
  private static String mount(Path source, Path target, boolean readOnly) {
    var fields =
        Stream.of("type=bind", "source=" + source, "destination=" + target).map(Folders::quoted);
    return String.join(
        ",", Stream.concat(fields, readOnly ? Stream.of("ro") : Stream.of()).toList());
  }

  private static String quoted(String field) {
    return field.matches("[^,\"\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
  }

  /** Also of swap: a step over its limit would only become slow. */
  List<String> limits() {
    var memory = memoryMiB + "m";
    return memoryMiB > 0
        ? List.of("--memory", memory, "--memory-swap", memory, "--shm-size", memory)
        : List.of();
  }
}
