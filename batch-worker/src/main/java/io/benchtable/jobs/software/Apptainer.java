package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Inside;
import io.benchtable.jobs.run.DatasetFile;
import io.benchtable.jobs.run.DatasetHashes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.software.Resolved.InContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Apptainer starts what it runs as its own descendant: it is limited, measured and ended as any
 * other step is.
 *
 * @param images where pulled images are kept
 */
record Apptainer(EngineProgram programs, DatasetHashes hashes, Path dataRoot, Path images)
    implements Engine {

  @Override
  public String name() {
    return "apptainer";
  }

  @Override
  public String version(Path program, Heartbeat heartbeat)
      throws Unavailable, NoLongerWanted, IOException {
    var asked = errand(List.of(program.toString(), "--version")).run(heartbeat, "asking apptainer");
    if (!asked.succeeded()) {
      throw new Unavailable(asked.said());
    }
    return asked.output().strip();
  }

  @Override
  public InContainer resolve(Path program, Wanted wanted, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var path =
        isFile(wanted.image())
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
      Path program,
      Wanted wanted,
      Path path,
      @org.jspecify.annotations.Nullable DatasetFile file,
      String digest) {
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

  static boolean isFile(String image) {
    return image.startsWith("/")
        || image.startsWith("./")
        || image.startsWith("../")
        || (image.endsWith(".sif") && !image.contains("://"));
  }

  /** What was pulled once is there to stay, as with the other engines. */
  private Path pulled(Path program, String image, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var address = image.contains("://") ? image : "docker://" + image;
    var file = images.resolve(hash(address).substring(0, 16) + ".sif");
    if (Files.exists(file)) {
      return file;
    }
    Files.createDirectories(images);
    var part = images.resolve(file.getFileName() + ".part");
    var pulling =
        new Errand(
            List.of(program.toString(), "pull", "--force", part.toString(), address),
            programs.environment(),
            PULLING);
    var result = pulling.run(heartbeat, "pulling " + address);
    if (!result.succeeded()) {
      Files.deleteIfExists(part);
      throw new SoftwareNotFound(
          "container.image",
          image,
          "an image that apptainer can pull (it says: " + result.said() + ")");
    }
    return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static String hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every JDK, but it is missing", e);
    }
  }

  private Errand errand(List<String> argv) {
    return new Errand(argv, programs.environment(), SHORT);
  }

  /** Memory is limited by the step's own cgroup, or by sampling, as it is without a container. */
  @Override
  public Lodging enter(InContainer image, Folders folders, Limits limits) {
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
    public Inside inside() {
      return new Inside.OurTree();
    }

    @Override
    public void ask() {}

    @Override
    public void clear() {}

    @Override
    public void end() {}

    @Override
    public void close() {}
  }
}
