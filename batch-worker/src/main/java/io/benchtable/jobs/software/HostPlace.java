package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Enclosure;
import io.benchtable.jobs.software.Resolved.OnHost;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This host, with directories, modules and a conda environment. */
record HostPlace(OnHost software) implements Place {

  private Programs programs() {
    var made = software.environment().get("PATH");
    return made == null
        ? Programs.in(software.path())
        : Programs.in(software.path(), List.of(made.split(":")));
  }

  @Override
  public Map<String, String> versions() {
    return software.versions();
  }

  @Override
  public Map<String, String> environment(Map<String, String> own) {
    var environment = new HashMap<>(software.environment());
    environment.put("PATH", programs().variable());
    environment.putAll(own);
    return environment;
  }

  @Override
  public Optional<String> missing(String program, Path directory) {
    return programs().missing(program, directory);
  }

  @Override
  public Optional<Enclosure> enclosure() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
