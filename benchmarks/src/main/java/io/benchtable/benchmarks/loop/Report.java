package io.benchtable.benchmarks.loop;

import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints each figure as it comes and keeps it for the JSON file. */
final class Report {

  private final PrintStream out;
  private final ObjectNode json = Tables.JSON.createObjectNode();
  private final ArrayNode figures = json.putArray("figures");
  private boolean broken;

  Report(PrintStream out, Options options) throws IOException {
    this.out = out;
    json.put("engine", options.engine());
    json.put("seconds", options.seconds());
    json.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    json.put("java", System.getProperty("java.version"));
    load("loadAverageBefore");
  }

  private void load(String name) throws IOException {
    Path file = Path.of("/proc/loadavg");
    if (Files.isReadable(file)) {
      json.put(name, Files.readString(file).split(" ")[0]);
    }
  }

  void heading(String text) {
    out.printf("%n%-58s%s%n", text, Spread.TITLES);
  }

  /** A spread of milliseconds. */
  void spread(String phase, String name, Spread spread) {
    out.printf("  %-56s%s%n", name, spread.row());
    spread.into(figures.addObject().put("phase", phase).put("name", name));
  }

  /** One number. */
  void number(String phase, String name, double value) {
    out.printf(Locale.ROOT, "  %-56s%9.2f%n", name, value);
    figures.addObject().put("phase", phase).put("name", name).put("value", value);
  }

  /** A number that is 0 unless what was measured is broken. */
  void mustBeNone(String phase, String name, long value) {
    number(phase, name, value);
    broken |= value != 0;
  }

  /** Whether anything was lost or doubled. */
  boolean isBroken() {
    return broken;
  }

  void write(Path file) throws IOException {
    load("loadAverageAfter");
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, json.toPrettyString() + "\n");
    out.println("\nWritten to " + file);
  }
}
