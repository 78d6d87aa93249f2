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
 */
public record Folders(Path work, Path temporary, Path control, List<Path> readOnly) {

  /** As options of an engine, which all know {@code --mount}. */
  List<String> mounts() {
    var writable =
        Stream.of(work, temporary, control)
            .map(folder -> EngineProgram.mount(folder, folder, false));
    var shared = Stream.of(EngineProgram.mount(temporary, Path.of("/tmp"), false));
    var fixed = readOnly.stream().distinct().map(path -> EngineProgram.mount(path, path, true));
    return Stream.of(writable, shared, fixed)
        .flatMap(mounts -> mounts)
        .flatMap(mount -> Stream.of("--mount", mount))
        .toList();
  }
}
