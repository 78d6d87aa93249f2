package io.benchtable.jobs.software;

import io.benchtable.jobs.measurement.Isolation;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.DatasetFile;
import io.benchtable.jobs.run.DatasetHashes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.software.Remembered.InContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Apptainer starts what it runs as its own descendant: it is limited, measured and ended as any
 * other step is.
 *
 * @param images where pulled images are kept
 */
record Apptainer(
    EngineProgram programs, Processes processes, DatasetHashes hashes, Path dataRoot, Path images)
    implements Engine {

  /** The end of the name of a file that is being pulled. */
  static final String PART = ".part";

  @Override
  public String name() {
    return "apptainer";
  }

  @Override
  public String version(Path program, Heartbeat heartbeat)
      throws Unavailable, NoLongerWanted, IOException {
    var asked =
        errand(List.of(program.toString(), "--version"))
            .run(processes, heartbeat, "asking apptainer");
    if (!asked.succeeded()) {
      throw new Unavailable(asked.said());
    }
    return asked.output().strip();
  }

  @Override
  public InContainer resolve(Path program, Wanted wanted, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var path =
        wanted.isFile()
            ? dataRoot.resolve(wanted.image()).normalize()
            : pulled(program, wanted.image(), heartbeat);
    if (Files.isDirectory(path)) {
      return image(program, wanted, path, null, "unknown: a directory");
    }
    if (!Files.isReadable(path)) {
      throw new SoftwareNotFound("container.image", wanted.image(), "a readable image file");
    }
    var file = hashes.identify("image", path, heartbeat);
    return image(program, wanted, path, file, "sha256:" + file.sha256() + " (image file)");
  }

  private static InContainer image(
      Path program, Wanted wanted, Path path, @Nullable DatasetFile file, String digest) {
    var options = new ArrayList<>(List.of("--containall"));
    if (!wanted.network()) {
      options.addAll(List.of("--net", "--network", "none"));
    }
    return new InContainer(
        "apptainer",
        program.toString(),
        wanted.image(),
        path.toString(),
        List.copyOf(options),
        file,
        Map.of("container engine", wanted.version(), "image " + wanted.image(), digest));
  }

  /** What was pulled once is there to stay, as with the other engines. */
  private Path pulled(Path program, String image, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var address = image.contains("://") ? image : "docker://" + image;
    var name = DatasetHashes.sha256(address.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    var file = images.resolve(name + ".sif");
    if (Files.exists(file)) {
      return file;
    }
    Files.createDirectories(images);
    var part = Files.createTempFile(images, name, PART);
    try {
      var argv = List.of(program.toString(), "pull", "--force", part.toString(), address);
      var result =
          new Pull(new Errand(argv, programs.environment(), PULLING), processes)
              .run(heartbeat, "pulling " + address);
      if (!result.succeeded()) {
        throw new SoftwareNotFound(
            "container.image",
            image,
            "an image that apptainer can pull (it says: " + result.said() + ")");
      }
      return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private Errand errand(List<String> argv) {
    return new Errand(argv, programs.environment(), SHORT);
  }

  /** Memory is limited by the step's own cgroup, or by sampling, as it is without a container. */
  @Override
  public Lodging enter(InContainer image, Folders folders) {
    var argv = new ArrayList<>(List.of(image.program(), "exec"));
    argv.addAll(image.options());
    argv.addAll(List.of("--home", folders.work().toString()));
    argv.addAll(folders.mounts());
    argv.add(image.reference());
    return new Descendant(
        image.name(), List.copyOf(argv), programs.environment(), folders.control());
  }

  /** Nothing is there before a command is run or after it has ended. */
  private record Descendant(
      String name, List<String> enter, Map<String, String> environment, Path control)
      implements Lodging {

    @Override
    public Isolation isolation(Isolation ours) {
      return ours.in("apptainer", enter.contains("--net") ? "none" : "host");
    }

    @Override
    public void check() {}

    @Override
    public void close() {}
  }
}
