package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Follows a benchmark to its end, prints what it came to, and says so in the exit code. */
final class Ending {

  private Ending() {}

  /** Follows it for somebody who may leave before it ends. */
  static int follow(Tables tables, String benchmarkId, Terminal terminal, boolean json) {
    return print(tables, Watching.untilEndOrLeft(tables, benchmarkId, terminal), terminal, json);
  }

  /** Prints a benchmark that has ended. */
  static int print(Tables tables, JsonNode benchmark, Terminal terminal, boolean json) {
    String benchmarkId = benchmark.path("benchmarkId").asString();
    List<JsonNode> results = tables.query("results", benchmarkId);
    if (json) {
      Printing.json(terminal, benchmark);
    } else {
      Printing.lines(terminal, Report.of(benchmark, results, terminal));
      terminal.out().println(tables.page(benchmarkId));
    }
    return benchmark.path("status").asString().equals("COMPLETE")
        ? ExitCodes.DONE
        : ExitCodes.FAILED;
  }
}
