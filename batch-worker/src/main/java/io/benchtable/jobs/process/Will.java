package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A command that ends what is not in our trees, such as a container, when we are gone before we did
 * so ourselves: the warden runs it, or the next worker in this data directory.
 */
public final class Will implements AutoCloseable {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** An engine that has not answered for so long is not there any more. */
  private static final Duration KEPT = Duration.ofDays(7);

  private final Warden warden;
  private final String name;
  private final Path script;

  private Will(Warden warden, String name, Path script) {
    this.warden = warden;
    this.name = name;
    this.script = script;
  }

  static Path directory(Path dataDirectory) {
    return dataDirectory.resolve("wills");
  }

  static Will make(
      Warden warden, Path directory, List<String> argv, Map<String, String> environment)
      throws IOException {
    Folder.onlyOurs(directory);
    var name = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    var will = new Will(warden, name, directory.resolve(name + ".sh"));
    Files.writeString(will.script, text(argv, environment));
    warden.keep(will);
    return will;
  }

  private static String text(List<String> argv, Map<String, String> environment) {
    var words = argv.stream().map(StepScript::quote).collect(Collectors.joining(" "));
    var variables =
        new TreeMap<>(environment)
            .entrySet().stream()
                .map(entry -> StepScript.quote(entry.getKey() + "=" + entry.getValue()))
                .collect(Collectors.joining(" "));
    return "exec env -i " + variables + " " + words + "\n";
  }

  String name() {
    return name;
  }

  Path script() {
    return script;
  }

  /** It was done: the will is void. */
  @Override
  public void close() throws IOException {
    warden.forget(this);
    Files.deleteIfExists(script);
  }

  /**
   * Carries out what an earlier worker, and its warden, left undone.
   *
   * @return how many of them failed; they are kept for the next time, but not for ever
   */
  static int carryOutAll(Path dataDirectory) throws IOException {
    var directory = directory(dataDirectory);
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    List<Path> scripts;
    try (var entries = Files.list(directory)) {
      scripts = entries.toList();
    }
    var failed = 0;
    for (var script : scripts) {
      var done = carriedOut(script);
      failed += done ? 0 : 1;
      if (done || isOld(script)) {
        Files.deleteIfExists(script);
      }
    }
    return failed;
  }

  private static boolean isOld(Path script) throws IOException {
    return Files.getLastModifiedTime(script).toInstant().isBefore(Instant.now().minus(KEPT));
  }

  private static boolean carriedOut(Path script) throws IOException {
    var process =
        new ProcessBuilder("/bin/sh", script.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
