package io.benchtable.jobs.software;

import io.benchtable.jobs.run.DatasetFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Software that was found: what every step of a benchmark is given, until the benchmark ends. */
sealed interface Resolved {

  /** What is stored with every run. */
  Map<String, String> versions();

  /**
   * Programs of this host.
   *
   * @param path directories that are searched before those of the environment's own PATH
   * @param environment what modules and a conda environment set
   */
  record OnHost(List<String> path, Map<String, String> environment, Map<String, String> versions)
      implements Resolved {

    static final OnHost PLAIN = new OnHost(List.of(), Map.of(), Map.of());
  }

  /**
   * An image.
   *
   * @param engine apptainer, podman or docker
   * @param program of the engine
   * @param image as the benchmark names it
   * @param reference what is run: the image's own id, or its file
   * @param options of every container of it
   * @param file the image, where it is a file of this host
   */
  record InContainer(
      String engine,
      String program,
      String image,
      String reference,
      List<String> options,
      @Nullable DatasetFile file,
      Map<String, String> versions)
      implements Resolved {

    String name() {
      return "image " + image + " of " + engine;
    }
  }
}
