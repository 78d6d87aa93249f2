package io.benchtable.standalone;

import io.benchtable.standalone.client.Tables;
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
import tools.jackson.databind.JsonNode;

/** Runs the built command line as a process, the way a user does. */
final class CommandLineProcess {

  /** What a command came to. */
  record Outcome(int exitCode, String out, String err) {

    /** What it says besides that it starts: one sentence, never a stack trace. */
    String complaint() {
      List<String> lines = err.lines().filter(line -> !line.startsWith("Starting on ")).toList();
      if (lines.size() != 1 || !lines.getFirst().startsWith("benchtable: ")) {
        throw new AssertionError("Expected one sentence, but it said " + err);
      }
      return lines.getFirst().substring("benchtable: ".length());
    }

    JsonNode json() {
      return Tables.JSON.readTree(out);
    }
  }

  private CommandLineProcess() {}

  /** Runs a command to its end. */
  static Outcome run(Path directory, Map<String, String> environment, String... arguments) {
    return run(directory, environment, command(arguments));
  }

  /** Runs any program to its end. */
  static Outcome run(Path directory, Map<String, String> environment, List<String> command) {
    try {
      Path out = Files.createTempFile("benchtable", ".out");
      Path err = Files.createTempFile("benchtable", ".err");
      Process process = start(directory, environment, out, err, command);
      if (!process.waitFor(300, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new AssertionError(
            "Expected " + command + " to end within 300 s; it said " + Files.readString(err));
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

  /** Starts a program and leaves it running; the script becomes ours, so its id stays. */
  static Process start(
      Path directory, Map<String, String> environment, Path out, Path err, List<String> command) {
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

  /** Our command line with these arguments. */
  static List<String> command(String... arguments) {
    return joined(List.of(repository().resolve("benchtable").toString()), List.of(arguments));
  }

  static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
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
