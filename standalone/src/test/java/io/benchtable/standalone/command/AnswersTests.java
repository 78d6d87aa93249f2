package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands make of what an instance answers. */
class AnswersTests {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile String answer = "{}";
  private volatile String missing = "no request";
  private final FakeInstance instance =
      new FakeInstance(
          request -> {
            requests.add(request);
            return new FakeInstance.Answer(request.contains(missing) ? 404 : 200, answer);
          });

  @AfterEach
  void stop() {
    instance.close();
  }

  @Test
  void saysAFaultOfItsOwnInOneSentence() throws IOException {
    answer = items("{'benchmarkId': 'b', 'submittedAt': 'yesterday'}");
    assertThat(run("list")).isEqualTo(1);
    assertThat(err.toString())
        .hasLineCount(1)
        .startsWith("benchtable: A fault of benchtable itself: ")
        .contains("yesterday");
    Path details = Path.of(err.toString().strip().replaceFirst("(?s).* (\\S+)\\.$", "$1"));
    assertThat(details).content().contains("\tat ");
    Files.delete(details);
  }

  @Test
  void aListFitsTheTerminal() {
    answer =
        items(
            "{'benchmarkId': '01kb3v9m2q8x4c6t7n5r1d0w9z', 'status': 'COMPLETE',"
                + " 'spec': {'name': 'read alignment by six tools'},"
                + " 'progress': {'runs': 100, 'done': 100},"
                + " 'submittedAt': '2020-01-01T00:00:00Z',"
                + " 'totals': {'billedCost': '0.00042', 'currency': 'USD'}}");
    assertThat(run("list")).isZero();
    assertThat(out.toString().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .last()
        .isEqualTo("  read alignment by six tools");
  }

  @Test
  void aListSaysOfWhatIsSpentWhetherItIsAll() {
    String spent = "{'benchmarkId': '%s', 'status': 'COMPLETE', 'totals': {'currency': 'USD', %s}}";
    answer =
        items(
            spent.formatted("a", "'billedCost': '0.42', 'completeness': 'complete'"),
            spent.formatted("b", "'billedCost': '0.42', 'completeness': 'partial'"),
            spent.formatted("c", "'billedCost': null, 'completeness': 'unknown'"),
            "{'benchmarkId': 'd', 'status': 'RUNNING'}",
            "{'benchmarkId': 'e', 'status': 'FAILED', 'totals': {}}",
            spent
                .replace("COMPLETE", "RUNNING")
                .formatted("f", "'billedCost': '0.42', 'completeness': 'complete'"));
    assertThat(run("list")).isZero();
    assertThat(out.toString().lines().skip(1).map(line -> line.replaceFirst(".*0 / 0 +", "")))
        .containsExactly("$0.42", "at least $0.42", "unknown", "–", "–", "$0.42 so far");
  }

  @Test
  void showsTheBestUnderALimit() {
    answer =
        items(
            "{'configurationId': 'k=1', 'status': 'COMPLETE', 'frontier': {'on': true},"
                + " 'wallSeconds': {'median': '1.2'},"
                + " 'costPerRun': {'median': '0.004', 'currency': 'USD'}}");
    assertThat(run("show", "b", "--under", "10s")).isZero();
    assertThat(out.toString()).contains("Cheapest under 10 s: k=1 at 1.20 s for $0.0040 a run.");
    out.getBuffer().setLength(0);
    assertThat(run("show", "b", "--under", "$0.001", "--json")).isZero();
    assertThat(out.toString())
        .contains(",\"under\":{\"configurationId\":null,\"answer\":\"None is under $0.0010;");
    assertThat(run("show", "b", "--under", "soon")).isEqualTo(2);
    assertThat(err.toString()).contains("Expected a time such as 10s or an amount");
  }

  @Test
  void runsSayWhyTheyFailedInWordsAndFitTheTerminal() {
    answer =
        items(
            "{'runId': '01kb3v9m2q8x4c6t7n5r1d0w9z-0007', 'kind': 'MEASURED', 'status': 'FAILED',"
                + " 'configurationId': 'aligner=bowtie2,threads=2', 'reason': 'OUT_OF_MEMORY'}");
    assertThat(run("runs", "01kb3v9m2q8x4c6t7n5r1d0w9z")).isZero();
    assertThat(out.toString().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .last()
        .isEqualTo("01kb3v9m2q8x4c6t7n5r1d0w9z-0007: out of memory");
    assertThat(out.toString()).contains("  aligner=bowtie2,threads=2\n");
  }

  @Test
  void costsSayWhetherTheyAreCompleteAndWhatTheyStandFor() {
    String line =
        "{'kind': 'MEASURED', 'step': 'a', 'BillingCurrency': 'USD', 'BilledCost': '0.5',"
            + " 'pricedAs': 'priced as c7i.large, run on lab-7: same run time assumed'}";
    answer = ended(line, line);
    assertThat(run("costs", "b")).isZero();
    assertThat(out.toString())
        .containsPattern("total +2 +\\$1\\.00 +\\(complete\\)")
        .containsOnlyOnce("priced as c7i.large, run on lab-7");
    answer = ended(line, "{'kind': 'MEASURED', 'step': 'a'}");
    assertThat(run("costs", "b")).isZero();
    assertThat(out.toString())
        .containsPattern("total +2 +at least \\$0\\.50 +\\(1 line unknown\\)");
    answer = ended("{'kind': 'SETUP', 'step': 'b'}", "{'kind': 'SETUP', 'step': 'b'}");
    assertThat(run("costs", "b")).isZero();
    assertThat(out.toString())
        .containsPattern("setup +b +2 +unknown +\\(2 lines\\)")
        .containsPattern("total +2 +unknown +\\(2 lines\\)")
        .doesNotContain("$0.00");
    answer = ended(line).replaceFirst("status", "totals\": {\"unknownLines\": 5}, \"status");
    assertThat(run("costs", "b")).isZero();
    assertThat(out.toString())
        .containsPattern("total +1 +at least \\$0\\.50 +\\(5 lines unknown\\)");
    answer = items(line);
    assertThat(run("costs", "b")).isZero();
    assertThat(out.toString()).containsPattern("total +1 +\\$0\\.50 +so far");
    answer = ended(line, line.replace("USD", "EUR"));
    assertThat(run("costs", "b")).isZero();
    assertThat(out.toString())
        .containsPattern("total +1 +0\\.50 EUR +\\(complete\\)")
        .containsPattern("total +1 +\\$0\\.50 +\\(complete\\)");
  }

  @Test
  void otherPricesStandBesideThoseThatWereCharged() throws IOException {
    answer =
        Tables.JSON
            .readTree(Files.readString(Path.of("../contracts/24-reprice.json")))
            .get("answer")
            .toString();
    assertThat(run("reprice", "b", "--book", "x@1", "--instance-type", "${machine}")).isZero();
    assertThat(requests)
        .last()
        .asString()
        .startsWith("GET /v1/benchmarks/b/reprice?book=x%401&instanceType=%24%7Bmachine%7D");
    assertThat(out.toString())
        .containsPattern("k=11,threads=2 +\\$0\\.0000091 +\\$0\\.0016 +175\\.4 +2 → 1")
        .containsPattern("k=99,threads=1 +unknown +\\$0\\.0016 +– +–")
        .contains(
            "then: at least $0.00020 (2 lines unknown) by own-hardware@2026-11-01",
            "run on lab-7: same run time assumed.",
            "k=99,threads=1: not ranked");
    answer = "line,configuration\r\n";
    assertThat(run("reprice", "b", "--book", "x", "--csv")).isZero();
    assertThat(out.toString()).endsWith("line,configuration\r\n");
    assertThat(run("reprice", "b")).isEqualTo(2);
  }

  @Test
  void historySaysWhatChangedAndWhy() throws IOException {
    answer =
        Tables.JSON
            .readTree(Files.readString(Path.of("../contracts/26-history.json")))
            .get("answer")
            .toString();
    assertThat(run("history", "b", "--most", "9")).isZero();
    assertThat(requests).last().asString().startsWith("GET /v1/benchmarks/b/history?most=9");
    assertThat(out.toString())
        .contains("2 complete benchmarks of this pipeline")
        .containsPattern("k=11,threads=2 +2 +279 ms +312 ms +▁█")
        .contains(
            "k=11,threads=2, time: 279 ms → 312 ms (×1.12) from 01kb3v9m2q8x4c6t7n5r1d0w9z on",
            "  environment, at the same time: kernel Linux 6.1.0-17-amd64 →");
    answer = "{'benchmarks': [], 'configurations': [], 'spent': []}".replace('\'', '"');
    assertThat(run("history", "b")).isZero();
    assertThat(out.toString()).contains("Changes are looked for from six benchmarks on.");
  }

  @Test
  void booksAreListedWithTheirNewestVersion() {
    answer =
        "{'priceBooks': [{'name': 'mine', 'version': '2', 'versions': ['2', '1'],"
                .replace('\'', '"')
            + "\"currency\": \"EUR\", \"title\": \"Our machines\"}]}";
    assertThat(run("books")).isZero();
    assertThat(out.toString()).containsPattern("mine +2 +EUR +1 +Our machines");
  }

  @Test
  void whatIsImportedIsKeptByTheInstanceOrPrinted() {
    String csv = samples("prices.csv");
    String[] asked = {
      "books",
      "import",
      "csv",
      csv,
      "--name",
      "mine",
      "--book-version",
      "1",
      "--title",
      "t",
      "--source",
      "s",
      "--date",
      "2026-11-01"
    };
    answer = "{\"name\": \"mine\", \"version\": \"1\", \"prices\": 4}";
    assertThat(run(asked)).isZero();
    assertThat(out.toString()).contains("mine@1: 4 prices in EUR");
    assertThat(requests)
        .singleElement()
        .asString()
        .startsWith("POST /v1/price-books {\"name\":\"mine\"");
    requests.clear();
    String offer = samples("offer-file.json");
    assertThat(run("books", "import", "aws-offer", offer, "--name", "x", "--print")).isZero();
    String spot = samples("spot-price-history.json");
    assertThat(run("books", "import", "aws-spot", spot, "--name", "x", "--print")).isZero();
    assertThat(run(own("--utilisation", "0.5"))).isZero();
    assertThat(out.toString())
        .contains("\"version\":\"2026-10-01\"", "spot:m9.large:us-east-1a", "\"0.01161\"");
    assertThat(requests).isEmpty();
    assertThat(run(own("--utilisation", "2"))).isEqualTo(2);
    assertThat(run("books", "import", "aws-offer", csv, "--name", "x", "--print")).isEqualTo(2);
    assertThat(err.toString())
        .contains("Expected utilisation of 0 to 1, but it is 2", "Expected JSON in " + csv);
  }

  private static String samples(String file) {
    return Path.of("../cost-analyzer/src/test/resources/price-sources", file).toString();
  }

  private static String[] own(String name, String value) {
    return new String[] {
      "books",
      "import",
      "own-hardware",
      "--name",
      "lab",
      "--currency",
      "USD",
      "--date",
      "2026-11-01",
      "--purchase-price",
      "12000",
      "--lifetime-years",
      "5",
      "--power-watts",
      "400",
      "--pue",
      "1.5",
      "--electricity-price",
      "0.20",
      "--other-costs",
      "1200",
      "--vcpus",
      "64",
      "--memory-gib",
      "256",
      "--vcpu-share",
      "0.7",
      name,
      value,
      "--print"
    };
  }

  @Test
  void budgetsSayHowFarTheyAreSpent() throws IOException {
    String budget =
        Tables.JSON
            .readTree(Files.readString(Path.of("../contracts/25-budget.json")))
            .get("answer")
            .toString();
    answer =
        "{\"budgets\": [%s, %s, {\"name\": \"odd\", \"standing\": \"INVALID\", \"error\": \"why\"}]}"
            .formatted(
                budget,
                budget.replace("\"complete\"", "\"partial\"").replace("FORECAST_OVER", "CROSSED"));
    assertThat(run("budgets")).isZero();
    assertThat(out.toString())
        .containsPattern(
            "genomics\\s+250\\.00 EUR +150\\.50 EUR +99\\.50 EUR +301\\.00 EUR +will be crossed")
        .contains("team=genomics a month", "at least 150.50 EUR", "at most 99.50 EUR", "odd: why")
        .containsPattern("crossed\\n");
    answer = budget;
    String[] set = {
      "budgets",
      "set",
      "a b",
      "--limit",
      "250",
      "--currency",
      "EUR",
      "--tag",
      "team=genomics",
      "--period",
      "month"
    };
    assertThat(run(set)).isZero();
    assertThat(requests)
        .last()
        .isEqualTo(
            "PUT /v1/budgets/a%20b {\"limit\":\"250\",\"currency\":\"EUR\","
                + "\"tag\":{\"team\":\"genomics\"},\"period\":\"month\"}");
    answer = "";
    assertThat(run("budgets", "rm", "a")).isZero();
    assertThat(requests).last().asString().startsWith("DELETE /v1/budgets/a");
  }

  @Test
  void costsOfSomeDaysAreSummedByATagOrSomethingElse() {
    String line =
        "{'day': '2026-11-01', 'benchmarkId': 'b', 'BillingCurrency': 'USD', 'BilledCost': '0.25',"
            + " 'part': 'memory', 'Tags': {'team': 'a', 'workflow': 'w'}}";
    answer =
        items(
            line,
            line.replace("'0.25'", "null"),
            line.replace("'a'", "'b'").replace("0.25", "0.5"),
            line.replace("USD", "EUR"));
    String[] day = {"--from", "2026-11-01", "--to", "2026-11-01"};
    assertThat(run("costs", "--by", "team", day[0], day[1], day[2], day[3])).isZero();
    assertThat(requests)
        .singleElement()
        .asString()
        .contains("/v1/tables/costs/indexes/by-day/items/2026-11-01");
    assertThat(out.toString().lines())
        .containsExactly(
            "team   lines            cost",
            "b          1           $0.50",
            "a          1        0.25 EUR",
            "a          2  at least $0.25  (1 unknown)",
            "total      3  at least $0.75  (1 unknown)",
            "total      1        0.25 EUR");
    assertThat(
            run(
                "costs", "--by", "month", "--json", "--tag", "team=b", day[0], day[1], day[2],
                day[3]))
        .isZero();
    assertThat(out.toString().lines())
        .last()
        .isEqualTo(
            "[{\"month\":\"2026-11\",\"billedCost\":\"0.5\",\"currency\":\"USD\","
                + "\"completeness\":\"complete\",\"lines\":1,\"unknownLines\":0}]");
    assertThat(run("costs", "--by", "team", "--tag", "team=c", day[0], day[1], day[2], day[3]))
        .isZero();
    assertThat(out.toString()).contains("Nothing was spent from 2026-11-01 to 2026-11-01.");
  }

  @Test
  void costsOfSomeDaysAreKeptAsAFile(@TempDir Path folder) {
    answer = "BilledCost\r\n";
    Path file = folder.resolve("november.csv");
    String[] asked = {
      "costs", "--focus", file.toString(), "--from", "2026-11-01", "--to", "2026-11-30"
    };
    assertThat(run(asked)).isZero();
    assertThat(requests)
        .last()
        .asString()
        .startsWith("GET /v1/focus.csv?from=2026-11-01&to=2026-11-30");
    assertThat(file).hasContent("BilledCost");
    assertThat(run("costs", "--focus", "november.xls")).isEqualTo(2);
    assertThat(run("costs", "--focus", "x.csv", "--from", "2026-12-01", "--to", "2026-11-30"))
        .isEqualTo(2);
    assertThat(run("costs")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "whose name ends with .csv or .parquet, but it is november.xls",
            "but they are 2026-12-01 and 2026-11-30",
            "Expected a benchmark's id");
  }

  @Test
  void logsSayWhyARunHasNone() {
    answer = "{'items': [], 'status': 'FAILED', 'reason': 'DATASET_CHANGED'}".replace('\'', '"');
    assertThat(run("logs", "b-0001")).isZero();
    assertThat(requests).last().asString().startsWith("GET /v1/tables/runs/items/b/b-0001");
    assertThat(err.toString().strip())
        .isEqualTo(
            "Run b-0001 has no log, since none of its steps was begun. It failed:"
                + " dataset changed.");
  }

  @Test
  void costsFitTheTerminalWhateverAStepIsCalled() {
    String step = "x".repeat(120);
    answer = ended("{'kind': 'MEASURED', 'step': '" + step + "', 'BilledCost': '0.5'}");
    assertThat(run("costs", "b")).isZero();
    assertThat(out.toString().lines())
        .filteredOn(line -> !line.strip().equals(step))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
        .anySatisfy(line -> assertThat(line).endsWith("$0.50  (complete)"));
  }

  @Test
  void retryTakesBackThatTheBenchmarkWasToBeCancelled() {
    answer = "{'benchmarkId': 'b', 'status': 'CANCELLED'}".replace('\'', '"');
    assertThat(run("retry", "b")).isZero();
    assertThat(requests)
        .last()
        .isEqualTo(
            "PATCH /v1/tables/benchmarks/items/b"
                + " {\"status\":\"WAITING\",\"cancelRequested\":null,\"retryRuns\":null}");
  }

  @Test
  void retriesRunsThatGaveNoSampleAndNoOthers() {
    missing = "/benchmarks/items/b-0007";
    answer = "{'kind': 'MEASURED', 'status': 'FAILED'}".replace('\'', '"');
    assertThat(run("retry", "b-0007", "b-0009")).isZero();
    assertThat(requests)
        .last()
        .isEqualTo(
            "PATCH /v1/tables/benchmarks/items/b {\"status\":\"WAITING\",\"cancelRequested\":null,"
                + "\"retryRuns\":[\"b-0007\",\"b-0009\"]}");
    assertThat(run("retry", "b-0007", "c-0009")).isEqualTo(2);
    assertThat(err.toString()).contains("Expected runs of one benchmark");
    answer = "{'kind': 'MEASURED', 'status': 'COMPLETE', 'sample': true}".replace('\'', '"');
    assertThat(run("retry", "b-0007")).isEqualTo(2);
    assertThat(err.toString()).contains("b-0007 is complete", "choosing which samples");
    answer = "{'kind': 'WARMUP', 'status': 'FAILED'}".replace('\'', '"');
    assertThat(run("retry", "b-0007")).isEqualTo(2);
    assertThat(err.toString()).contains("b-0007 is a warm-up");
  }

  @Test
  void noiseIsTheNewestOfEachHost() {
    String one =
        "{'benchmarkId': '%s', 'host': {'hostname': '%s'}, 'verdict': {'noise': {'shown':"
            + " [{'runs': 6, 'difference': '%s'}, {'runs': 50, 'difference': '0.00789'}]}}}";
    answer =
        items(
            one.formatted("c", "lab-7", "0.0456"),
            "{'benchmarkId': 'x', 'host': {'hostname': 'lab-9'}, 'verdict': {}}",
            one.formatted("b", "lab-8", "0.123"),
            one.formatted("a", "lab-7", "0.5"));
    assertThat(run("noise")).isZero();
    assertThat(out.toString())
        .containsPattern("host +benchmark +6 runs +10 runs +20 runs +50 runs")
        .containsPattern("lab-7 +c +4\\.6 % +unknown +unknown +0\\.79 %")
        .containsPattern("lab-8 +b +12 %")
        .doesNotContain("lab-9", "50 %");
    answer = items();
    assertThat(run("noise")).isZero();
    assertThat(out.toString()).contains("Not measured yet");
    assertThat(run("noise", "none.yaml", "--repetitions", "1")).isEqualTo(2);
    assertThat(err.toString()).contains("Expected 2 to 1,000 repetitions, but it is 1.");
  }

  @ParameterizedTest
  @CsvSource({
    "list, show b",
    "runs b, logs b-0001",
    "costs b, show b",
    "logs b-0001, runs b",
    "retry b, watch b",
    "rm b, list"
  })
  void theLastLineSaysWhereToLookNext(String command, String next) {
    answer =
        "{'benchmarkId': 'b', 'runId': 'b-0001', 'status': 'COMPLETE', 'items': [{'benchmarkId':"
            + " 'b', 'runId': 'b-0001', 'status': 'COMPLETE'}]}";
    answer = answer.replace('\'', '"');
    run(command.split(" "));
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("Next: ./benchtable " + next + " --endpoint " + address());
    run(Stream.concat(Stream.of(command.split(" ")), Stream.of("--json")).toArray(String[]::new));
    assertThat(err.toString()).as("nothing more beside JSON").hasLineCount(1);
  }

  private String address() {
    return instance.address().toString();
  }

  /** Also what is answered for the benchmark itself. */
  private static String ended(String... items) {
    return items(items).replaceFirst("\\{", "{\"status\": \"COMPLETE\", ");
  }

  private static String items(String... items) {
    return ("{'items': [" + String.join(",", items) + "]}").replace('\'', '"');
  }

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, false, 80);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--endpoint");
    all.add(address());
    return Commands.on(terminal).execute(all.toArray(String[]::new));
  }
}
