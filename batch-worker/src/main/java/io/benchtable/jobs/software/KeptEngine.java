package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.software.Resolved.InContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Podman and docker: what they run is no descendant of ours, and its cgroup goes when it ends. So a
 * container of a step is started before the clock, with a process that does nothing and keeps it;
 * the command is run beside that, and the cgroup can be read when it has ended.
 */
abstract sealed class KeptEngine implements Engine permits Podman, Docker {

  private final EngineProgram programs;
  private final Processes processes;

  KeptEngine(EngineProgram programs, Processes processes) {
    this.programs = programs;
    this.processes = processes;
  }

  /** What every container of this user on this host is given. */
  abstract List<String> identity(Path program, Heartbeat heartbeat)
      throws NoLongerWanted, IOException;

  /** An image's own id and, where it came from a registry, what it is called there. */
  private record Found(String id, String digest) {}

  Errand.Result ask(Path program, Heartbeat heartbeat, String... arguments)
      throws NoLongerWanted, IOException {
    return errand(program, List.of(arguments)).run(heartbeat, "asking " + name());
  }

  private Errand errand(Path program, List<String> arguments) {
    var argv = new ArrayList<>(List.of(program.toString()));
    argv.addAll(arguments);
    return new Errand(List.copyOf(argv), programs.environment(), SHORT);
  }

  @Override
  public InContainer resolve(Path program, Wanted wanted, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    if (Apptainer.isFile(wanted.image())) {
      throw new SoftwareNotFound(
          "container.image", wanted.image(), "the name of an image; files are for apptainer");
    }
    var image = wanted.image().replaceFirst("^docker://", "");
    var found = inspect(program, image, heartbeat);
    if (found == null) {
      pull(program, image, heartbeat);
      found = inspect(program, image, heartbeat);
    }
    if (found == null) {
      throw new SoftwareNotFound("container.image", image, "an image of " + name());
    }
    var options = new ArrayList<>(identity(program, heartbeat));
    options.addAll(List.of("--network", wanted.network() ? "host" : "none"));
    return new InContainer(
        name(),
        program.toString(),
        wanted.image(),
        found.id(),
        List.copyOf(options),
        null,
        Map.of("container engine", wanted.version(), "image " + wanted.image(), found.digest()));
  }

  private @org.jspecify.annotations.Nullable Found inspect(
      Path program, String image, Heartbeat heartbeat) throws NoLongerWanted, IOException {
    var format = "{{.Id}}{{range .RepoDigests}} {{.}}{{end}}";
    var result = ask(program, heartbeat, "image", "inspect", "--format", format, image);
    var words = EngineProgram.words(result.output());
    if (!result.succeeded() || words.isEmpty()) {
      return null;
    }
    var id = words.getFirst().replaceFirst("^sha256:", "");
    var digest =
        words.stream()
            .skip(1)
            .filter(word -> word.contains("@"))
            .map(word -> word.substring(word.indexOf('@') + 1))
            .findFirst()
            .orElse("sha256:" + id + " (image id; it is of no registry)");
    return new Found(id, digest);
  }

  private void pull(Path program, String image, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var pulling =
        new Errand(
            List.of(program.toString(), "pull", "--quiet", image), programs.environment(), PULLING);
    var result = pulling.run(heartbeat, "pulling " + image);
    if (!result.succeeded()) {
      throw new SoftwareNotFound(
          "container.image",
          image,
          "an image that " + name() + " can pull (it says: " + result.said() + ")");
    }
  }

  @Override
  public Lodging enter(InContainer image, Folders folders, Limits limits) throws IOException {
    return KeptContainer.start(
        image, removal(), folders, limits, programs.environment(), processes);
  }

  /** Options of {@code rm} that end a container without waiting. */
  abstract List<String> removal();
}
