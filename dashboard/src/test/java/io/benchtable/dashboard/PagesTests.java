package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.access.OneTimeLogin;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.Samples;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Every page and state, and who may see them. */
class PagesTests extends DashboardTest {

  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");

  @Autowired MockMvcTester mvc;
  @Autowired OneTimeLogin logins;

  private MockHttpSession session = new MockHttpSession();

  @BeforeEach
  void login() {
    MvcTestResult login =
        mvc.get().uri("/login?code=" + logins.create()).header("Host", "127.0.0.1").exchange();
    assertThat(login).hasStatus(302).hasRedirectedUrl("/benchmarks");
    HttpSession opened = Objects.requireNonNull(login.getRequest().getSession(false));
    session = (MockHttpSession) opened;
  }

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
        .contains("distinctKmers is 48490", "out of memory", "AMD EPYC 7R13", "4815162342")
        .contains("2 of them are on the frontier")
        .contains("/benchmarks/" + Samples.COMPLETE + "/chart.json");
  }

  @Test
  void failedBenchmarkSaysWhereWhatAndWhatWasExpected() {
    assertThat(get("/benchmarks/" + Samples.FAILED))
        .bodyText()
        .contains("pipeline[1].command", "${thread}", "a parameter: k, threads", "Nothing was run");
  }

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
                + "peak_memory_bytes,billed_cost,run_id");
    assertThat(get("/benchmarks/" + Samples.COMPLETE + "/results.json"))
        .bodyJson()
        .extractingPath("$[0].wall_seconds_low")
        .isEqualTo(0.3066);
    assertThat(get("/benchmarks.json?q=gzip")).bodyJson().extractingPath("$.length()").isEqualTo(1);
    assertThat(get("/benchmarks/" + Samples.COMPLETE + "/nothing.csv")).hasStatus(404);
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
  void tablesSayWhatIsInThem() {
    assertThat(get("/tables"))
        .hasStatusOk()
        .bodyText()
        .contains("samples", "site (text)", "depth (number)", "by-day", "new and old images")
        .contains("few or none");
    assertThat(get("/tables/samples"))
        .bodyText()
        .contains("about 120 items, 24.0 KiB", "Find by key", "Read everything")
        .doesNotContain("id=\"items-table\"");
    assertThat(get("/tables/none")).hasStatus(404).bodyText().contains("There is no table none");
  }

  @Test
  void itemsAreFoundByKeyAndByIndex() {
    assertThat(body("/tables/samples?partition=north"))
        .contains("id=\"items-table\"", "s50.fastq.gz", ">Next<", "yes or no")
        .contains("/v1/tables/samples/items/north?limit=50")
        .doesNotContain("s51.fastq.gz", "south");
    assertThat(body("/tables/samples?partition=north&is=%3E%3D&sortkey=58&order=descending"))
        .contains("s58.fastq.gz", "s60.fastq.gz", "aws dynamodb query", "#s &gt;= :s")
        .doesNotContain("s57.fastq.gz");
    assertThat(body("/tables/samples?index=by-day&partition=2026-11-05"))
        .contains("s4.fastq.gz", "/v1/tables/samples/indexes/by-day/items/2026-11-05");
    assertThat(body("/tables/samples?partition=west")).contains("Nothing has this key");
    assertThat(body("/tables/samples/items.csv?partition=north&q=s7.")).contains("s7.fastq.gz");
  }

  @Test
  void questionThatCannotBeAnsweredSaysWhatIsExpected() {
    assertThat(body("/tables/samples?partition=north&is=%3D&sortkey=deep"))
        .contains("Expected a number for depth, but it is deep.", "value=\"deep\"")
        .doesNotContain("id=\"items-table\"");
    assertThat(body("/tables/samples?partition=north&sortkey=5")).contains("numbers do not begin");
    assertThat(body("/tables/empty?partition=%25%25")).contains("Expected base64 for id");
    assertThat(body("/tables/samples?index=none&partition=x")).contains("it has none called none");
  }

  @Test
  void scanIsAskedForAndSaysThatItReadsEverything() {
    assertThat(body("/tables/samples?scan=yes"))
        .contains("This reads everything", "s1.fastq.gz", ">Next<", "after=50")
        .doesNotContain("s51.fastq.gz");
    assertThat(body("/tables/samples?scan=yes&after=100"))
        .contains("s120.fastq.gz", ">First<")
        .doesNotContain(">Next<");
    assertThat(body("/tables/empty?scan=yes")).contains("The table is empty");
  }

  @Test
  void itemIsShownWholeWithAndWithoutTypes() {
    assertThat(get("/tables/samples/item?partition=north&sortkey=7"))
        .hasStatusOk()
        .bodyText()
        .contains("&quot;depth&quot; : 7", "&quot;N&quot; : &quot;7&quot;")
        .contains("/v1/tables/samples/items/north/7");
    assertThat(get("/tables/samples/item?partition=north&sortkey=700")).hasStatus(404);
    assertThat(get("/tables/samples/item?partition=north&sortkey=x")).hasStatus(404);
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

  @Test
  void goodSpecIsSubmittedOnceAndShown() {
    assertThat(get("/submit"))
        .bodyText()
        .contains("Run 22 runs, about 40 s, $0.0021", "Going by 66 runs of", "on lab-7")
        .contains("whether the worker can read the file genome");
    MvcTestResult submitted =
        post("/submit").param("spec", "name: mine\nparameters:\n  threads: [1, 2]\n").exchange();
    assertThat(submitted).hasStatus(302);
    String id =
        Objects.requireNonNull(submitted.getResponse().getRedirectedUrl())
            .substring("/benchmarks/".length());
    assertThat(id).hasSize(26);
    Item benchmark = items.find("benchmarks", Map.of("benchmarkId", id)).orElseThrow();
    assertThat(benchmark.names()).containsExactly("benchmarkId", "spec");
    assertThat(benchmark.child("spec").text("name")).hasValue("mine");
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
    assertThat(post("/benchmarks/" + Samples.RUNNING + "/retry")).hasStatus(302);
    assertThat(benchmark(Samples.RUNNING).text("status")).hasValue("RUNNING");
  }

  @Test
  void whatDoesNotExistIsSaidInPlainWords() {
    assertThat(get("/benchmarks/none"))
        .hasStatus(404)
        .bodyText()
        .contains("There is no benchmark none");
    assertThat(get("/runs/none-0001"))
        .hasStatus(404)
        .bodyText()
        .contains("There is no run none-0001");
  }

  @Test
  void tablesThatDoNotAnswerAreAPlainPageWithAnId() {
    items.unreachable();
    assertThat(get("/benchmarks"))
        .hasStatus(503)
        .bodyText()
        .contains("The tables cannot be reached", "Id for the log")
        .doesNotContain("Exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/benchmarks",
        "/benchmarks/x",
        "/runs/x",
        "/costs",
        "/submit",
        "/tables",
        "/tables/x",
        "/tables.csv"
      })
  void strangersAreSentToTheLogin(String path) {
    assertThat(mvc.get().uri(path).header("Host", "localhost").accept(MediaType.TEXT_HTML))
        .hasStatus(302);
    assertThat(mvc.get().uri(path).header("Host", "localhost")).hasStatus(401);
  }

  @Test
  void liveNeedsALoginToo() {
    assertThat(
            mvc.get().uri("/live").header("Host", "localhost").accept(MediaType.TEXT_EVENT_STREAM))
        .hasStatus(401);
  }

  @Test
  void wrongCodeIsRefusedAndTheTokenIsGood() {
    MvcTestResult form =
        mvc.get()
            .uri("/login")
            .header("Host", "localhost")
            .session(new MockHttpSession())
            .exchange();
    MockHttpSession mine =
        (MockHttpSession) Objects.requireNonNull(form.getRequest().getSession(false));
    String token = csrf(form);
    assertThat(
            mvc.post()
                .uri("/login")
                .header("Host", "localhost")
                .session(mine)
                .param("_csrf", token)
                .param("code", "wrong"))
        .hasStatus(401)
        .bodyText()
        .contains("neither");
    assertThat(
            mvc.post()
                .uri("/login")
                .header("Host", "localhost")
                .session(mine)
                .param("_csrf", token)
                .param("code", "secret-token")
                .param("next", "/costs"))
        .hasStatus(302)
        .hasRedirectedUrl("/costs");
  }

  @Test
  void formsNeedTheirTokenOurHostAndOurOrigin() {
    String path = "/benchmarks/" + Samples.RUNNING + "/cancel";
    assertThat(mvc.post().uri(path).header("Host", "127.0.0.1").session(session)).hasStatus(403);
    assertThat(mvc.get().uri("/benchmarks").header("Host", "evil.example").session(session))
        .hasStatus(421);
    assertThat(post(path).header("Origin", "http://evil.example")).hasStatus(403);
    assertThat(post(path).header("Sec-Fetch-Site", "cross-site")).hasStatus(403);
    assertThat(benchmark(Samples.RUNNING).flag("cancelRequested")).isFalse();
  }

  @Test
  void pagesAllowNoStrangeScriptsAndAreNotCached() {
    MvcTestResult page = get("/benchmarks").exchange();
    assertThat(header(page, "Content-Security-Policy"))
        .contains("script-src 'self'", "default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(header(page, "Cache-Control")).contains("no-store");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(body("/benchmarks/" + Samples.COMPLETE))
        .doesNotContain(" style=", "onclick=")
        .doesNotContainPattern("<script(?![^>]* src=)");
  }

  @Test
  void browsersAtTheRootAreSentToTheListAndOthersAreAnswered() {
    assertThat(mvc.get().uri("/").accept(MediaType.TEXT_HTML))
        .hasStatus(302)
        .hasHeader("Location", "/benchmarks");
    assertThat(mvc.get().uri("/")).hasStatusOk();
  }

  @Test
  void otherServicesPathsAreLeftAlone() {
    assertThat(mvc.get().uri("/v1/tables").header("Host", "evil.example"))
        .hasStatus(404)
        .headers()
        .doesNotContainHeader("Content-Security-Policy");
    assertThat(mvc.post().uri("/").header("Origin", "http://evil.example")).hasStatus(405);
    assertThat(mvc.get().uri(URI.create("/v1/tables/t/items/a%2Fb%25;c//d"))).hasStatus(404);
  }

  private static String header(MvcTestResult page, String name) {
    return Objects.requireNonNull(page.getResponse().getHeader(name));
  }

  private MockMvcTester.MockMvcRequestBuilder get(String path) {
    return mvc.get().uri(URI.create(path)).header("Host", "127.0.0.1:8080").session(session);
  }

  private String body(String path) {
    return new String(
        get(path).exchange().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private MockMvcTester.MockMvcRequestBuilder post(String path) {
    String token = csrf(get("/submit").exchange());
    return mvc.post()
        .uri(path)
        .header("Host", "127.0.0.1:8080")
        .session(session)
        .param("_csrf", token);
  }

  private static String csrf(MvcTestResult page) {
    Matcher found =
        CSRF.matcher(
            new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private Item benchmark(String id) {
    return items.find("benchmarks", Map.of("benchmarkId", id)).orElseThrow();
  }
}
