package io.benchtable.jobs.process;

import io.benchtable.jobs.run.NoLongerWanted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs commands for tests and keeps what they print. */
final class Sandbox implements AutoCloseable {

  static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin");

  final Processes processes;
  final Path directory;
  private final boolean walled;
  final ByteArrayOutputStream output = new ByteArrayOutputStream();
  final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  Sandbox(Path directory, boolean cgroups) throws IOException {
    this(directory, cgroups, 0);
  }

  Sandbox(Path directory, boolean cgroups, long diskReserve) throws IOException {
    this(directory, cgroups, diskReserve, List.of());
  }

  /**
   * @param walls programs that may make namespaces, where commands may write to the directory only
   */
  Sandbox(Path directory, boolean cgroups, long diskReserve, List<String> walls)
      throws IOException {
    this.directory = directory;
    this.walled = !walls.isEmpty();
    this.processes =
        Processes.open(
            directory, Duration.ofMillis(500), new Processes.Use(cgroups, walls), diskReserve);
  }

  Command command(String... argv) {
    return new Command(
        "test",
        List.of(argv),
        ENVIRONMENT,
        directory,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        Duration.ofSeconds(60));
  }

  Command limited(long bytes, String... argv) {
    var c = command(argv);
    return new Command(
        c.name(),
        c.argv(),
        c.environment(),
        c.directory(),
        c.stdin(),
        c.stdout(),
        OptionalLong.of(bytes),
        c.timeout());
  }

  Command within(Duration timeout, String... argv) {
    var c = command(argv);
    return new Command(
        c.name(),
        c.argv(),
        c.environment(),
        c.directory(),
        c.stdin(),
        c.stdout(),
        c.memoryBytes(),
        timeout);
  }

  boolean isWalled() {
    return walled;
  }

  private Room room() {
    return new Room(List.of(directory), directory.resolve("tmp"), List.of(), false);
  }

  Execution prepare(Command given) throws IOException {
    return prepared(walled ? given.in(room()) : given);
  }

  private Execution prepared(Command command) throws IOException {
    output.reset();
    errors.reset();
    try {
      return processes.prepare(
          command, bytes -> keep(bytes, output), bytes -> keep(bytes, errors), _ -> {});
    } catch (NoLongerWanted impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void keep(java.nio.ByteBuffer bytes, ByteArrayOutputStream to) throws IOException {
    var copy = new byte[bytes.remaining()];
    bytes.get(copy);
    if (to.size() < 1 << 20) {
      to.write(copy);
    }
  }

  Outcome run(Command command, Room room) throws IOException {
    return prepared(command.in(room)).run();
  }

  Outcome run(Command command) throws IOException {
    return prepare(command).run();
  }

  Outcome run(String... argv) throws IOException {
    return run(command(argv));
  }

  Outcome shell(String script) throws IOException {
    return run("sh", "-c", script);
  }

  String printed() {
    return output.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    processes.close();
  }
}
