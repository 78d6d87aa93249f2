package io.benchtable.jobs.software;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a step's programs are looked for. */
public record Programs(List<String> path) {

  private static final List<String> HOSTS =
      List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/local/sbin", "/usr/sbin", "/sbin");

  /** The given directories, then the host's own. */
  public static Programs in(List<String> first) {
    return in(first, HOSTS);
  }

  static Programs in(List<String> first, List<String> then) {
    var path = new ArrayList<>(first);
    path.addAll(then);
    return new Programs(List.copyOf(path));
  }

  /** The value of PATH. */
  public String variable() {
    return String.join(":", path);
  }

  /** What a person should know if the program cannot be found; nothing if it can. */
  public Optional<String> missing(String program, Path directory) {
    if (program.contains("/")) {
      return isProgram(directory.resolve(program))
          ? Optional.empty()
          : Optional.of("Expected an executable file " + program + ", but there is none");
    }
    return path.stream().anyMatch(folder -> isProgram(directory.resolve(folder).resolve(program)))
        ? Optional.empty()
        : Optional.of("Expected to find " + program + ", but it is in none of " + variable());
  }

  private static boolean isProgram(Path file) {
    return Files.isRegularFile(file) && Files.isExecutable(file);
  }
}
