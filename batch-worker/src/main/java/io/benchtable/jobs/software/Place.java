package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Enclosure;
import io.benchtable.jobs.software.Engine.Lodging;
import io.benchtable.jobs.software.Remembered.InContainer;
import io.benchtable.jobs.software.Remembered.OnHost;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a step's commands run, until it is closed: this host, or a container of it.
 *
 * @param versions what is stored with every run
 * @param given what modules and a conda environment set
 * @param programs where they are looked for; in a container its own shell looks
 */
public record Place(
    Map<String, String> versions,
    Map<String, String> given,
    Optional<Programs> programs,
    @Nullable Lodging lodging)
    implements AutoCloseable {

  static Place of(OnHost software) {
    var made = software.environment().get("PATH");
    var programs =
        made == null
            ? Programs.in(software.path())
            : Programs.in(software.path(), List.of(made.split(":")));
    return new Place(software.versions(), software.environment(), Optional.of(programs), null);
  }

  static Place of(InContainer image, Lodging lodging) {
    return new Place(image.versions(), Map.of(), Optional.empty(), lodging);
  }

  /** The whole environment of a step that has these variables of its own. */
  public Map<String, String> environment(Map<String, String> own) {
    var environment = new HashMap<>(given);
    programs.ifPresent(found -> environment.put("PATH", found.variable()));
    environment.putAll(own);
    return environment;
  }

  /**
   * What a person should know if a program cannot be found, as far as that can be seen from here.
   */
  public Optional<String> missing(String program, Path directory) {
    return programs.flatMap(found -> found.missing(program, directory));
  }

  /** Empty on this host itself. */
  public Optional<Enclosure> enclosure() {
    return Optional.ofNullable(lodging);
  }

  /**
   * Removes the container, if there is one.
   *
   * @throws IOException if it is still there
   */
  @Override
  public void close() throws IOException {
    if (lodging != null) {
      lodging.close();
    }
  }
}
