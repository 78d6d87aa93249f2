package io.benchtable.standalone.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The ports of all engines, chosen together: each looking for its own, two could find the same.
 *
 * @param temporal none unless its server is a child process
 */
record EnginePorts(int postgreSql, int kafka, int kafkaController, List<Integer> temporal) {

  /** Chooses them, none of {@code promised}, for engines below {@code data}. */
  static EnginePorts choose(Path data, TemporalChoice choice, Set<Integer> promised) {
    Set<Integer> taken = new HashSet<>(promised);
    List<Integer> temporal =
        choice instanceof TemporalChoice.Child
            ? temporal(data.resolve("temporal"), taken)
            : List.of();
    taken.addAll(temporal);
    List<Integer> others = FreePorts.take(3, taken);
    return new EnginePorts(others.get(0), others.get(1), others.get(2), temporal);
  }

  /** The eight of a Temporal server on {@code directory}, the same as at its last start. */
  static List<Integer> temporal(Path directory, Set<Integer> promised) {
    try {
      Files.createDirectories(directory);
      return FreePorts.keep(8, directory.resolve("ports"), promised);
    } catch (IOException e) {
      throw new EngineFailure("Temporal could not write to " + directory, e);
    }
  }
}
