package io.benchtable.jobs.process;

import io.benchtable.jobs.process.Reference.Did;
import io.benchtable.jobs.process.Reference.Task;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Something that measures a program. */
sealed interface Tool {

  String name();

  /**
   * What it measured, and what the program said.
   *
   * @param besides nanoseconds that it took itself, before and after
   */
  record Result(Did measured, Did said, long besides) {}

  Result run(Reference programs, Task task) throws IOException, InterruptedException;

  /** Benchtable, by what it may use. */
  record Benchtable(String name, Sandbox sandbox) implements Tool {
    @Override
    public Result run(Reference programs, Task task) throws IOException {
      var began = System.nanoTime();
      var outcome = sandbox.run(sandbox.command(programs.command(task)).on(1));
      var besides = System.nanoTime() - began - outcome.usage().wallNanos();
      return new Result(Did.measured(outcome), Did.said(sandbox.printed()), besides);
    }
  }

  /**
   * A program of others.
   *
   * @param before what the measured command is put behind
   * @param quoted whether that is one argument
   */
  record Other(String name, List<String> before, boolean quoted, Reader reader) implements Tool {

    /** Reads the file that the tool wrote. */
    interface Reader {
      Did read(String text);
    }

    @Override
    public Result run(Reference programs, Task task) throws IOException, InterruptedException {
      var directory = Objects.requireNonNull(programs.program().getParent());
      var measured = directory.resolve("measured");
      var said = directory.resolve("said");
      Files.deleteIfExists(measured);
      var line = new ArrayList<>(before);
      if (quoted) {
        line.add(String.join(" ", programs.command(task)));
      } else {
        line.addAll(List.of(programs.command(task)));
      }
      var began = System.nanoTime();
      var status =
          new ProcessBuilder(line)
              .directory(directory.toFile())
              .redirectOutput(said.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (status != 0) {
        throw new IOException("Expected " + line + " to succeed, but got status " + status);
      }
      var elapsed = System.nanoTime() - began;
      var did = reader.read(Files.readString(measured));
      return new Result(did, Did.said(lastLine(said, directory)), elapsed - did.wall());
    }

    private static String lastLine(Path printed, Path directory) throws IOException {
      var output = directory.resolve("output");
      var lines = Files.readAllLines(Files.exists(output) ? output : printed);
      Files.deleteIfExists(output);
      return lines.getLast();
    }
  }

  /** GNU time: seconds with two digits, kilobytes of the largest process. */
  static Other time() {
    return new Other(
        "/usr/bin/time",
        List.of("/usr/bin/time", "-o", "measured", "-f", "%e %U %S %M"),
        false,
        text -> {
          var words = text.strip().split(" ");
          return new Did(
              nanos(words[0]),
              Optional.of(nanos(words[1]) + nanos(words[2])),
              Optional.of(Long.parseLong(words[3]) * 1024));
        });
  }

  static Other hyperfine() {
    return new Other(
        "hyperfine",
        List.of(
            "hyperfine", "-N", "--runs", "1", "--output", "./output", "--export-json", "measured"),
        true,
        text ->
            new Did(
                nanos(field(text, "mean")),
                Optional.of(nanos(field(text, "user")) + nanos(field(text, "system"))),
                Optional.empty()));
  }

  private static String field(String json, String name) {
    var found = Pattern.compile('"' + name + "\": ([-+.0-9eE]+)").matcher(json);
    if (!found.find()) {
      throw new IllegalStateException("Expected " + name + " in " + json);
    }
    return found.group(1);
  }

  /** Nanoseconds, and milliseconds with two digits. */
  static Other perf() {
    return new Other(
        "perf stat",
        List.of("perf", "stat", "-x", ",", "-o", "measured", "-e", "duration_time,task-clock"),
        false,
        text ->
            new Did(
                event(text, "duration_time").longValue(),
                Optional.of(event(text, "task-clock").movePointRight(6).longValue()),
                Optional.empty()));
  }

  private static BigDecimal event(String text, String name) {
    return text.lines()
        .filter(line -> line.contains("," + name + ","))
        .map(line -> new BigDecimal(line.substring(0, line.indexOf(','))))
        .findFirst()
        .orElseThrow();
  }

  private static long nanos(String seconds) {
    return new BigDecimal(seconds).movePointRight(9).longValue();
  }
}
