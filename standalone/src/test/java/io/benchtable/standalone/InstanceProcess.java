package io.benchtable.standalone;

import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.Credentials;
import io.benchtable.standalone.instance.RunningInstance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An instance in a process of its own, which a test may kill. */
final class InstanceProcess implements AutoCloseable {

  private final Process process;
  private final Path data;

  private InstanceProcess(Process process, Path data) {
    this.process = process;
    this.data = data;
  }

  /** Starts {@code up} on {@code data} and returns when it answers. */
  static InstanceProcess up(Path data, String temporal) {
    return up(data, temporal, CommandLineProcess.freePort());
  }

  static InstanceProcess up(Path data, String temporal, int port) {
    Path log = data.resolveSibling(data.getFileName() + ".log");
    Process process =
        CommandLineProcess.start(
            CommandLineProcess.repository(),
            Map.of(),
            log,
            data.resolveSibling(data.getFileName() + ".err"),
            "up",
            "--data",
            data.toString(),
            "--port",
            Integer.toString(port),
            "--temporal",
            temporal);
    InstanceProcess instance = new InstanceProcess(process, data);
    await()
        .atMost(Duration.ofSeconds(300))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new AssertionError(
                    "The instance ended: "
                        + Files.readString(data.resolveSibling(data.getFileName() + ".err")));
              }
              return RunningInstance.find(data).isPresent();
            });
    return instance;
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
