package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Contracts;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.Samples;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every page and state. */
class PagesTests extends PageTest {

  @Test
  void listShowsStatusProgressOutcomeAndMoney() {
    assertThat(get("/benchmarks"))
        .hasStatusOk()
        .bodyText()
        .contains("k-mer counting", "23 of 66 runs done, 1 failed", "at least $0.00019")
        .contains("expected a parameter: k, threads, found ${thread}");
  }

  @Test
  void emptyListSaysWhatFillsIt() {
    items.clear();
    assertThat(get("/benchmarks")).hasStatusOk().bodyText().contains("./benchtable demo");
    assertThat(get("/costs")).hasStatusOk().bodyText().contains("Nothing was spent");
  }

  @Test
  void benchmarkAnswersAtTheTop() {
    assertThat(get("/benchmarks/" + Samples.COMPLETE))
        .hasStatusOk()
        .bodyText()
        .contains("1.32× faster than the baseline", "1.32× faster</span>", "[1.30, 1.36]")
        .contains(
            "distinctKmers is 48490",
            "infeasible: fails a check",
            "out of memory",
            "AMD EPYC 7R13",
            "4815162342")
        .contains("2 of them are on the frontier")
        .contains("4 things are not as in", "gzip levels", "Linux 6.1.0-17-amd64")
        .contains("/benchmarks/" + Samples.COMPLETE + "/distribution.csv")
        .contains("/benchmarks/" + Samples.COMPLETE + "/environment.csv")
        .contains("/benchmarks/" + Samples.COMPLETE + "/chart.json");
  }

  @Test
  void whileItRunsNoOtherBenchmarkIsLookedFor() {
    assertThat(body("/benchmarks/" + Samples.RUNNING))
        .contains("id=\"environment\"")
        .doesNotContain("What is different");
    assertThat(body("/benchmarks/" + Samples.COMPLETE)).contains("What is different");
  }

  @Test
  void failedBenchmarkSaysWhereWhatAndWhatWasExpected() {
    assertThat(get("/benchmarks/" + Samples.FAILED))
        .bodyText()
        .contains("pipeline[1].command", "${thread}", "a parameter: k, threads", "Nothing was run");
  }

  @Test
  void mistakesOfASpecAreExportedToo() {
    assertThat(get("/benchmarks/" + Samples.FAILED))
        .bodyText()
        .contains("/benchmarks/" + Samples.FAILED + "/errors.csv");
    assertThat(body("/benchmarks/" + Samples.FAILED + "/errors.csv")).contains("${thread}");
  }

  @Test
  void idWithAnyCharacterLeadsToItsOwnRuns() {
    Map<String, Object> odd = new HashMap<>(benchmark(Samples.COMPLETE).attributes());
    odd.put("benchmarkId", "a#1");
    items.put("benchmarks", odd);
    items.put("runs", Map.of("benchmarkId", "a#1", "runId", "a#1-0001", "status", "COMPLETE"));
    assertThat(body("/benchmarks/a%231")).contains("href=\"/benchmarks/a%231/runs\"");
  }

  @Test
  void statusesAndOutcomesAreMarkedForThoseWhoListen() {
    assertThat(body("/runs/" + Samples.COMPLETE + "-0008"))
        .contains("<span data-announce><span class=\"status is-complete\">");
    assertThat(body("/benchmarks/" + Samples.COMPLETE))
        .contains("<ul class=\"sentences\" data-announce>")
        .contains("66 of 66 runs done, 2 failed; each is a line of the data.");
  }

  @Test
  void runSaysWhatHappenedWhenAndAtWhatPrice() {
    assertThat(get("/runs/" + Samples.COMPLETE + "-0008"))
        .hasStatusOk()
        .bodyText()
        .contains("940 ms", "492 ms", "sort --parallel=2 -o counts.txt genome.fa")
        .contains("sort (GNU coreutils) 9.1", "own-hardware, version 2026-11-01", "$0.036")
        .contains("11.8 MiB", "by cgroup", "a sample: it counts in the verdict");
  }

  @Test
  void runSaysWhereItsPricesAreFromAndOfWhichMachine() {
    String run = Samples.COMPLETE + "-0008";
    Map<String, Object> line = new HashMap<>(Contracts.item("13-cost-item").attributes());
    line.put("runId", run);
    line.put("pricedAs", "priced as m7i.large, run on lab-7: same run time assumed");
    items.put("costs", line);
    items.put(
        "price-books",
        Map.of(
            "name",
            "own-hardware",
            "version",
            "2026-11-01",
            "source",
            "the lab's purchase ledger",
            "date",
            "2026-10-30"));
    assertThat(get("/runs/" + run))
        .bodyText()
        .contains("Prices from the lab&#39;s purchase ledger, as of 2026-10-30.")
        .containsOnlyOnce("Costs are priced as m7i.large, run on lab-7: same run time assumed.");
    assertThat(get("/costs?from=2026-11-01&to=2026-11-23"))
        .bodyText()
        .containsOnlyOnce("Costs are priced as m7i.large, run on lab-7: same run time assumed.");
  }

