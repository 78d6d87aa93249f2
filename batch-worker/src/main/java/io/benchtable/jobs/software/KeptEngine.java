package io.benchtable.jobs.software;

import io.benchtable.jobs.measurement.Kernel;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.software.Remembered.InContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Podman and docker: what they run is no descendant of ours, and its cgroup goes when it ends. So a
 * container of a step is started before the clock, with a process that does nothing and keeps it;
 * the command is run beside that, and the cgroup can be read when it has ended.
 */
abstract sealed class KeptEngine implements Engine permits Podman, Docker {

  private static final Logger LOG = LoggerFactory.getLogger(KeptEngine.class);
  private static final String ID = "[0-9a-f]{64}";

  private final EngineProgram programs;
  private final Processes processes;
  private final String label;
  private final Queue<KeptContainer> leftOver = new ConcurrentLinkedQueue<>();
  private boolean swept;

  /**
   * @param owner a word for this worker's data directory: its containers bear it
   */
  KeptEngine(EngineProgram programs, Processes processes, String owner) {
    this.programs = programs;
    this.processes = processes;
    this.label = "io.benchtable.owner=" + owner;
  }

  /** What every container of this user on this host is given. */
  abstract List<String> identity(Path program, Heartbeat heartbeat)
      throws NoLongerWanted, IOException;

  /** An image's own id and, where it came from a registry, what it is called there. */
  private record Found(String id, String digest) {}

  /** Who we are: what steps write is to be ours. */
  record User(String idAndGroup, List<String> groups) {

    static User ours() throws IOException {
      return of(Kernel.read(Path.of("/proc/self/status")).orElse(""));
    }

    static User of(String status) throws IOException {
      return new User(
          field(status, "Uid").getFirst() + ":" + field(status, "Gid").getFirst(),
          field(status, "Groups"));
    }

    private static List<String> field(String status, String name) throws IOException {
      return status
          .lines()
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> EngineProgram.words(line.substring(name.length() + 1)))
          .filter(words -> !words.isEmpty() || name.equals("Groups"))
          .findFirst()
          .orElseThrow(
              () -> new IOException("Expected " + name + " in /proc/self/status, but it is not"));
    }
  }

  Errand.Result ask(Path program, Heartbeat heartbeat, String... arguments)
      throws NoLongerWanted, IOException {
    var argv = new ArrayList<>(List.of(program.toString()));
    argv.addAll(List.of(arguments));
    return new Errand(List.copyOf(argv), programs.environment(), SHORT)
        .run(processes, heartbeat, "asking " + name());
  }

  /** What makes the engine say its version, and only if it can run containers. */
  abstract String[] versionRequest();

  @Override
  public String version(Path program, Heartbeat heartbeat)
      throws Unavailable, NoLongerWanted, IOException {
    var asked = ask(program, heartbeat, versionRequest());
    if (!asked.succeeded()) {
      throw new Unavailable(asked.said());
    }
    return name() + " " + asked.output().strip();
  }

  @Override
  public InContainer resolve(Path program, Wanted wanted, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    if (wanted.isFile()) {
      throw new SoftwareNotFound(
          "container.image", wanted.image(), "the name of an image; files are for apptainer");
    }
    var image = wanted.image().replaceFirst("^docker://", "");
    if (image.startsWith("-") || image.isEmpty()) {
      throw new SoftwareNotFound("container.image", wanted.image(), "the name of an image");
    }
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

  private @Nullable Found inspect(Path program, String image, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    var format = "{{.Id}}{{range .RepoDigests}} {{.}}{{end}}";
    var result = ask(program, heartbeat, "image", "inspect", "--format", format, image);
    var words = EngineProgram.words(result.output());
    if (!result.succeeded() || words.isEmpty()) {
      return null;
    }
    var id = words.getFirst().replaceFirst("^sha256:", "");
    if (!id.matches(ID)) {
      throw new IOException("Expected the id of image " + image + ", but got " + id);
    }
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
    var argv = List.of(program.toString(), "pull", "--quiet", image);
    var result =
        new Pull(new Errand(argv, programs.environment(), PULLING), processes)
            .run(heartbeat, "pulling " + image);
    if (!result.succeeded()) {
      throw new SoftwareNotFound(
          "container.image",
          image,
          "an image that " + name() + " can pull (it says: " + result.said() + ")");
    }
  }

  @Override
  public Lodging enter(InContainer image, Folders folders) throws IOException {
    sweep(image.program());
    removeLeftOver();
    return KeptContainer.start(
        image, label, folders, programs.environment(), processes, leftOver::add);
  }

  /**
   * Before the first container of this process: one of an earlier worker may have come to be after
   * its will was carried out.
   */
  private synchronized void sweep(String program) throws IOException {
    if (!swept) {
      swept = true;
      var result = carryOut(KeptContainer.removal(program, "label=" + label));
      if (!result.succeeded()) {
        LOG.warn("Containers of an earlier worker may be left: {}", result.said());
      }
    }
  }

  private Errand.Result carryOut(List<String> argv) throws IOException {
    return new Errand(argv, programs.environment(), SHORT).runAnyway();
  }

  private void removeLeftOver() {
    for (var count = leftOver.size(); count > 0; count--) {
      var container = leftOver.poll();
      if (container != null) {
        try {
          container.remove();
        } catch (IOException still) {
          LOG.warn("A container is still there", still);
        }
      }
    }
  }
}
