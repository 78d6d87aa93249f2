package io.benchtable.standalone.command;

import io.benchtable.jobs.run.FileTrees;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.JsonNode;

@Command(
    name = "prune",
    description = {
      "Delete logs and kept outputs of runs that ended long ago, of the data directory's own"
          + " instance.",
      "Items stay: figures, verdicts and costs are not touched."
    },
    footer = {"", "Example:", "  benchtable prune --older-than 30d"})
final class PruneCommand implements Callable<Integer> {

  @Mixin DataOptions instance = new DataOptions();

  @Option(
      names = "--older-than",
      required = true,
      paramLabel = "AGE",
      converter = Age.class,
      description = "Minimum age, such as 12h, 30d or 8w.")
  Duration age = Duration.ofDays(30);

  private final Terminal terminal;

  PruneCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Tables tables = instance.ownTables();
    Instant before = Instant.now().minus(age);
    Map<String, Optional<JsonNode>> benchmarks = new HashMap<>();
    int pruned = 0;
    for (Path directory : runs(instance.data().resolve("worker/runs"))) {
      String runId = URLDecoder.decode(directory.getFileName().toString(), StandardCharsets.UTF_8);
      String benchmarkId = runId.replaceFirst("-[^-]*$", "");
      if (modified(directory).isBefore(before)
          && hasEnded(
              // A benchmark that is gone says nothing of its runs: they have to say it themselves.
              benchmarks
                  .computeIfAbsent(benchmarkId, id -> tables.get("benchmarks", id))
                  .or(() -> tables.get("runs", benchmarkId, runId)))) {
        delete(directory);
        pruned++;
      }
    }
    if (instance.json) {
      Printing.json(terminal, Tables.JSON.createObjectNode().put("prunedRuns", pruned));
    } else {
      terminal.out().println("Pruned the files of " + pruned + " runs.");
      instance.next(terminal, "du");
    }
    return ExitCodes.DONE;
  }

  private static boolean hasEnded(Optional<JsonNode> item) {
    return item.map(one -> Watching.isTerminal(one.path("status").asString("WAITING")))
        .orElse(true);
  }

  private static List<Path> runs(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var entries = Files.list(folder)) {
      return entries.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant modified(Path folder) {
    try {
      return Files.getLastModifiedTime(folder).toInstant();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      FileTrees.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads {@code 12h}, {@code 30d}, {@code 8w}. */
  static final class Age implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,5})([hdw])");

    @Override
    public Duration convert(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            "Expected an age such as 12h, 30d or 8w, but it is '" + text + "'");
      }
      long number = Long.parseLong(matcher.group(1));
      return switch (matcher.group(2)) {
        case "h" -> Duration.ofHours(number);
        case "d" -> Duration.ofDays(number);
        default -> Duration.ofDays(7 * number);
      };
    }
  }
}