  @Test
  void setUpOfTheWholeBenchmarkIsOfNoConfiguration() {
    items.put(
        "runs",
        Map.of("benchmarkId", "b", "runId", "b-0001", "status", "COMPLETE", "kind", "SETUP"));
    assertThat(get("/runs/b-0001"))
        .hasStatusOk()
        .bodyText()
        .contains("all configurations")
        .doesNotContain("class=\"mark");
  }

  @Test
  void waitingRunSaysWhatItWaitsFor() {
    items.put(
        "runs",
        Map.of(
            "benchmarkId",
            "b",
            "runId",
            "b-0001",
            "status",
            "WAITING",
            "kind",
            "MEASURED",
            "waitingFor",
            "the measurement lock of lab-7, held by run a-0003"));
    assertThat(get("/runs/b-0001"))
        .hasStatusOk()
        .bodyText()
        .contains("Waiting for the measurement lock of lab-7, held by run a-0003");
  }

  @Test
  void logIsPlainTextWithANoteOnWhatIsMissing() {
    assertThat(get("/runs/" + Samples.COMPLETE + "-0008/logs/count%231?stream=stdout"))
        .hasStatusOk()
        .bodyText()
        .contains(
            "counting 48502 bases",
            "&lt;b&gt;not markup&lt;/b&gt;",
            "The last 64.0 KiB of 1.15 MiB")
        .doesNotContain("<b>not", "[32m");
  }

  @Test
  void costsAreSummedByDayAndByEachTag() {
    assertThat(get("/costs?from=2026-11-01&to=2026-11-23"))
        .hasStatusOk()
        .bodyText()
        .contains("By day", "By cost centre", "By team", "genomics", "2026-11-20", "complete");
  }

  @Test
  void goodSpecIsSubmittedOnceAndShown() {
    assertThat(get("/submit"))
        .bodyText()
        .contains("Run 22 runs, about 40 s, $0.0021", "Going by 66 runs of", "on lab-7")
        .contains("whether the worker can read the file genome");
    MvcTestResult submitted =
        post("/submit")
            .param("spec", "name: mine\nparameters: {mode: [on, off], at: [12:30], n: [010]}\n")
            .exchange();
    assertThat(submitted).hasStatus(302);
    String id =
        Objects.requireNonNull(submitted.getResponse().getRedirectedUrl())
            .substring("/benchmarks/".length());
    assertThat(id).hasSize(26);
    Item benchmark = items.find("benchmarks", Map.of("benchmarkId", id)).orElseThrow();
    assertThat(benchmark.names()).containsExactly("benchmarkId", "spec");
    Item spec = benchmark.child("spec");
    assertThat(spec.text("name")).hasValue("mine");
    assertThat(spec.child("parameters").texts("mode")).containsExactly("on", "off");
    assertThat(spec.child("parameters").texts("at")).containsExactly("12:30");
    assertThat(spec.child("parameters").texts("n")).containsExactly("10");
    assertThat(spec.text("smallestDifference")).hasValue("0.020");
    assertThat(get("/benchmarks/" + id)).bodyText().contains("Waiting to be picked up");
  }

  @Test
  void badSpecIsKeptWithItsMistakesBesideIt() {
    assertThat(post("/submit").param("spec", "pipeline:\n  - comand: [ls]\n"))
        .hasStatus(422)
        .bodyText()
        .contains("- comand: [ls]", "line 3, column 5", "a field of a step");
    assertThat(post("/submit/check").param("spec", "comand: x"))
        .hasStatusOk()
        .bodyText()
        .contains("One thing to correct")
        .doesNotContain("<html");
  }

  @Test
  void cancelAndRetryChangeWhatTheContractsSay() {
    assertThat(post("/benchmarks/" + Samples.RUNNING + "/cancel")).hasStatus(302);
    assertThat(benchmark(Samples.RUNNING).flag("cancelRequested")).isTrue();
    assertThat(post("/benchmarks/" + Samples.FAILED + "/retry")).hasStatus(302);
    assertThat(benchmark(Samples.FAILED).text("status")).hasValue("WAITING");
    assertThat(post("/benchmarks/" + Samples.RUNNING + "/retry"))
        .hasStatus(409)
        .bodyText()
        .contains("There is nothing to retry now", "has ended, but", "is running");
    assertThat(benchmark(Samples.RUNNING).text("status")).hasValue("RUNNING");
    assertThat(post("/benchmarks/none/cancel")).hasStatus(404);
    assertThat(post("/benchmarks/none/retry")).hasStatus(404);
  }

  @Test
  void runThatGaveNoSampleIsMadeAgainAndNoOther() {
    String failed = Samples.COMPLETE + "-0013";
    assertThat(get("/runs/" + failed)).bodyText().contains("Retry this run");
    assertThat(post("/runs/" + failed + "/retry")).hasStatus(302);
    Item asked = benchmark(Samples.COMPLETE);
    assertThat(asked.text("status")).hasValue("WAITING");
    assertThat(asked.texts("retryRuns")).containsExactly(failed);
    String sample = Samples.COMPLETE + "-0012";
    assertThat(get("/runs/" + sample)).bodyText().doesNotContain("Retry this run");
    assertThat(post("/runs/" + sample + "/retry"))
        .hasStatus(409)
        .bodyText()
        .contains("This run cannot be made again");
  }
}
