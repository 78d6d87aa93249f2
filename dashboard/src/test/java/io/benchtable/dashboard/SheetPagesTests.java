package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Samples;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every table sorted, searched, in pages and exported. */
class SheetPagesTests extends PageTest {

  @Test
  void runsComeInPages() {
    String first = body("/benchmarks/" + Samples.RUNNING + "/runs");
    assertThat(first).contains("0001", "0066").doesNotContain(">Next<");
    plan(Samples.RUNNING, 299);
    for (int number = 67; number < 300; number++) {
      items.put(
          "runs",
          Map.of(
              "benchmarkId",
              Samples.RUNNING,
              "runId",
              Samples.RUNNING + "-0" + number,
              "status",
              "WAITING",
              "configurationId",
              "k=11,threads=1",
              "kind",
              "MEASURED"));
    }
    assertThat(body("/benchmarks/" + Samples.RUNNING + "/runs"))
        .contains(">Next<", "1–100 of 299", ">0100<")
        .doesNotContain(">0101<");
    assertThat(body("/benchmarks/" + Samples.RUNNING + "/runs?page=runs.100"))
        .contains("101–200 of 299", ">0101<", ">0200<", ">First<")
        .doesNotContain(">0100<", ">0201<");
    assertThat(body("/benchmarks/" + Samples.RUNNING + "/runs?q=waiting&page=runs.200"))
        .contains("275 of 299", "201–275 of 275");
  }

  @Test
  void runThatReplacesAnotherIsOnTheSamePage() {
    plan(Samples.RUNNING, 66);
    items.put(
        "runs",
        Map.of(
            "benchmarkId",
            Samples.RUNNING,
            "runId",
            Samples.RUNNING + "-0012.2",
            "status",
            "COMPLETE",
            "replaces",
            Samples.RUNNING + "-0012",
            "kind",
            "MEASURED"));
    assertThat(body("/benchmarks/" + Samples.RUNNING + "/runs"))
        .contains(">0012.2<", "replaces 0012", ">0066<");
  }

  @Test
  void someRunsAreThoseAboutTheNextAndCanBeFilteredBeforeTheyAreJudged() {
    String path = "/benchmarks/" + Samples.RUNNING;
    assertThat(body(path))
        .containsOnlyOnce("placeholder=\"Filter configurations and runs…\"")
        .contains("id=\"runs-0013\"", "id=\"runs-0028\"")
        .doesNotContain("id=\"runs-0012\"", "id=\"runs-0029\"");
    assertThat(body(path + "?q=running"))
        .contains("1 of 66", "id=\"runs-0024\"", "when the runs are judged")
        .doesNotContain("id=\"runs-0023\"");
    assertThat(body("/benchmarks/" + Samples.COMPLETE))
        .containsOnlyOnce("placeholder=\"Filter configurations and runs…\"");
  }

  private void plan(String id, int runs) {
    Map<String, Object> planned = new HashMap<>(benchmark(id).attributes());
    planned.put("progress", Map.of("runs", runs, "done", 23, "failed", 1));
    items.put("benchmarks", planned);
  }

  @Test
  void sortAndSearchAreInTheAddressAndOverAllLines() {
    String runs = "/benchmarks/" + Samples.COMPLETE + "/runs";
    assertThat(body(runs + "?sort=runs.wall_seconds.down"))
        .contains("aria-sort=\"descending\"")
        .containsPattern("(?s)<tbody>.{0,1500}7\\d\\d ms");
    assertThat(body(runs + "?q=out%20of%20memory%20warm"))
        .contains("1 of 57", "sort=runs.wall_seconds.up")
        .contains("runs.csv?q=out%20of%20memory%20warm");
    assertThat(body(runs + "?q=nothingatall")).contains("Nothing here has all of these words");
    assertThat(body("/benchmarks?q=gzip")).contains("gzip levels", "1 of 6");
  }

