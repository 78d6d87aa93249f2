package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.Step;
import io.benchtable.jobs.run.Globs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files that a step says it reads and writes, in its run directory. */
record StepFiles(Path directory, Step step) {

  /** Names the first input that is not there. */
  Optional<String> missingInput() throws IOException {
    for (var pattern : Step.orEmpty(step.inputs())) {
      if (Globs.match(directory, pattern).isEmpty() && !Files.exists(directory.resolve(pattern))) {
        return Optional.of(
            "Expected input " + pattern + " in the run directory, but it is not there");
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
    for (var pattern : Step.orEmpty(step.outputs())) {
      var matched = Globs.match(directory, pattern);
      if (matched.isEmpty()) {
        return failed(
            Reason.OUTPUT_MISSING, "Expected output " + pattern + ", but it is not there");
      }
      var filled = 0;
      for (var file : matched) {
        filled += Files.size(directory.resolve(file)) > 0 ? 1 : 0;
      }
      if (filled == 0) {
        return failed(
            Reason.OUTPUT_EMPTY,
            "Expected output " + pattern + " to have contents, but it is empty");
      }
      files.addAll(matched);
    }
    return new Outputs(files, Optional.empty());
  }

  private static Outputs failed(Reason reason, String message) {
    return new Outputs(List.of(), Optional.of(new Verdict.Failed(reason, message)));
  }

  Optional<Path> stdin() {
    return Optional.ofNullable(step.stdin()).map(directory::resolve);
  }

  Optional<Path> stdout() {
    return Optional.ofNullable(step.stdout()).map(directory::resolve);
  }
}
