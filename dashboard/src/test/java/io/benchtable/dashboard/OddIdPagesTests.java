package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemQuery;
import io.benchtable.dashboard.item.Samples;
import io.benchtable.dashboard.page.Address;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Benchmarks whose ids hold what sets the parts of an address apart, as they are over the wire. */
class OddIdPagesTests extends PageTest {

  private static final String ID = "lab/a b%c;d\\e";
  private static final String RUN = ID + "-0020";
  private static final String PAGE = "/benchmarks/lab%2Fa%20b%25c%3Bd%5Ce";
  private static final String RUN_PAGE = "/runs/lab%2Fa%20b%25c%3Bd%5Ce-0020";
  private static final Pattern LINK =
      Pattern.compile("(?:href|data-charts|data-log)=\"(/(?:benchmarks|runs)/lab[^\"]*)\"");
  private static final Pattern FORM = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private String cookie = "";

  @LocalServerPort int port;

  @BeforeEach
  void open() throws Exception {
    cookie =
        ask("/login?code=" + logins.create())
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow()
            .replaceAll(";.*", "");
    benchmark(Samples.RUNNING, ID);
    copy("results", Samples.COMPLETE, ID);
    copy("runs", "benchmarkId", Samples.COMPLETE, Map.of("benchmarkId", ID, "runId", RUN));
    Map<String, Object> ours = Map.of("benchmarkId", ID, "runId", RUN);
    copy("costs", "runId", Samples.COMPLETE + "-0008", ours);
    Map<String, Object> logged = new HashMap<>(ours);
    String log = NEIGHBOURS.address() + "/v1/logs/" + Address.encode(RUN) + "/x%231";
    logged.put("log", Map.of("address", log));
    copy("jobs", "runId", Samples.COMPLETE + "-0008", logged);
  }

  @AfterEach
  void close() {
    http.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {PAGE, PAGE + "/runs", RUN_PAGE})
  void everyLinkOfAPageLeadsSomewhere(String page) throws Exception {
    List<String> links = links(page);
    assertThat(links).hasSizeGreaterThan(3);
    for (String link : links) {
      assertThat(ask(link).statusCode()).as(link).isEqualTo(200);
    }
  }

  @Test
  void pagesLeadToEachOther() throws Exception {
    assertThat(links("/benchmarks")).contains(PAGE);
    assertThat(links(PAGE))
        .contains(RUN_PAGE, PAGE + "/runs", PAGE + "/runs.csv", PAGE + "/results.json")
        .contains(PAGE + "/chart.json", PAGE + "/costs.csv", PAGE + "/dataset.csv");
    assertThat(links(RUN_PAGE))
        .contains(PAGE, PAGE + "/runs", RUN_PAGE + "/run.json", RUN_PAGE + "/costs.json")
        .contains(RUN_PAGE + "/logs/count%231?stream=stdout");
    assertThat(ask(PAGE + "/runs.csv").body()).contains(RUN);
    assertThat(ask(RUN_PAGE + "/logs/count%231?stream=stdout").body())
        .contains("counting 48502 bases");
  }

  @Test
  void benchmarkIsCancelledAndShownAgain() throws Exception {
    Matcher form = FORM.matcher(ask(PAGE).body());
    assertThat(form.find()).isTrue();
    HttpResponse<String> cancelled =
        http.send(
            request(PAGE + "/cancel")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + form.group(1)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(cancelled.statusCode()).isEqualTo(302);
    assertThat(cancelled.headers().firstValue("Location").orElseThrow()).endsWith(PAGE);
    assertThat(benchmark(ID).flag("cancelRequested")).isTrue();
    assertThat(ask(PAGE).body()).contains("being cancelled");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a//b", "a%2Fb", "a;b=c", "\\", "/", "%", "ä€"})
  void idIsOneSegmentOfAnAddress(String id) throws Exception {
    benchmark(Samples.RUNNING, id);
    HttpResponse<String> page = ask("/benchmarks/" + Address.encode(id));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("action=\"/benchmarks/" + Address.encode(id) + "/cancel\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        PAGE,
        RUN_PAGE,
        "//benchmarks",
        "/benchmarks//x",
        "/benchmarks;/login",
        "/benchmarks/;/assets/x",
        "/benchmarks%2Flogin",
        "/benchmarks/..%2Flogin",
        "/benchmarks/..%5Clogin",
        "/benchmarks/..%2F..%2Fassets%2Fx",
        "/runs/x/../../login",
        "/login%2F..%2Fbenchmarks",
        "/login%5C..%5Cbenchmarks",
        "/login/..%2Fbenchmarks",
        "/login/../benchmarks",
        "/login/..;/benchmarks",
        "/login;/../benchmarks",
        "//login/../benchmarks",
        "/assets/..%2Fbenchmarks",
        "/assets/..%5Cbenchmarks",
        "/assets/%2e%2e/benchmarks",
        "/assets/%252e%252e/benchmarks",
        "/assets/..%2F..%2Fapplication.yaml",
        "/webjars/..%2Fbenchmarks",
        "/webjars;x/../runs/x"
      })
  void noSpellingOfAnAddressGetsRoundTheLogin(String path) throws Exception {
    cookie = "";
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).isIn(400, 401, 404);
    assertThat(answer.body()).doesNotContain("k-mer counting", "sort: memory");
    assertThat(sent(path).statusCode()).isIn(400, 401, 403, 404, 405);
  }

  private HttpResponse<String> sent(String path) throws IOException, InterruptedException {
    return http.send(
        request(path).POST(HttpRequest.BodyPublishers.noBody()).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private List<String> links(String page) throws IOException, InterruptedException {
    return LINK.matcher(ask(page).body())
        .results()
        .map(link -> link.group(1).replace("&amp;", "&"))
        .distinct()
        .toList();
  }

  private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private void benchmark(String from, String id) {
    Map<String, Object> benchmark = new HashMap<>(benchmark(from).attributes());
    benchmark.put("benchmarkId", id);
    items.put("benchmarks", benchmark);
  }

  private void copy(String table, String from, String id) {
    copy(table, "benchmarkId", from, Map.of("benchmarkId", id));
  }

  private void copy(String table, String key, String from, Map<String, Object> changes) {
    for (Item item : items.all(ItemQuery.table(table, key, from), 1000).items()) {
      Map<String, Object> copy = new HashMap<>(item.attributes());
      copy.putAll(changes);
      items.put(table, copy);
    }
  }
}
