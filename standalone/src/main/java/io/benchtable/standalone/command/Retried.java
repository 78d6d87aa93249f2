package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is to be made again: a benchmark, or single runs of it.
 *
 * @param runs ids; empty for all that gave no sample
 */
record Retried(String benchmarkId, JsonNode benchmark, List<String> runs) {

  /**
   * Finds out what ids stand for.
   *
   * @throws IllegalArgumentException if one is a run that cannot be made again, or of another
   *     benchmark
   */
  static Retried of(Tables tables, List<String> ids) {
    if (ids.size() == 1) {
      Optional<JsonNode> whole = tables.get("benchmarks", ids.getFirst());
      if (whole.isPresent()) {
        return new Retried(ids.getFirst(), whole.get(), List.of());
      }
    }
    String benchmarkId = benchmarkOf(ids.getFirst());
    JsonNode benchmark =
        tables
            .get("benchmarks", benchmarkId)
            .orElseThrow(() -> new NoSuchItem("benchmark", ids.getFirst()));
    for (String id : ids) {
      if (!benchmarkOf(id).equals(benchmarkId)) {
        throw new IllegalArgumentException(
            "Expected runs of one benchmark, but got " + ids.getFirst() + " and " + id + ".");
      }
      JsonNode run =
          tables.get("runs", benchmarkId, id).orElseThrow(() -> new NoSuchItem("run", id));
      expectNoSample(id, run);
    }
    return new Retried(benchmarkId, benchmark, List.copyOf(ids));
  }

  private static String benchmarkOf(String runId) {
    int end = runId.lastIndexOf('-');
    return end < 1 ? runId : runId.substring(0, end);
  }

  /** Who may choose which samples to replace can choose the result. */
  private static void expectNoSample(String id, JsonNode run) {
    String kind = run.path("kind").asString("");
    if (!kind.equals("MEASURED")) {
      throw new IllegalArgumentException(
          "Expected a measured run, but %s is %s: it is made again with the runs that need it."
              .formatted(id, kind.equals("WARMUP") ? "a warm-up" : "set-up"));
    }
    String status = run.path("status").asString("WAITING");
    if (!status.equals("FAILED") && !status.equals("CANCELLED")) {
      throw new IllegalArgumentException(
          "Expected a run that failed or was cancelled, but %s is %s%s."
              .formatted(
                  id,
                  Report.words(status),
                  run.path("sample").asBoolean(false)
                      ? ": choosing which samples to repeat would choose the result"
                      : ""));
    }
  }

  /** What is written to the benchmark's item. */
  ObjectNode change() {
    ObjectNode change =
        Tables.JSON.createObjectNode().put("status", "WAITING").putNull("cancelRequested");
    if (runs.isEmpty()) {
      return change.putNull("retryRuns");
    }
    runs.forEach(change.putArray("retryRuns")::add);
    return change;
  }
}
