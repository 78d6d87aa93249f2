package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Programs that say what they did, from {@code reference.c}. */
record Reference(Path program) {

  /** One of them. */
  record Task(String what, int amount) {

    @Override
    public String toString() {
      return what + " " + amount;
    }
  }

  static final List<Task> ALL =
      List.of(
          new Task("cpu", 500),
          new Task("peak", 200),
          new Task("sleep", 500),
          new Task("tree", 250),
          new Task("orphan", 500));

  /**
   * What was measured, or what a program said: nanoseconds and bytes.
   *
   * @param cpu nothing where it is not known
   */
  record Did(long wall, Optional<Long> cpu, Optional<Long> peak) {

    static Did said(String line) {
      var words = line.strip().split(" ");
      return new Did(
          Long.parseLong(words[0]),
          Optional.of(Long.parseLong(words[1])),
          Optional.of(Long.parseLong(words[2])));
    }

    static Did measured(Outcome outcome) {
      var usage = outcome.usage();
      var cpu = usage.cpu();
      var peak = usage.peakMemoryBytes();
      return new Did(
          usage.wallNanos(),
          cpu == null ? Optional.empty() : Optional.of(cpu.total()),
          peak.isPresent() ? Optional.of(peak.getAsLong()) : Optional.empty());
    }
  }

  /** Nothing without a C compiler. Linked statically: what loads libraries is no work of theirs. */
  static Optional<Reference> compile(Path directory) throws IOException, InterruptedException {
    var source = directory.resolve("reference.c");
    try (var text =
        Objects.requireNonNull(Reference.class.getResourceAsStream("/reference/reference.c"))) {
      Files.write(source, text.readAllBytes());
    }
    var program = directory.resolve("reference");
    try {
      var compiler =
          new ProcessBuilder("cc", "-O2", "-static", "-o", program.toString(), source.toString())
              .redirectErrorStream(true)
              .start();
      var said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!compiler.waitFor(60, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
        throw new IOException("Expected to compile " + source + ", but: " + said);
      }
      return Optional.of(new Reference(program));
    } catch (IOException absent) {
      if (String.valueOf(absent.getMessage()).contains("No such file")) {
        return Optional.empty();
      }
      throw absent;
    }
  }

  String[] command(Task task) {
    return new String[] {program.toString(), task.what(), Integer.toString(task.amount())};
  }
}
