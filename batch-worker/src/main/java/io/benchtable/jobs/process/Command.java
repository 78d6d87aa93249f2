package io.benchtable.jobs.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is to run.
 *
 * @param name for people and file names, such as a run and a step
 * @param argv the program and its arguments, exactly; no shell reads them
 * @param environment all of it: nothing of ours is inherited
 * @param directory where it runs
 * @param stdin a file, else nothing can be read
 * @param stdout a file, else what is printed goes to the log
 * @param memoryBytes the tree is stopped when it needs more
 * @param timeout after which the tree is told to end
 * @param enclosure where it runs, if not on this host itself
 * @param room what it may see and write to on this host, where that can be limited; all that we may
 *     if absent
 * @param cores how many are its own, or 0 to share all
 */
public record Command(
    String name,
    List<String> argv,
    Map<String, String> environment,
    Path directory,
    Optional<Path> stdin,
    Optional<Path> stdout,
    OptionalLong memoryBytes,
    Duration timeout,
    Optional<Enclosure> enclosure,
    Optional<Room> room,
    int cores) {

  public Command {
    if (argv.isEmpty() || argv.getFirst().isEmpty()) {
      throw new IllegalArgumentException("Expected a command, but got " + argv);
    }
    argv = List.copyOf(argv);
    environment = Map.copyOf(environment);
  }

  /** Where its processes are. */
  Inside inside() {
    return enclosure.map(Enclosure::inside).orElse(new Inside.OurTree());
  }

  /** The same in a room. */
  public Command in(Room room) {
    return new Command(
        name,
        argv,
        environment,
        directory,
        stdin,
        stdout,
        memoryBytes,
        timeout,
        Optional.empty(),
        Optional.of(room),
        cores);
  }

  /** The same with so many cores. */
  public Command on(int cores) {
    return new Command(
        name,
        argv,
        environment,
        directory,
        stdin,
        stdout,
        memoryBytes,
        timeout,
        enclosure,
        room,
        cores);
  }

  /** A command that sees all that we do. */
  public Command(
      String name,
      List<String> argv,
      Map<String, String> environment,
      Path directory,
      Optional<Path> stdin,
      Optional<Path> stdout,
      OptionalLong memoryBytes,
      Duration timeout,
      Optional<Enclosure> enclosure) {
    this(
        name,
        argv,
        environment,
        directory,
        stdin,
        stdout,
        memoryBytes,
        timeout,
        enclosure,
        Optional.empty(),
        0);
  }

  /** A command on this host itself. */
  public Command(
      String name,
      List<String> argv,
      Map<String, String> environment,
      Path directory,
      Optional<Path> stdin,
      Optional<Path> stdout,
      OptionalLong memoryBytes,
      Duration timeout) {
    this(name, argv, environment, directory, stdin, stdout, memoryBytes, timeout, Optional.empty());
  }
}
