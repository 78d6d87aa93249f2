package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.FileTrees;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunMessages.Container;
import io.benchtable.jobs.software.Engine.Lodging;
import io.benchtable.jobs.software.Engine.Unavailable;
import io.benchtable.jobs.software.Engine.Wanted;
import io.benchtable.jobs.software.Remembered.InContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Images, and the engine that runs them. */
final class ContainerSoftware {

  private static final Duration TRIAL = Duration.ofSeconds(60);

  private final EngineProgram programs;
  private final Processes processes;
  private final List<Engine> engines;
  private final Path trials;

  /**
   * @param engines in the order in which they are looked for
   * @param trials where images are tried
   */
  ContainerSoftware(
      EngineProgram programs, Processes processes, List<Engine> engines, Path trials) {
    this.programs = programs;
    this.processes = processes;
    this.engines = engines;
    this.trials = trials;
  }

  /** The first engine that can run the image; what keeps one from it is no matter to the next. */
  InContainer find(Container container, long memoryMiB, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var looked = new ArrayList<String>();
    var refusals = new ArrayList<SoftwareNotFound>();
    for (var engine : candidates(container)) {
      var program = programs.find(engine.name());
      if (program.isEmpty()) {
        looked.add(engine.name() + " (not on the search path)");
        continue;
      }
      try {
        return find(engine, program.get(), container, memoryMiB, heartbeat);
      } catch (Unavailable unavailable) {
        looked.add(
            engine.name() + " (" + program.get() + " says: " + unavailable.getMessage() + ")");
      } catch (SoftwareNotFound refused) {
        refusals.add(refused);
        looked.add(engine.name() + " (expected " + refused.getMessage() + ")");
      }
    }
    if (refusals.size() == 1) {
      throw refusals.getFirst();
    }
    var all = String.join(", ", looked);
    throw refusals.isEmpty()
        ? new SoftwareNotFound(
            "container.engine",
            container.engine(),
            "a container engine on this host: looked for " + all)
        : new SoftwareNotFound(
            "container.image",
            container.image(),
            "an image that an engine of this host can run: looked for " + all);
  }

  /** Only apptainer runs files. */
  private List<Engine> candidates(Container container) {
    var only =
        container.engine() == null && container.namesFile() ? "apptainer" : container.engine();
    return engines.stream().filter(one -> only == null || one.name().equals(only)).toList();
  }

  private InContainer find(
      Engine engine, Path program, Container container, long memoryMiB, Heartbeat heartbeat)
      throws Unavailable, SoftwareNotFound, NoLongerWanted, IOException {
    var version = engine.version(program, heartbeat);
    var image = engine.resolve(program, new Wanted(container, version), heartbeat);
    var directory = Files.createTempDirectory(Files.createDirectories(trials), "trial");
    var folders =
        new Folders(
            Files.createDirectory(directory.resolve("work")),
            Files.createDirectory(directory.resolve("tmp")),
            Files.createDirectory(directory.resolve("control")),
            List.of(),
            memoryMiB);
    try {
      new Trial(engine.enter(image, folders), image, folders, TRIAL).run(processes, heartbeat);
    } catch (IOException failure) {
      throw new SoftwareNotFound(
          "container.image",
          image.image(),
          "an image with sh and sleep that "
              + engine.name()
              + " can run here with this step's limits (it says: "
              + SoftwareNotFound.said(String.valueOf(failure.getMessage()))
              + ")");
    } finally {
      FileTrees.delete(directory);
    }
    return image;
  }

  Lodging enter(InContainer image, Folders folders) throws IOException {
    for (var engine : engines) {
      if (engine.name().equals(image.engine())) {
        return engine.enter(image, folders);
      }
    }
    throw new IOException("Expected one of our engines, but got " + image.engine());
  }
}
