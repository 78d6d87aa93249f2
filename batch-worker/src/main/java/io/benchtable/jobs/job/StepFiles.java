package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.Step;
import io.benchtable.jobs.process.Command;
import io.benchtable.jobs.process.Enclosure;
import io.benchtable.jobs.run.Globs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The files that a step says it reads and writes, in its run directory.
 *
 * @param linked what that only has links to, such as the directories of set-up runs
 */
record StepFiles(Path directory, Step step, List<Path> linked) {

  private static final String GIVEN = "what lies below dataset is given, and not to be written";

  /** Names the first input that is not there. */
  Optional<String> missingInput() throws IOException {
    for (var input : Globs.matchEach(directory, Step.orEmpty(step.inputs())).entrySet()) {
      if (input.getValue().isEmpty() && !Files.exists(directory.resolve(input.getKey()))) {
        return Optional.of(
            "Expected input " + input.getKey() + " in the run directory, but it is not there");
      }
    }
    return Optional.ofNullable(step.stdin())
        .filter(file -> !Files.isReadable(directory.resolve(file)))
        .map(file -> "Expected to read standard input from " + file + ", but it is not there");
  }

  /** What was declared and is there; in {@code failure} the first that is not, or is empty. */
  record Outputs(List<Path> files, Optional<Verdict.Failed> failure) {}

  Outputs outputs() throws IOException {
    var files = new ArrayList<Path>();
    for (var output : Globs.matchEach(directory, Step.orEmpty(step.outputs())).entrySet()) {
      var pattern = output.getKey();
      var made = made(output.getValue());
      if (made.isEmpty()) {
        return failed(
            Reason.OUTPUT_MISSING, "Expected output " + pattern + ", but " + whyMissing(output));
      }
      var filled = 0;
      for (var file : made) {
        filled += Files.size(directory.resolve(file)) > 0 ? 1 : 0;
      }
      if (filled == 0) {
        return failed(
            Reason.OUTPUT_EMPTY,
            "Expected output " + pattern + " to have contents, but it is empty");
      }
      files.addAll(made);
    }
    return new Outputs(files, Optional.empty());
  }

  private List<Path> made(List<Path> matched) throws IOException {
    var made = new ArrayList<Path>();
    for (var file : matched) {
      if (!isGiven(directory.resolve(file)) && !isSetUps(file)) {
        made.add(file);
      }
    }
    return made;
  }

  private String whyMissing(Map.Entry<String, List<Path>> output) throws IOException {
    if (isGiven(directory.resolve(output.getKey()))) {
      return GIVEN;
    }
    for (var file : output.getValue()) {
      if (isSetUps(file)) {
        return "there is only what a set-up run made";
      }
    }
    return "it is not there";
  }

  /** Whether a file is still the link that the run was given to what a set-up run made. */
  private boolean isSetUps(Path file) throws IOException {
    var link = directory.resolve(file);
    if (!Files.isSymbolicLink(link)) {
      return false;
    }
    var target = Files.readSymbolicLink(link);
    return linked.stream().anyMatch(from -> target.equals(from.resolve(file).toAbsolutePath()));
  }

  private boolean isGiven(Path file) {
    return file.normalize().startsWith(directory.resolve("dataset"));
  }

  private static Outputs failed(Reason reason, String message) {
    return new Outputs(List.of(), Optional.of(new Verdict.Failed(reason, message)));
  }

  /**
   * The step's command with these files.
   *
   * @param longest how long it may run if the step does not say
   * @throws IOException if its standard output would go where it may not
   */
  Command command(
      String name, Map<String, String> environment, Duration longest, Optional<Enclosure> enclosure)
      throws IOException {
    var stdout = stdout();
    if (stdout.isPresent()) {
      Files.createDirectories(stdout.get().getParent());
    }
    return new Command(
        name,
        step.command(),
        environment,
        directory,
        stdin(),
        stdout,
        step.memoryMiB() > 0 ? OptionalLong.of(step.memoryMiB() << 20) : OptionalLong.empty(),
        Optional.ofNullable(step.timeoutSeconds()).map(Duration::ofSeconds).orElse(longest),
        enclosure);
  }

  Optional<Path> stdin() {
    return Optional.ofNullable(step.stdin()).map(directory::resolve);
  }

  /**
   * Where standard output goes, if not to the log.
   *
   * @throws IOException if that is no file of the run's own: a link in the run directory may lead
   *     to the user's original
   */
  Optional<Path> stdout() throws IOException {
    var name = step.stdout();
    if (name == null) {
      return Optional.empty();
    }
    var file = directory.resolve(name).normalize();
    if (isGiven(file)) {
      throw notOurs(name, GIVEN);
    }
    if (!leadsInside(file)) {
      throw notOurs(name, "it leads out of the run directory");
    }
    return Optional.of(file);
  }

  private boolean leadsInside(Path file) throws IOException {
    if (!file.startsWith(directory) || file.equals(directory)) {
      return false;
    }
    var there = file;
    while (there != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return there != null
        && Files.exists(there)
        && there.toRealPath().startsWith(directory.toRealPath());
  }

  private static IOException notOurs(String name, String why) {
    return new IOException(
        "Expected standard output to go to a file of the run's own, but " + name + ": " + why);
  }
}
