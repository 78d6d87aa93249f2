package io.benchtable.standalone.engine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program that can serve Temporal: the {@code temporal} command line, or the {@code
 * temporal-server} that {@code benchtable install temporal} builds.
 */
public record TemporalProgram(Kind kind, Path path) {

  /** The release that {@code install temporal} builds. */
  public static final String RELEASE = "1.32.1";

  enum Kind {
    SERVER,
    COMMAND_LINE
  }

  /** Where {@code install temporal} puts the server: the user's cache folder. */
  public static Path installed() {
    return installed(System.getenv());
  }

  private static Path installed(Map<String, String> environment) {
    String cache = environment.get("XDG_CACHE_HOME");
    Path root =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return root.resolve("benchtable/temporal").resolve(RELEASE).resolve("temporal-server");
  }

  /** The server that was installed, else what is on the {@code PATH}, else nothing. */
  public static Optional<TemporalProgram> find() {
    return find(System.getenv());
  }

  static Optional<TemporalProgram> find(Map<String, String> environment) {
    Path installed = installed(environment);
    if (Files.isExecutable(installed)) {
      return Optional.of(new TemporalProgram(Kind.SERVER, installed));
    }
    String path = environment.getOrDefault("PATH", "");
    return onPath("temporal-server", path)
        .map(program -> new TemporalProgram(Kind.SERVER, program))
        .or(
            () ->
                onPath("temporal", path)
                    .map(program -> new TemporalProgram(Kind.COMMAND_LINE, program)));
  }

  /** The program of this name in the first folder of a {@code PATH} that has one. */
  static Optional<Path> onPath(String name, String path) {
    return Stream.of(path.split(":"))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
