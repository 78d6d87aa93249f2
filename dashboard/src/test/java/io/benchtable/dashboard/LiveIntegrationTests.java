package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import io.benchtable.dashboard.item.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages that stay open: right whatever happens meanwhile, and calm for who reads them. */
class LiveIntegrationTests extends BrowserTest {

  private static final String FIRST = "#runs-table tbody tr:first-child";

  @Test
  void pageWhoseLoginHasEndedLeadsToTheLogin() {
    Page page = open("/benchmarks/" + Samples.RUNNING);
    page.context().clearCookies();
    page.evaluate("sources.at(-1).dispatchEvent(new Event('error'))");
    page.waitForURL("**/login?next=**" + Samples.RUNNING);
  }

  @Test
  void whatChangedBeforeThePageListenedIsReadToo() {
    Page page = wide();
    page.route(
        "**/live*",
        route -> {
          progress(24);
          route.resume();
        });
    page.navigate(origin() + "/benchmarks/" + Samples.RUNNING);
    page.waitForSelector("text=24 of 66 runs done, 1 failed");
  }

  @Test
  void whatHasNotEndedIsReadAgainWhenNothingIsHeard() {
    Page page = open("/runs/" + Samples.RUNNING + "-0024");
    put("runs", Map.of("benchmarkId", Samples.RUNNING, "runId", Samples.RUNNING + "-0024"));
    page.evaluate("sources.at(-1).dispatchEvent(new Event('still'))");
    page.waitForSelector("#head .is-complete");
  }

  @Test
  void hiddenPageGivesItsConnectionBackAndAShownOneHasOne() {
    Page page = open("/benchmarks/" + Samples.RUNNING);
    show(page, false);
    assertThat(connections(page)).isEqualTo(0);
    progress(24);
    show(page, true);
    show(page, true);
    assertThat(connections(page)).isEqualTo(1);
    page.waitForSelector("text=24 of 66 runs done, 1 failed");
    assertThat(connections(page)).isEqualTo(1);
  }

  @Test
  void onlyWhatAPersonAskedForIsMarkedWhileItIsRead() {
    Page page = wide();
    page.clock().install();
    open(page, "/benchmarks/" + Samples.RUNNING);
    List<Route> held = new ArrayList<>();
    page.route("**/benchmarks/**", route -> hold(route, held));
    change(Samples.RUNNING);
    page.waitForCondition(() -> !held.isEmpty());
    page.clock().fastForward(1_000);
    assertThat(isBusy(page)).isFalse();
    held.removeFirst().resume();
    page.click("#runs-table th a.sort >> nth=0");
    page.waitForCondition(() -> !held.isEmpty());
    page.clock().fastForward(1_000);
    assertThat(isBusy(page)).isTrue();
    page.waitForCondition(
        () -> {
          letGo(held);
          return !isBusy(page);
        });
  }

  private static void letGo(List<Route> held) {
    List<Route> all = List.copyOf(held);
    held.removeAll(all);
    all.forEach(Route::resume);
  }

  private static void hold(Route route, List<Route> held) {
    if (route.request().headers().containsKey("x-live")) {
      held.add(route);
    } else {
      route.resume();
    }
  }

  private static boolean isBusy(Page page) {
    return (boolean) page.evaluate("document.body.classList.contains('busy')");
  }

  @Test
  void rowsComeBelowAndGoLaterWhileThePointerIsInTheTable() {
    Page page = open("/benchmarks/" + Samples.RUNNING);
    page.hover("#runs-table tbody tr >> nth=2");
    progress(40);
    change(Samples.RUNNING);
    page.waitForSelector("#runs-0048");
    assertThat(page.locator(FIRST).getAttribute("id")).isEqualTo("runs-0013");
    page.hover("h1");
    page.waitForSelector(FIRST + "#runs-0033");
    assertThat(page.locator("#runs-table tbody tr").count()).isEqualTo(16);
  }

  @Test
  void rowsMoveUnderAPointerThatHasLongBeenStill() {
    Page page = wide();
    page.clock().install();
    open(page, "/benchmarks/" + Samples.RUNNING);
    page.hover("#runs-table tbody tr >> nth=2");
    page.clock().fastForward(60_000);
    progress(40);
    change(Samples.RUNNING);
    page.waitForSelector(FIRST + "#runs-0033");
  }

  @Test
  void progressAndOutcomeAreSaidToThoseWhoListen() {
    Page page = wide();
    page.clock().install();
    open(page, "/benchmarks/" + Samples.RUNNING);
    progress(24);
    change(Samples.RUNNING);
    said(page, "24 of 66 runs done, 1 failed");
    update(
        Samples.RUNNING,
        Map.of("status", "COMPLETE", "verdict", Map.of("sentences", List.of("Fastest: k=11."))));
    change(Samples.RUNNING);
    page.waitForSelector("#head .is-complete");
    page.clock().fastForward(10_000);
    said(page, "complete. Fastest: k=11.");
  }

  @Test
  void newsThatComesWithAnotherOrderIsSaidToo() {
    Page page = wide();
    page.clock().install();
    open(page, "/benchmarks/" + Samples.RUNNING);
    progress(24);
    page.click("#runs-table .sort >> text=Run");
    said(page, "sorted by Run");
    page.click("#runs-table .sort >> text=Kind");
    said(page, "sorted by Kind");
    assertThat(page.locator("#announce p").allTextContents())
        .containsExactly(
            "running. 24 of 66 runs done, 1 failed", "sorted by Run", "sorted by Kind");
    page.clock().fastForward(60_000);
    page.waitForFunction("document.getElementById('announce').textContent === ''");
  }

