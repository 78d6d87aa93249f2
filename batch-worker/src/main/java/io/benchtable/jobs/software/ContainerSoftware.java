package io.benchtable.jobs.software;

import io.benchtable.jobs.run.FileTrees;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunMessages.Container;
import io.benchtable.jobs.software.Engine.Lodging;
import io.benchtable.jobs.software.Engine.Unavailable;
import io.benchtable.jobs.software.Engine.Wanted;
import io.benchtable.jobs.software.Resolved.InContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Images, and the engine that runs them. */
final class ContainerSoftware {

  private final EngineProgram programs;
  private final List<Engine> engines;
  private final Path trials;

  /**
   * @param engines in the order in which they are looked for
   * @param trials where images are tried
   */
  ContainerSoftware(EngineProgram programs, List<Engine> engines, Path trials) {
    this.programs = programs;
    this.engines = engines;
    this.trials = trials;
  }

  InContainer find(Container container, Limits limits, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var looked = new ArrayList<String>();
    for (var engine : engines) {
      if (container.engine() != null && !container.engine().equals(engine.name())) {
        continue;
      }
      var program = programs.find(engine.name());
      if (program.isEmpty()) {
        looked.add(engine.name() + " (not on the search path)");
        continue;
      }
      try {
        var version = engine.version(program.get(), heartbeat);
        var wanted = new Wanted(container.image(), version, container.reachesNetwork());
        var image = engine.resolve(program.get(), wanted, heartbeat);
        tryOut(engine, image, limits, heartbeat);
        return image;
      } catch (Unavailable unavailable) {
        looked.add(
            engine.name() + " (" + program.get() + " says: " + unavailable.getMessage() + ")");
      }
    }
    throw new SoftwareNotFound(
        "container.engine",
        container.engine(),
        "a container engine on this host: looked for " + String.join(", ", looked));
  }

  /** Mounts, limits and the network are what an image is run with: better to know before. */
  private void tryOut(Engine engine, InContainer image, Limits limits, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var trial = Files.createTempDirectory(Files.createDirectories(trials), "trial");
    var folders =
        new Folders(
            Files.createDirectory(trial.resolve("work")),
            Files.createDirectory(trial.resolve("tmp")),
            Files.createDirectory(trial.resolve("control")),
            List.of());
    try (var lodging = engine.enter(image, folders, limits)) {
      var argv = new ArrayList<>(lodging.enter());
      argv.addAll(List.of("sh", "-c", "echo seen > \"$1\"/seen", "sh"));
      argv.add(folders.work().toString());
      var tried =
          new Errand(List.copyOf(argv), lodging.environment(), Engine.SHORT)
              .run(heartbeat, "trying " + image.image());
      if (!tried.succeeded()) {
        throw refused(engine, image, tried.said());
      }
      if (!Files.exists(folders.work().resolve("seen"))) {
        throw refused(engine, image, "files that it writes are not on this host");
      }
    } catch (IOException failure) {
      throw refused(engine, image, String.valueOf(failure.getMessage()));
    } finally {
      FileTrees.delete(trial);
    }
  }

  private static SoftwareNotFound refused(Engine engine, InContainer image, String said) {
    return new SoftwareNotFound(
        "container.image",
        image.image(),
        "an image with sh and sleep that "
            + engine.name()
            + " can run here with this step's limits (it says: "
            + said
            + ")");
  }

  Lodging enter(InContainer image, Folders folders, Limits limits) throws IOException {
    for (var engine : engines) {
      if (engine.name().equals(image.engine())) {
        return engine.enter(image, folders, limits);
      }
    }
    throw new IOException("Expected one of our engines, but got " + image.engine());
  }
}
