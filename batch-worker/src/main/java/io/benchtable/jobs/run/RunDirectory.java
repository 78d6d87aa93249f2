package io.benchtable.jobs.run;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

/**
 * A run's files: {@code work} is where its steps run, {@code tmp} theirs too, {@code logs} what
 * they print; beside them lies what is known about the run.
 */
public record RunDirectory(Path root) {

  public static RunDirectory of(Path runs, String runId) {
    var name = encoded(runId);
    if (name.matches("\\.*")) {
      throw new IllegalArgumentException("Expected a run id, but got " + runId);
    }
    return new RunDirectory(runs.resolve(name));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  /**
   * Whether it is a run's of this benchmark: its id is continued by a number, perhaps {@code .2}.
   */
  boolean isOf(String benchmarkId) {
    var name = root.getFileName().toString();
    var prefix = encoded(benchmarkId) + "-";
    return name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d+(\\.\\d+)?");
  }

  public Path work() {
    return root.resolve("work");
  }

  public Path temporary() {
    return root.resolve("tmp");
  }

  /** Words between us and a container of a step. */
  public Path control() {
    return root.resolve("control");
  }

  /** The copy that a retried step starts from. */
  public Path before() {
    return root.resolve("before");
  }

  boolean exists() {
    return Files.exists(root);
  }

  void create(RunKind kind) throws IOException {
    Files.createDirectories(work().resolve("dataset"));
    Files.createDirectories(temporary());
    Files.createDirectories(root.resolve("logs"));
    Files.writeString(root.resolve("kind"), kind.name());
  }

  boolean isSetup() throws IOException {
    var kind = root.resolve("kind");
    return Files.exists(kind) && Files.readString(kind).equals(RunKind.SETUP.name());
  }

  /** From now on it can only be repeated as a new run. */
  void markStarted() throws IOException {
    Files.writeString(root.resolve("started"), "");
  }

  boolean started() {
    return Files.exists(root.resolve("started"));
  }

  /** Notes what a step made, for runs that are given it; a step that declares nothing adds none. */
  public void addOutputs(List<Path> outputs) throws IOException {
    if (outputs.isEmpty()) {
      return;
    }
    var lines = new StringBuilder();
    outputs.forEach(output -> lines.append(output).append('\n'));
    Files.writeString(
        declared(),
        lines,
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  /** What its steps declared, or else all that they left. */
  private List<Path> outputs() throws IOException {
    var file = declared();
    if (Files.exists(file)) {
      return Files.readAllLines(file).stream().distinct().map(Path::of).toList();
    }
    return Globs.match(work(), "**").stream().filter(path -> !path.startsWith("dataset")).toList();
  }

  private Path declared() {
    return root.resolve("outputs");
  }

  /** The run is over: what its last steps removed again is no output of it. */
  void settleOutputs() throws IOException {
    if (Files.exists(declared())) {
      var left = outputs().stream().filter(output -> Files.exists(work().resolve(output))).toList();
      Files.write(declared(), left.stream().map(Path::toString).toList());
    }
  }

  void linkDataset(List<DatasetFile> files) throws IOException {
    for (var file : files) {
      var target = Path.of(file.path());
      var directory = Files.createDirectories(work().resolve("dataset").resolve(file.name()));
      Files.createSymbolicLink(directory.resolve(target.getFileName().toString()), target);
    }
  }

  /** Links what another run made, and takes the right to write it away. */
  void linkOutputsOf(RunDirectory other) throws IOException {
    if (!Files.isDirectory(other.work())) {
      throw new IOException(
          "Expected run " + other.root().getFileName() + " to have files, but they are gone");
    }
    for (var output : other.outputs()) {
      var source = other.work().resolve(output);
      if (!Files.exists(source)) {
        throw new IOException(
            "Expected "
                + output
                + " of run "
                + other.root().getFileName()
                + " to be there, but it is gone");
      }
      makeReadOnly(source);
      var link = work().resolve(output);
      Files.createDirectories(link.getParent());
      if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(link, source.toAbsolutePath());
      }
    }
  }

  private static void makeReadOnly(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      var permissions = Files.getPosixFilePermissions(file);
      permissions.removeAll(
          List.of(
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.GROUP_WRITE,
              PosixFilePermission.OTHERS_WRITE));
      Files.setPosixFilePermissions(file, permissions);
    }
  }

  /** Removes everything but logs and what the patterns name; returns what remains. */
  List<String> keepOnly(List<String> patterns) throws IOException {
    var kept = kept(patterns);
    FileTrees.deleteBut(work(), file -> kept.contains(work().relativize(file).toString()));
    FileTrees.delete(temporary());
    FileTrees.delete(control());
    FileTrees.delete(before());
    return kept;
  }

  List<String> kept(List<String> patterns) throws IOException {
    return Files.isDirectory(work())
        ? Globs.matchAny(work(), patterns).stream().map(Path::toString).toList()
        : List.of();
  }

  void rememberKeep(List<String> patterns) throws IOException {
    Files.write(root.resolve("keep"), patterns);
  }

  List<String> rememberedKeep() throws IOException {
    var file = root.resolve("keep");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
