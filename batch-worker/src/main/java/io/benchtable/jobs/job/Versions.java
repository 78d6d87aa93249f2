package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.Step;
import io.benchtable.jobs.process.Command;
import io.benchtable.jobs.process.Enclosure;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.software.Place;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What programs say about their version: asked once a benchmark, never while time is measured. */
final class Versions {

  private static final int KEPT = 8192;
  private static final int LONGEST = 200;
  private static final int REMEMBERED = 200;
  private static final Pattern NUMBERED = Pattern.compile("\\d+\\.\\d+");

  private final Processes processes;
  private final Map<List<Object>, String> known = latest(REMEMBERED);

  Versions(Processes processes) {
    this.processes = processes;
  }

  /** A map that forgets what was put into it before so many others. */
  static <K, V> Map<K, V> latest(int most) {
    return Collections.synchronizedMap(
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
          }
        });
  }

  /** By command line; the first line with something like a version in it. */
  Map<String, String> of(
      String benchmarkId, Step step, Map<String, String> environment, Path directory, Place place) {
    var versions = new LinkedHashMap<String, String>();
    for (var command : Step.orEmpty(step.versions())) {
      if (!command.isEmpty()) {
        var key = List.of(benchmarkId, command, Optional.ofNullable(step.software()));
        var version = known.get(key);
        if (version == null) {
          version = ask(command, environment, directory, place);
          known.put(key, version);
        }
        versions.put(String.join(" ", command), version);
      }
    }
    return versions;
  }

  private String ask(
      List<String> argv, Map<String, String> environment, Path directory, Place place) {
    var output = new ByteArrayOutputStream();
    var errors = new ByteArrayOutputStream();
    var command =
        new Command(
            "version of " + argv.getFirst(),
            argv,
            environment,
            directory,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Duration.ofSeconds(10),
            place.enclosure().map(Enclosure::lasting));
    try {
      processes.prepare(command, bytes -> keep(bytes, output), bytes -> keep(bytes, errors)).run();
    } catch (IOException failure) {
      return "unknown: " + failure.getMessage();
    }
    return firstLine(
        output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
  }

  private static void keep(ByteBuffer bytes, ByteArrayOutputStream to) {
    var room = Math.min(bytes.remaining(), KEPT - to.size());
    if (room > 0) {
      var copy = new byte[room];
      bytes.get(copy);
      to.writeBytes(copy);
    }
  }

  static String firstLine(String output, String errors) {
    var lines =
        (output + "\n" + errors)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    var line =
        lines.stream()
            .filter(text -> NUMBERED.matcher(text).find())
            .findFirst()
            .or(() -> lines.stream().findFirst())
            .orElse("unknown");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
