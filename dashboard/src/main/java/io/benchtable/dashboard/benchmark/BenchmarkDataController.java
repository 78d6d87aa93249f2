package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.page.Csv;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The same facts as the page's, for charts, spreadsheets and scripts. */
@RestController
class BenchmarkDataController {

  private final Benchmarks benchmarks;

  BenchmarkDataController(Benchmarks benchmarks) {
    this.benchmarks = benchmarks;
  }

  @GetMapping("/benchmarks/{id}/chart.json")
  Map<String, Object> chart(@PathVariable String id) {
    Configurations configurations = configurations(id);
    ItemPage runs = benchmarks.allRuns(id);
    return Map.of(
        "timeAgainstCost", TimeAgainstCost.of(benchmarks.results(id), configurations),
        "strip", RunStrip.of(runs.items(), runs.next().isPresent(), configurations));
  }

  @GetMapping("/benchmarks/{id}/results.json")
  List<Map<String, Object>> resultsJson(@PathVariable String id) {
    benchmarks.get(id);
    return benchmarks.results(id).stream().map(Item::attributes).toList();
  }

  @GetMapping("/benchmarks/{id}/results.csv")
  ResponseEntity<String> resultsCsv(@PathVariable String id) {
    Results results = Results.of(benchmarks.results(id), configurations(id));
    List<List<String>> rows = new ArrayList<>();
    List<String> names =
        new ArrayList<>(
            List.of(
                "configuration",
                "status",
                "reason",
                "n",
                "baseline",
                "feasible",
                "median_wall_seconds",
                "wall_interval",
                "time_verdict",
                "median_cpu_seconds",
                "median_peak_memory_bytes",
                "median_cost_per_run",
                "cost_interval",
                "cost_verdict"));
    names.addAll(results.metrics());
    rows.add(names);
    for (ResultRow row : results.rows()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  row.id(),
                  row.status().word(),
                  row.reason() == null ? "" : row.reason(),
                  String.valueOf(row.n()),
                  String.valueOf(row.baseline()),
                  String.valueOf(row.feasible()),
                  row.time().sort(),
                  interval(row.time().interval()),
                  row.timeVerdict().text(),
                  row.cpu().sort(),
                  row.memory().sort(),
                  row.cost().sort(),
                  interval(row.cost().interval()),
                  row.costVerdict().text()));
      row.metrics().forEach(metric -> cells.add(metric.sort()));
      rows.add(cells);
    }
    return csv(id + "-results.csv", rows);
  }

  @GetMapping("/benchmarks/{id}/runs.json")
  List<Map<String, Object>> runsJson(@PathVariable String id) {
    benchmarks.get(id);
    return benchmarks.allRuns(id).items().stream().map(Item::attributes).toList();
  }

  @GetMapping("/benchmarks/{id}/runs.csv")
  ResponseEntity<String> runsCsv(@PathVariable String id) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "run",
            "kind",
            "configuration",
            "status",
            "note",
            "sample",
            "wall_seconds",
            "cpu_seconds",
            "peak_memory_bytes",
            "billed_cost"));
    for (RunRow run : RunRow.all(benchmarks.allRuns(id).items(), configurations(id))) {
      rows.add(
          List.of(
              run.id(),
              run.kind(),
              run.configurationId(),
              run.status().word(),
              run.note() == null ? "" : run.note(),
              String.valueOf(run.sample()),
              run.wall().sort(),
              run.cpu().sort(),
              run.memory().sort(),
              run.cost().sort()));
    }
    return csv(id + "-runs.csv", rows);
  }

  private Configurations configurations(String id) {
    return Configurations.of(benchmarks.get(id).child("spec"));
  }

  private static String interval(@Nullable String interval) {
    return interval == null ? "" : interval;
  }

  private static ResponseEntity<String> csv(String name, List<List<String>> rows) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "\"")
        .body(Csv.text(rows));
  }
}
