package io.benchtable.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the built command line as a process, the way a user does. */
final class CommandLineProcess {

  /** What a command came to. */
  record Outcome(int exitCode, String out, String err) {}

  private CommandLineProcess() {}

  /** Runs a command to its end. */
  static Outcome run(Path directory, Map<String, String> environment, String... arguments) {
    try {
      Path out = Files.createTempFile("benchtable", ".out");
      Path err = Files.createTempFile("benchtable", ".err");
      Process process = start(directory, environment, out, err, arguments);
      if (!process.waitFor(300, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            "Expected "
                + List.of(arguments)
                + " to end within 300 s; it said "
                + Files.readString(err));
      }
      Outcome outcome =
          new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return outcome;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Starts a command and leaves it running; the script becomes the program, so its id stays. */
  static Process start(
      Path directory, Map<String, String> environment, Path out, Path err, String... arguments) {
    List<String> command = new ArrayList<>(List.of(repository().resolve("benchtable").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root of the repository. */
  static Path repository() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