  @Test
  void exportsHoldWhatIsShownWithExactNumbers() {
    String csv = body("/benchmarks/" + Samples.COMPLETE + "/runs.csv?q=k=31,threads=2");
    assertThat(csv.lines())
        .hasSize(3)
        .first()
        .isEqualTo(
            "run,kind,configuration,status,status_note,wall_seconds,cpu_seconds,"
                + "peak_memory_bytes,billed_cost,currency,completeness,run_id");
    assertThat(get("/benchmarks/" + Samples.COMPLETE + "/results.json"))
        .bodyJson()
        .extractingPath("$[0].wall_seconds_low")
        .isEqualTo(0.3066);
    assertThat(get("/benchmarks/" + Samples.COMPLETE + "/results.json?q=k=21,threads=2"))
        .bodyJson()
        .extractingPath("$[0]")
        .asMap()
        .containsEntry("status", "complete")
        .containsEntry("baseline", "false")
        .containsEntry("failed_checks", "distinctKmers is 48490, expected 48502 as the baseline's")
        .containsEntry("currency", "USD")
        .containsEntry("completeness", "complete");
    assertThat(get("/benchmarks.json?q=memory%20against"))
        .bodyJson()
        .extractingPath("$[0]")
        .asMap()
        .containsEntry("spent", 0.00019)
        .containsEntry("currency", "USD")
        .containsEntry("completeness", "partial");
    assertThat(get("/benchmarks.json?q=gzip")).bodyJson().extractingPath("$.length()").isEqualTo(1);
    assertThat(get("/benchmarks/" + Samples.COMPLETE + "/nothing.csv")).hasStatus(404);
  }

  @Test
  void searchSaysWhatItLookedAtAndAFileHoldsAll() {
    for (int number = 0; number < 1100; number++) {
      items.put(
          "benchmarks",
          Map.of(
              "benchmarkId",
              "many-" + number,
              "list",
              "benchmarks",
              "submittedAt",
              "2020-01-01T00:00:00Z",
              "spec",
              Map.of("name", "one of many")));
    }
    assertThat(body("/benchmarks?q=gzip")).contains("1 of the latest 1000");
    assertThat(body("/benchmarks?sort=benchmarks.name.up")).contains("the latest 1000");
    assertThat(body("/benchmarks.csv?q=many").lines()).hasSize(1101);
  }

  @Test
  void eachTableIsOneClickFromTheCallThatReturnsIt() {
    assertThat(body("/benchmarks/" + Samples.COMPLETE))
        .contains(
            "/v1/tables/results/items/" + Samples.COMPLETE,
            "/v1/tables/runs/items/" + Samples.COMPLETE,
            "/v1/tables/costs/indexes/by-benchmark/items/" + Samples.COMPLETE);
  }

  @Test
  void metricsHaveTheirLeastAndMostAndThePageSaysSo() {
    String page = "/benchmarks/" + Samples.COMPLETE;
    assertThat(body(page))
        .contains(">median [least, most]</span>", "the least and the most of all runs");
    assertThat(body(page + "/results.csv").lines().findFirst().orElseThrow())
        .endsWith(",distinctKmers,distinctKmers_low,distinctKmers_high");
  }

  @Test
  void dataIsGivenAsCsvAndJson() {
    assertThat(get("/benchmarks/" + Samples.COMPLETE + "/results.csv"))
        .hasStatusOk()
        .bodyText()
        .startsWith("configuration,n,wall_seconds,wall_seconds_low")
        .contains("\"k=11,threads=2\",10,");
    assertThat(get("/benchmarks/" + Samples.COMPLETE + "/chart.json"))
        .bodyJson()
        .extractingPath("$.timeAgainstCost.frontier.length()")
        .isEqualTo(2);
    assertThat(get("/benchmarks/" + Samples.COMPLETE + "/runs.csv")).hasStatusOk();
    assertThat(get("/runs/" + Samples.COMPLETE + "-0008/run.json"))
        .bodyJson()
        .extractingPath("$.jobs.length()")
        .isEqualTo(2);
    assertThat(get("/costs/day.csv?from=2026-11-01&to=2026-11-23")).hasStatusOk();
  }
}
