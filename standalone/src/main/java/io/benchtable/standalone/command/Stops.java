package io.benchtable.standalone.command;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What was stopped of a benchmark that is measured until something is known, and why. */
final class Stops {

  private Stops() {}

  /** In sentences; those of a verdict say the same. */
  static List<String> sentences(JsonNode benchmark) {
    List<String> lines = new ArrayList<>();
    for (JsonNode stop : benchmark.path("stopped")) {
      String reason = stop.path("reason").asString("");
      lines.add(
          "%s was stopped after %d blocks: %s (%s)."
              .formatted(
                  stop.path("configurationId").asString(""),
                  stop.path("blocks").asInt(0),
                  reason.equals("PRECISE") ? "precise enough" : "cannot win any more",
                  stop.path("words").asString("")));
    }
    String ended = benchmark.path("stopping").path("ended").path("words").asString("");
    if (!ended.isEmpty()) {
      lines.add("No further block: " + ended + ".");
    }
    return lines;
  }

  /** The most runs that there can be; of one that has ended, those that were made. */
  static int mostRuns(JsonNode benchmark) {
    JsonNode progress = benchmark.path("progress");
    int runs = progress.path("runs").asInt(0);
    return progress.path("endedAt").isString()
        ? runs
        : Math.max(runs, benchmark.path("stopping").path("mostRuns").asInt(runs));
  }
}
