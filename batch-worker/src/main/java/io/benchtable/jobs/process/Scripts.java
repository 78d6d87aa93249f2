package io.benchtable.jobs.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The shell scripts that come with us, written where a shell can read them. */
public final class Scripts {

  private Scripts() {}

  /**
   * @param beside the class that the script comes with
   */
  public static Path write(Class<?> beside, String name, Path directory) throws IOException {
    Files.createDirectories(directory);
    var temporary = Files.createTempFile(directory, name, ".new");
    Files.writeString(temporary, text(beside, name));
    return Files.move(
        temporary,
        directory.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }

  private static String text(Class<?> beside, String name) {
    try (var resource = beside.getResourceAsStream(name)) {
      if (resource == null) {
        throw new IllegalStateException("Expected " + name + " beside our classes, but it is not");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
