package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Follows a benchmark to its end, prints what it came to, and says so in the exit code. */
final class Ending {

  private Ending() {}

  static int follow(Tables tables, String benchmarkId, Terminal terminal, boolean json) {
    JsonNode benchmark = new Watching(tables, terminal).untilEnd(benchmarkId);
    List<JsonNode> results = tables.query("results", benchmarkId);
    if (json) {
      Printing.json(terminal, benchmark);
    } else {
      Printing.lines(terminal, Report.of(benchmark, results, terminal));
      terminal.out().println(tables.address() + "/benchmarks/" + benchmarkId);
    }
    return benchmark.path("status").asString().equals("COMPLETE")
        ? ExitCodes.DONE
        : ExitCodes.FAILED;
  }
}
