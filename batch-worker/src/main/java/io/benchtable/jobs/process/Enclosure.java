package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Isolation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Somewhere else than this host's own file system for a command to run in: a container. Directories
 * that the command needs are there under the same names.
 */
public interface Enclosure {

  /** For people: which container, and whose. */
  String name();

  /** A program with its arguments that runs, inside, what follows them. */
  List<String> enter();

  /** The environment of that program itself; nothing of it is to reach the command. */
  Map<String, String> environment();

  /**
   * What a command in it is kept apart by.
   *
   * @param ours what it would be without
   */
  Isolation isolation(Isolation ours);

  /** A directory for words between us and the inside. */
  Path control();

  /** Where its processes are. */
  default Inside inside() {
    return new Inside.OurTree();
  }

  /** Asks every process inside to end, if that takes more than a signal to our own tree. */
  default void ask() {}

  /**
   * Kills every process inside but what keeps it, if killing our own tree does not: another command
   * can be run there.
   */
  default void clear() {}
}
