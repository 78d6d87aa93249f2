package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Enclosure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a step's commands run, until it is closed. */
public sealed interface Place extends AutoCloseable permits HostPlace, ContainerPlace {

  /** What is stored with every run. */
  Map<String, String> versions();

  /** The whole environment of a step that has these variables of its own. */
  Map<String, String> environment(Map<String, String> own);

  /**
   * What a person should know if a program cannot be found, as far as that can be seen from here.
   */
  Optional<String> missing(String program, Path directory);

  /** Empty on this host itself. */
  Optional<Enclosure> enclosure();

  @Override
  void close() throws IOException;
}
