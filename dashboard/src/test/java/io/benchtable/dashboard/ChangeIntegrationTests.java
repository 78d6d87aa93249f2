package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.benchtable.dashboard.item.InMemoryItems;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemQuery;
import io.benchtable.dashboard.item.Samples;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages that change under their reader's hands: nothing is lost, and nothing is sent unasked. */
class ChangeIntegrationTests extends BrowserTest {

  /** Notes whether a click would be taken by the button to retry at the moment when it comes. */
  private static final String WATCH_RETRY =
      """
      new MutationObserver(() => {
        const retry = document.querySelector('#retry button');
        if (retry) window.taken ??= getComputedStyle(retry).pointerEvents;
      }).observe(document.getElementById('head'), { childList: true, subtree: true });
      """;

  @Test
  void buttonThatWouldCancelIsNeverTheOneThatRetries() {
    Page page = open("/benchmarks/" + Samples.RUNNING);
    page.evaluate(WATCH_RETRY);
    page.focus("#cancel button");
    page.evaluate("document.activeElement.mine = 'cancels'");
    update(Samples.RUNNING, Map.of("status", "CANCELLED"));
    change(Samples.RUNNING);
    page.waitForSelector("#head .is-cancelled");
    assertThat(page.evaluate("window.taken")).isEqualTo("none");
    assertThat(page.evalOnSelector("#retry button", "button => button.mine")).isNull();
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
    page.click("#retry button");
    page.waitForSelector("#head .is-waiting");
  }

  @Test
  void focusOutlastsWhatGoesBeforeIt() {
    Page page = open("/benchmarks/" + Samples.RUNNING);
    page.focus("#like");
    Map<String, Object> whole = Map.of("configurations", 6, "complete", 6);
    update(Samples.RUNNING, Map.of("status", "COMPLETE", "verdict", whole));
    change(Samples.RUNNING);
    page.waitForSelector("#head .is-complete");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("like");
  }

  @Test
  void pageOfABenchmarkIsNeverLoadedAgainFromItsSubmissionToItsVerdict() {
    InMemoryItems written = new InMemoryItems();
    Samples.fill(written, NEIGHBOURS.address());
    Item judged = written.find("benchmarks", Map.of("benchmarkId", Samples.COMPLETE)).orElseThrow();
    items.clear();
    items.put(
        "benchmarks",
        Map.of("benchmarkId", Samples.COMPLETE, "spec", judged.child("spec").attributes()));
    Page page = wide();
    page.clock().install();
    open(page, "/benchmarks/" + Samples.COMPLETE);
    page.evaluate("window.mine = 'kept'");
    page.click("#spec summary");
    assertThat(page.locator("#charts, #results, #spent").all()).noneMatch(Locator::isVisible);

    update(Samples.COMPLETE, Map.of("status", "READY", "progress", Map.of("runs", 66, "done", 0)));
    change(Samples.COMPLETE);
    page.waitForSelector("#results:visible");
    page.focus("#search");

    copy(written, ItemQuery.table("runs", "benchmarkId", Samples.COMPLETE));
    update(
        Samples.COMPLETE, Map.of("status", "RUNNING", "progress", Map.of("runs", 66, "done", 23)));
    change(Samples.COMPLETE);
    page.waitForSelector("#chart-strip canvas");
    assertThat(page.isVisible("#figure-cost")).isFalse();

    copy(written, ItemQuery.index("costs", "by-benchmark", "benchmarkId", Samples.COMPLETE));
    change(Samples.COMPLETE);
    page.waitForSelector("#spent:visible");

    copy(written, ItemQuery.table("results", "benchmarkId", Samples.COMPLETE));
    items.put("benchmarks", judged);
    change(Samples.COMPLETE);
    page.waitForSelector("#head .is-complete");
    page.waitForSelector("#chart-cost canvas");
    page.clock().fastForward(10_000);
    said(page, "complete. Fastest: k=11,threads=2 at 0.312 s");
    assertThat(page.evaluate("window.mine")).isEqualTo("kept");
    assertThat(page.evaluate("document.getElementById('spec').open")).isEqualTo(true);
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("search");
  }

  @Test
  void pageOfARunIsNotLoadedAgainWhenItsFirstStepBegins() {
    String run = Samples.RUNNING + "-0030";
    Page page = open("/runs/" + run);
    page.evaluate("window.mine = 'kept'");
    assertThat(page.locator("#statuses, #logs").all()).noneMatch(Locator::isVisible);
    copy("jobs", Map.of("runId", Samples.COMPLETE + "-0008", "jobId", "count#1"), run);
    Map<String, String> done =
        Map.of("benchmarkId", Samples.COMPLETE, "runId", Samples.COMPLETE + "-0008");
    copy("runs", done, run);
    page.evaluate("sources.at(-1).dispatchEvent(new Event('still'))");
    page.waitForSelector("#statuses:visible");
    page.waitForSelector("#logs details[open] pre:has-text('counting 48502 bases')");
    assertThat(page.evaluate("window.mine")).isEqualTo("kept");
  }

  private void copy(InMemoryItems from, ItemQuery query) {
    from.query(query).items().forEach(item -> items.put(query.table(), item));
  }

  /** Writes the item of one run as that of a run of the running benchmark. */
  private void copy(String table, Map<String, String> key, String run) {
    Map<String, Object> item = new HashMap<>(items.find(table, key).orElseThrow().attributes());
    item.put("benchmarkId", Samples.RUNNING);
    item.put("runId", run);
    items.put(table, item);
  }
}
