package io.benchtable.standalone;

import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.command.Commands;
import io.benchtable.standalone.instance.Credentials;
import io.benchtable.standalone.instance.RunningInstance;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An instance in a process of its own, which a test may kill. */
final class InstanceProcess implements AutoCloseable {

  private final Process process;
  private final Path data;
  private final Path folder;

  /**
   * @param data the data directory as this process sees it
   * @param folder the data directory as that process sees it
   */
  private InstanceProcess(Process process, Path data, Path folder) {
    this.process = process;
    this.data = data;
    this.folder = folder;
  }

  /** Starts {@code up} on {@code data} and returns when it answers. */
  static InstanceProcess up(Path data, String temporal) {
    return up(data, temporal, CommandLineProcess.freePort());
  }

  static InstanceProcess up(Path data, String temporal, int port) {
    return start("up", data, temporal, port).ready();
  }

  /** Starts {@code up} with its data directory on a disk that only it sees. */
  static InstanceProcess up(SmallDisk disk) {
    List<String> command =
        disk.around(command("up", disk.folder(), "memory", CommandLineProcess.freePort()));
    Process process = start(disk.folder(), command);
    return new InstanceProcess(process, SmallDisk.seenBy(process, disk.folder()), disk.folder())
        .ready();
  }

  /** Starts {@code up} or {@code demo} and returns at once. */
  static InstanceProcess start(String verb, Path data, String temporal, int port, String... more) {
    List<String> command =
        CommandLineProcess.joined(command(verb, data, temporal, port), List.of(more));
    return new InstanceProcess(start(data, command), data, data);
  }

  private static Process start(Path data, List<String> command) {
    return CommandLineProcess.start(
        CommandLineProcess.repository(), Map.of(), said(data, ".log"), said(data, ".err"), command);
  }

  private static List<String> command(String verb, Path data, String temporal, int port) {
    return CommandLineProcess.command(
        verb, "--data", data.toString(), "--port", Integer.toString(port), "--temporal", temporal);
  }

  private static Path said(Path data, String suffix) {
    return data.resolveSibling(data.getFileName() + suffix);
  }

  /** Returns when it answers. */
  InstanceProcess ready() {
    try {
      await()
          .atMost(Duration.ofMinutes(4))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !process.isAlive() || RunningInstance.find(data).isPresent());
    } finally {
      if (RunningInstance.find(data).isEmpty()) {
        close();
      }
    }
    if (!process.isAlive()) {
      throw new AssertionError("The instance ended: " + errors());
    }
    return this;
  }

  /** What it has said on standard error. */
  String errors() {
    try {
      return Files.readString(said(folder, ".err"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address that it prints, which logs in once. */
  String login() {
    String up = "Up. Open ";
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                Files.readAllLines(said(folder, ".log")).stream()
                    .filter(line -> line.startsWith(up))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow()
        .substring(up.length());
  }

  /** Waits until it has ended by itself. */
  int exitCode() {
    await().atMost(Duration.ofSeconds(120)).until(() -> !process.isAlive());
    return process.exitValue();
  }

  Tables tables() {
    return new Tables(
        RunningInstance.find(data).orElseThrow().address(), Credentials.read(data).token());
  }

  Path data() {
    return data;
  }

  /** Runs a command of the command line against this instance. */
  CommandLineProcess.Outcome command(String... arguments) {
    return CommandLineProcess.run(
        CommandLineProcess.repository(), Map.of("BENCHTABLE_DATA", data.toString()), arguments);
  }

  /** The same in this process, which is faster. */
  CommandLineProcess.Outcome here(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 120);
    List<String> all =
        CommandLineProcess.joined(List.of(arguments), List.of("--data", data.toString()));
    int code = Commands.on(terminal).execute(all.toArray(String[]::new));
    return new CommandLineProcess.Outcome(code, out.toString(), err.toString());
  }

  /** Makes a table with a text key and a stream. */
  void createTable(String table, String key) {
    HttpRequest request =
        HttpRequest.newBuilder(tables().address().resolve("/v1/tables/" + table))
            .header("Authorization", "Bearer " + Credentials.read(data).token())
            .header("Content-Type", "application/json")
            .PUT(
                HttpRequest.BodyPublishers.ofString(
                    """
                    {"partitionKey": {"name": "%s", "type": "string"},
                     "stream": "NEW_AND_OLD_IMAGES"}
                    """
                        .formatted(key)))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError("Expected a new table, but " + response.body());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Ends the process as a power cut would; its children live on. */
  void kill() {
    try {
      new ProcessBuilder("sh", "-c", "kill -KILL " + process.pid()).start().waitFor();
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