  @Test
  void logThatGrowsStaysWhereItsReaderIs() {
    String run = Samples.COMPLETE + "-0008";
    put("jobs", Map.of("runId", run, "jobId", "count#1"));
    String lines = "a line\n".repeat(200);
    NEIGHBOURS.write(lines);
    Page page = open("/runs/" + run);
    String log = "details[open] pre >> nth=0";
    page.waitForSelector(log);
    page.evalOnSelector(log, "e => { e.scrollTop = 100; e.focus(); e.mine = 'kept'; }");
    NEIGHBOURS.write(lines + "one more\n");
    page.waitForSelector("details[open] pre:has-text('one more')");
    assertThat(page.evalOnSelector(log, "e => e.scrollTop")).isEqualTo(100);
    assertThat(page.evaluate("document.activeElement.mine")).isEqualTo("kept");
    page.evalOnSelector(log, "e => { e.scrollTop = e.scrollHeight; }");
    NEIGHBOURS.write(lines.repeat(2));
    page.waitForFunction(
        "e => e.textContent.length > 2000 && e.scrollTop > 4000"
            + " && e.scrollHeight - e.scrollTop - e.clientHeight < 8",
        page.querySelector(log));
  }

  @Test
  void logIsReadOnlyWhileItIsOpen() {
    String run = Samples.COMPLETE + "-0008";
    put("jobs", Map.of("runId", run, "jobId", "count#1"));
    Page page = wide();
    page.clock().install();
    List<String> asked = new ArrayList<>();
    List<String> read = new ArrayList<>();
    page.onRequest(request -> note(asked, request));
    page.onRequestFinished(request -> note(read, request));
    page.navigate(origin() + "/runs/" + run);
    page.waitForCondition(() -> read.size() > 4);
    assertThat(read).allMatch(log -> log.contains("/count%231?"));

    page.clock().pauseAt(Instant.now().plusSeconds(3600).toEpochMilli());
    page.click("#log-1 summary");
    page.waitForCondition(() -> asked.size() == read.size());
    asked.clear();
    page.clock().fastForward(10_000);
    page.click("#log-0 summary");
    page.waitForSelector("#log-0 pre:has-text('counting 48502 bases')");
    assertThat(asked).hasSize(2).allMatch(log -> log.contains("/unpack%231?"));

    page.click("#log-1 summary");
    page.clock().resume();
    page.waitForCondition(() -> asked.size() >= 4);
  }

  private static void note(List<String> logs, Request request) {
    if (request.url().contains("/logs/")) {
      logs.add(request.url());
    }
  }

  @Test
  void logThatCannotBeReadSaysSoAndIsTriedAgain() {
    Page page = wide();
    page.clock().install();
    page.route("**/logs/**", Route::abort);
    page.navigate(origin() + "/runs/" + Samples.COMPLETE + "-0008");
    page.waitForFunction("document.querySelectorAll('details[open] .failed').length === 2");
    assertThat(page.locator("details[open] .failed").first().textContent())
        .contains("The log cannot be read now");
    page.unroute("**/logs/**");
    page.clock().fastForward(10_000);
    page.waitForSelector("details[open] pre:has-text('counting 48502 bases')");
    page.waitForFunction("!document.querySelector('details[open] .failed')");
  }

  @Test
  void chartsThatCannotBeReadSaySoAndAreTriedAgain() {
    Page page = wide();
    page.clock().install();
    page.route("**/chart.json", Route::abort);
    page.navigate(origin() + "/benchmarks/" + Samples.COMPLETE);
    page.waitForSelector("#charts-failed:visible");
    page.unroute("**/chart.json");
    page.clock().fastForward(10_000);
    page.waitForSelector("#charts[data-drawn]");
    assertThat(page.locator("#charts-failed").isVisible()).isFalse();
  }

  @Test
  void orderThatCannotBeShownIsNeitherInTheAddressNorSaid() {
    Page page = wide();
    page.navigate(origin() + "/tables");
    page.route("**/tables?sort=*", Route::abort);
    page.click("#tables-table .sort >> nth=0");
    page.waitForSelector("text=Benchtable cannot be reached now. What you see is from");
    assertThat(page.url()).isEqualTo(origin() + "/tables");
    assertThat(page.locator("#announce").textContent()).isEmpty();
    page.unroute("**/tables?sort=*");
    page.click("#tables-table .sort >> nth=0");
    page.waitForURL("**/tables?sort=*");
    said(page, "sorted by");
    assertThat(page.locator("#stale").isVisible()).isFalse();
  }

  private static void show(Page page, boolean shown) {
    page.evaluate(
        "shown => { Object.defineProperty(document, 'hidden', { value: !shown, configurable: true });"
            + " document.dispatchEvent(new Event('visibilitychange')); }",
        shown);
  }

  private static Object connections(Page page) {
    return page.evaluate("sources.filter(one => one.readyState !== EventSource.CLOSED).length");
  }

  /** Gives an item the status that it has not had: a run ends, a job runs. */
  private void put(String table, Map<String, String> key) {
    Map<String, Object> item =
        new HashMap<>(items.find(table, Map.copyOf(key)).orElseThrow().attributes());
    item.put("status", table.equals("jobs") ? "RUNNING" : "COMPLETE");
    items.put(table, item);
  }
}
