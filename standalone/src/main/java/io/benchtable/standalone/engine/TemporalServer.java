package io.benchtable.standalone.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A real Temporal server as a child process on one SQLite file: durable, without a database. */
public final class TemporalServer implements AutoCloseable {

  private final ChildProcess process;
  private final int port;

  private TemporalServer(ChildProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts {@code program} on {@code directory} and returns when it answers. */
  public static TemporalServer start(TemporalProgram program, Path directory) {
    return start(program, directory, EnginePorts.temporal(directory, Set.of()));
  }

  static TemporalServer start(TemporalProgram program, Path directory, List<Integer> ports) {
    try {
      Path database = directory.resolve("temporal.db");
      discardHalfMade(directory, database);
      List<String> command =
          switch (program.kind()) {
            case SERVER -> serverCommand(program, directory, database, ports);
            case COMMAND_LINE -> commandLine(program, database, ports);
          };
      ChildProcess process =
          ChildProcess.start(
              command, directory, directory.resolve("temporal.log"), record(directory));
      TemporalServer server = new TemporalServer(process, ports.getFirst());
      boolean answers = false;
      try {
        TemporalNamespace.await(server.address(), process::isAlive, directory);
        answers = true;
      } finally {
        if (!answers) {
          process.close();
        }
      }
      Files.writeString(whole(directory), "");
      return server;
    } catch (IOException e) {
      throw new EngineFailure("Temporal could not write to " + directory, e);
    }
  }

  /**
   * Deletes a database that has never answered: its schema may be half there, and a server takes it
   * for whole. What it might know of workflows is rebuilt from their items.
   */
  private static void discardHalfMade(Path directory, Path database) throws IOException {
    if (!Files.exists(whole(directory))) {
      for (String part : List.of("", "-wal", "-shm", "-journal")) {
        Files.deleteIfExists(database.resolveSibling(database.getFileName() + part));
      }
    }
  }

  /** There once the database has answered. */
  private static Path whole(Path directory) {
    return directory.resolve("temporal.whole");
  }

  static void stopLeftBehind(Path directory) {
    ChildProcess.stopLeftBehind(record(directory));
  }

  private static Path record(Path directory) {
    return directory.resolve("temporal.pid");
  }

  private static List<String> serverCommand(
      TemporalProgram program, Path directory, Path database, List<Integer> ports)
      throws IOException {
    Path dynamic = directory.resolve("dynamic.yaml");
    Files.writeString(dynamic, resource("temporal-dynamic.yaml"));
    String configuration =
        resource("temporal-server.yaml")
            .replace("@database@", database.toString())
            .replace("@setup@", Boolean.toString(!Files.exists(database)))
            .replace("@dynamic@", dynamic.toString());
    for (int i = 0; i < 8; i++) {
      configuration = configuration.replace("@port" + i + "@", ports.get(i).toString());
    }
    Path file = directory.resolve("server.yaml");
    Files.writeString(file, configuration);
    return List.of(
        program.path().toString(), "--config-file", file.toString(), "--allow-no-auth", "start");
  }

  static List<String> commandLine(TemporalProgram program, Path database, List<Integer> ports)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.path().toString(),
                "server",
                "start-dev",
                "--headless",
                "--ip",
                "127.0.0.1",
                "--port",
                ports.getFirst().toString(),
                "--db-filename",
                database.toString(),
                "--log-level",
                "warn"));
    for (String line : resource("temporal-dynamic.yaml").lines().toList()) {
      if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("#")) {
        command.add("--dynamic-config-value");
        command.add(DynamicValue.of(resource("temporal-dynamic.yaml"), line.replace(":", "")));
      }
    }
    return command;
  }

  private static String resource(String name) throws IOException {
    try (InputStream stream = TemporalServer.class.getResourceAsStream("/" + name)) {
      if (stream == null) {
        throw new UncheckedIOException(new IOException("No resource " + name));
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  ProcessHandle process() {
    return process.handle();
  }

  /** Host and port of its gRPC service. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }
}
