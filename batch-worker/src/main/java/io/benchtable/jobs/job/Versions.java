package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.Step;
import io.benchtable.jobs.process.Command;
import io.benchtable.jobs.process.Exit;
import io.benchtable.jobs.process.Printed;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.software.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What programs say about their version: asked once a configuration, never while time is measured.
 */
final class Versions {

  private static final int KEPT = 8192;
  private static final int LONGEST = 200;
  private static final int REMEMBERED = 200;
  private static final Pattern NUMBERED = Pattern.compile("\\d+\\.\\d+");
  private static final Pattern SAYS_VERSION = Pattern.compile("(?i)\\bversion\\b.*\\d+\\.\\d+");

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

  /** A place where programs are asked, and nothing is measured. */
  record Asking(Place place, Map<String, String> environment, Path directory, Heartbeat heartbeat)
      implements AutoCloseable {

    @Override
    public void close() throws IOException {
      place.close();
    }
  }

  /** Makes such a place, if there is anything to ask. */
  interface Asks {
    Asking open() throws IOException, NoLongerWanted;
  }

  /** By command line; the first line with something like a version in it. */
  Map<String, String> of(String benchmarkId, Step step, Asks asks)
      throws IOException, NoLongerWanted {
    var versions = new LinkedHashMap<String, String>();
    var unknown = new ArrayList<List<String>>();
    for (var command : Step.orEmpty(step.versions())) {
      if (!command.isEmpty()) {
        var version = known.get(key(benchmarkId, step, command));
        versions.put(String.join(" ", command), String.valueOf(version));
        if (version == null) {
          unknown.add(command);
        }
      }
    }
    if (!unknown.isEmpty()) {
      try (var asking = asks.open()) {
        for (var command : unknown) {
          var version = ask(command, asking);
          known.put(key(benchmarkId, step, command), version);
          versions.put(String.join(" ", command), version);
        }
      }
    }
    return versions;
  }

  /** Asks anew when the benchmark is carried out again. */
  void forget(String benchmarkId) {
    synchronized (known) {
      known.keySet().removeIf(key -> key.getFirst().equals(benchmarkId));
    }
  }

  /** The environment has a configuration's parameters: each may have programs of its own. */
  private static List<Object> key(String benchmarkId, Step step, List<String> command) {
    return List.of(
        benchmarkId,
        command,
        Optional.ofNullable(step.software()),
        Optional.ofNullable(step.environment()));
  }

  private String ask(List<String> argv, Asking asking) throws NoLongerWanted {
    var output = new Printed(KEPT);
    var errors = new Printed(KEPT);
    var command =
        new Command(
            "version of " + argv.getFirst(),
            argv,
            asking.environment(),
            asking.directory(),
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Duration.ofSeconds(10),
            asking.place().enclosure());
    try {
      var outcome = processes.prepare(command, output, errors, asking.heartbeat()).run();
      return said(outcome.exit(), output.text(), errors.text());
    } catch (IOException failure) {
      return "unknown: " + failure.getMessage();
    }
  }

  /**
   * What a command that failed printed is no version, unless it says so: some tools print theirs
   * with how they are used, and fail.
   */
  static String said(Exit exit, String output, String errors) {
    return switch (exit) {
      case Exit.Status(int code) ->
          code == 0
              ? firstLine(output, errors)
              : lines(output, errors).stream()
                  .filter(line -> SAYS_VERSION.matcher(line).find())
                  .findFirst()
                  .map(Versions::kept)
                  .orElse("unknown: exit status " + code);
      case Exit.Signal(int number) -> "unknown: " + Signals.name(number) + " ended it";
    };
  }

  static String firstLine(String output, String errors) {
    var lines = lines(output, errors);
    return lines.stream()
        .filter(text -> NUMBERED.matcher(text).find())
        .findFirst()
        .or(() -> lines.stream().findFirst())
        .map(Versions::kept)
        .orElse("unknown");
  }

  private static List<String> lines(String output, String errors) {
    return (output + "\n" + errors)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .toList();
  }

  private static String kept(String line) {
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }
}
