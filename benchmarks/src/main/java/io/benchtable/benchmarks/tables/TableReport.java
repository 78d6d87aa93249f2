package io.benchtable.benchmarks.tables;

import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints each figure as it comes, then the ratios, and keeps both for the JSON file. */
final class TableReport {

  static final String OURS = "table service";
  static final String FLOOR = "pgbench";
  static final String ECHO = "bare echo";

  private final PrintStream out;
  private final ObjectNode json = Tables.JSON.createObjectNode();
  private final ArrayNode figures = json.putArray("figures");
  private final ArrayNode ratios = json.putArray("ratios");
  private final Map<String, Double> rates = new LinkedHashMap<>();

  TableReport(PrintStream out, TableOptions options) {
    this.out = out;
    json.put("seconds", options.seconds());
    json.put("items", options.items());
    json.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("processors", Runtime.getRuntime().availableProcessors());
    json.put("java", System.getProperty("java.version"));
  }

  void heading(Operation operation, int connections) {
    out.printf(
        "%n%-40s%10s %8s %8s%n",
        "%s, %d connection%s"
            .formatted(operation.title(), connections, connections == 1 ? "" : "s"),
        "a second",
        "p50 ms",
        "p99 ms");
  }

  void rate(String subject, Operation operation, int connections, Rate rate) {
    out.printf(
        Locale.ROOT,
        "  %-38s%10.0f %8.3f %8.3f%n",
        subject,
        rate.perSecond(),
        rate.p50Millis(),
        rate.p99Millis());
    rates.put(key(subject, operation, connections), rate.perSecond());
    figures
        .addObject()
        .put("subject", subject)
        .put("operation", operation.title())
        .put("connections", connections)
        .put("perSecond", rate.perSecond())
        .put("p50Ms", rate.p50Millis())
        .put("p99Ms", rate.p99Millis());
  }

  /** How the table service compares with everything else under the same load. */
  void ratios(Operation operation, int connections, Iterable<String> subjects) {
    Double ours = rates.get(key(OURS, operation, connections));
    if (ours == null) {
      return;
    }
    for (String subject : subjects) {
      ratio(operation, connections, subject, ours, rates.get(key(subject, operation, connections)));
    }
    Double floor = rates.get(key(FLOOR, operation, connections));
    Double echo = rates.get(key(ECHO, operation, connections));
    if (floor != null && echo != null) {
      ratio(operation, connections, "limit of one process", ours, Rate.both(floor, echo));
    }
  }

  private void ratio(
      Operation operation, int connections, String subject, double ours, @Nullable Double other) {
    if (other == null || subject.equals(OURS)) {
      return;
    }
    out.printf(Locale.ROOT, "  %-38s%10.2f%n", "times " + subject, ours / other);
    ratios
        .addObject()
        .put("subject", subject)
        .put("operation", operation.title())
        .put("connections", connections)
        .put("ratio", ours / other);
  }

  /** What a server is before any load. */
  void started(String subject, long millis, long megabytes) {
    out.printf("  %-38s%10d ms to start, %d MB resident then%n", subject, millis, megabytes);
    figures
        .addObject()
        .put("subject", subject)
        .put("startMillis", millis)
        .put("startedMegabytes", megabytes);
  }

  /** What a server has taken by the end of all loads. */
  void memory(String subject, long megabytes) {
    out.printf("  %-38s%10d MB resident%n", subject, megabytes);
    figures.addObject().put("subject", subject).put("residentMegabytes", megabytes);
  }

  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, json.toPrettyString() + "\n");
    out.println("\nWritten to " + file);
  }

  private static String key(String subject, Operation operation, int connections) {
    return subject + " " + operation + " " + connections;
  }
}
