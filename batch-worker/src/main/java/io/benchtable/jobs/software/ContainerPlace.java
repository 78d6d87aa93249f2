package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Enclosure;
import io.benchtable.jobs.software.Engine.Lodging;
import io.benchtable.jobs.software.Resolved.InContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A container, whose search path is that of its image. */
record ContainerPlace(InContainer image, Lodging lodging) implements Place {

  @Override
  public Map<String, String> versions() {
    return image.versions();
  }

  @Override
  public Map<String, String> environment(Map<String, String> own) {
    return own;
  }

  /** Its own shell looks when it makes a command ready. */
  @Override
  public Optional<String> missing(String program, Path directory) {
    return Optional.empty();
  }

  @Override
  public Optional<Enclosure> enclosure() {
    return Optional.of(lodging);
  }

  @Override
  public void close() throws IOException {
    lodging.close();
  }
}
