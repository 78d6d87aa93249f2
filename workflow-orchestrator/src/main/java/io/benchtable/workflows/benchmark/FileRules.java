package io.benchtable.workflows.benchmark;

import java.nio.file.FileSystems;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** What must hold of the files and globs of a step. */
record FileRules(SpecStep checked) {

  static void check(SpecStep checked) {
    var rules = new FileRules(checked);
    var step = checked.step();
    checked.files(rules::isInside);
    checked.written(rules::isOutsideDataset);
    SpecStep.list("inputs", step.inputs(), rules::isReadable);
    SpecStep.list("outputs", step.outputs(), rules::isReadable);
    SpecStep.list("keep", step.keep(), rules::isReadable);
  }

  private void isInside(String field, String file) {
    if (escapes(file)) {
      checked.problem(field, file, "a path inside the run directory");
    } else {
      checked
          .filled(file)
          .filter(FileRules::escapes)
          .findFirst()
          .ifPresent(
              one ->
                  checked.problem(
                      field, one, "a path inside the run directory for every configuration"));
    }
  }

  /** Workers write nothing to where they link the dataset's files. */
  private void isOutsideDataset(String field, String file) {
    checked
        .filled(file)
        .filter(one -> !escapes(one) && isInDataset(one))
        .findFirst()
        .ifPresent(
            one ->
                checked.problem(
                    field,
                    one,
                    "a path outside dataset/, where the files of the dataset are linked"));
  }

  private void isReadable(String field, String glob) {
    checked
        .filled(glob)
        .filter(one -> !isGlob(one))
        .findFirst()
        .ifPresent(
            one ->
                checked.problem(field, one, "a path or glob whose brackets and braces are closed"));
  }

  private static boolean isGlob(String text) {
    try {
      FileSystems.getDefault().getPathMatcher("glob:" + text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private static boolean isInDataset(String path) {
    return Stream.of(path.split("/"))
        .filter(part -> !part.isEmpty() && !part.equals("."))
        .findFirst()
        .filter("dataset"::equals)
        .isPresent();
  }

  /** Whether a path or glob leaves the folder that it is relative to. */
  static boolean escapes(String path) {
    return path.isBlank()
        || path.startsWith("/")
        || path.startsWith("~")
        || path.indexOf('\0') >= 0
        || List.of(path.split("/")).contains("..");
  }
}
