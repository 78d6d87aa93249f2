package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a benchmark of one configuration, run twice in every block, said of its host. */
record HostNoise(String host, JsonNode benchmark) {

  private static final List<Integer> RUNS = List.of(6, 10, 20, 50);
  private static final MathContext TWO_DIGITS = new MathContext(2);

  /**
   * The newest of each host.
   *
   * @param benchmarks newest first
   */
  static List<HostNoise> latest(List<JsonNode> benchmarks) {
    Map<String, HostNoise> byHost = new LinkedHashMap<>();
    for (JsonNode benchmark : benchmarks) {
      String host = benchmark.path("host").path("hostname").asString("");
      if (benchmark.path("verdict").path("noise").path("shown").isArray() && !host.isEmpty()) {
        byHost.putIfAbsent(host, new HostNoise(host, benchmark));
      }
    }
    return List.copyOf(byHost.values());
  }

  JsonNode json() {
    return Tables.JSON
        .createObjectNode()
        .put("host", host)
        .put("benchmarkId", benchmark.path("benchmarkId").asString(""))
        .put("submittedAt", benchmark.path("submittedAt").asString(""))
        .<tools.jackson.databind.node.ObjectNode>set(
            "noise", benchmark.path("verdict").path("noise"));
  }

  static TextTable table(List<HostNoise> hosts) {
    TextTable table = new TextTable().column("host", Align.LEFT).column("benchmark", Align.LEFT);
    RUNS.forEach(runs -> table.column(runs + " runs", Align.RIGHT));
    hosts.forEach(one -> table.row(one.cells().toArray(String[]::new)));
    return table;
  }

  private List<String> cells() {
    List<String> cells = new ArrayList<>();
    cells.add(host);
    cells.add(benchmark.path("benchmarkId").asString(""));
    RUNS.forEach(runs -> cells.add(shown(runs)));
    return cells;
  }

  private String shown(int runs) {
    for (JsonNode one : benchmark.path("verdict").path("noise").path("shown")) {
      BigDecimal difference = Report.decimal(one.path("difference"));
      if (one.path("runs").asInt(0) == runs && difference != null) {
        return difference.movePointRight(2).round(TWO_DIGITS).toPlainString() + " %";
      }
    }
    return "unknown";
  }
}
