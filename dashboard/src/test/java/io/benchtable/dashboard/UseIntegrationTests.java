package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import io.benchtable.dashboard.item.Samples;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pages as they are used: by keyboard, by address, while something changes. */
class UseIntegrationTests extends BrowserTest {

  private static final String STRIP =
      "echarts.getInstanceByDom(document.getElementById('chart-strip')).getOption()";

  @Test
  void openPageChangesInPlaceWhenItsBenchmarkDoes() {
    Page page = wide();
    page.navigate(origin() + "/benchmarks/" + Samples.RUNNING);
    page.waitForSelector("#live-state[data-state=live]");
    page.evaluate("document.getElementById('runs-table').mine = 'kept'");
    progress(24);
    change(Samples.RUNNING);
    page.waitForSelector("text=24 of 66 runs done, 1 failed");
    assertThat(page.evaluate("document.getElementById('runs-table').mine")).isEqualTo("kept");
  }

  @Test
  void formIsCheckedAsItIsTyped() {
    Page page = wide();
    page.navigate(origin() + "/submit");
    page.fill("#spec-text", "a: 1\nb: 2\n  comand: x\n");
    page.waitForSelector("text=One thing to correct");
    page.click("#check >> text=line 3, column 5");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("spec-text");
    assertThat(page.evaluate("document.activeElement.selectionStart")).isEqualTo(14);
    page.fill("#spec-text", "name: good");
    page.click("#check >> text=Run 22 runs, about 40 s, $0.0021");
    page.waitForURL("**/benchmarks/*");
    assertThat(page.content()).contains("Waiting to be picked up");
  }

  @Test
  void keyboardReachesAndSortsEverything() {
    Page page = wide();
    page.navigate(origin() + "/benchmarks");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
    page.keyboard().press("/");
    page.keyboard().type("gzip");
    page.waitForURL("**?q=gzip");
    page.waitForSelector("text=1 of 6");
    assertThat(page.locator("#benchmarks-table tbody tr").count()).isEqualTo(1);
    page.keyboard().press("Escape");
    page.keyboard().press("?");
    assertThat(page.locator("#keys").isVisible()).isTrue();
    page.keyboard().press("Escape");
    page.navigate(origin() + "/benchmarks/" + Samples.COMPLETE + "/runs");
    page.focus("#runs-table a.sort:has-text('Wall time')");
    page.keyboard().press("Enter");
    page.waitForSelector("#runs-table th[aria-sort=ascending]");
    page.keyboard().press("Enter");
    page.waitForURL("**?sort=runs.wall_seconds.down");
    page.waitForSelector("#runs-table th[aria-sort=descending]");
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Wall time");
    assertThat(page.locator("#runs-table tbody tr").first().textContent()).contains("717 ms");
    page.goBack();
    page.waitForSelector("#runs-table th[aria-sort=ascending]");
  }

  @Test
  void singleKeysCanBeSwitchedOff() {
    Page page = wide();
    page.navigate(origin() + "/benchmarks");
    page.click("#keys-button");
    shoot(page, "keys-1440");
    page.uncheck("#single-keys");
    page.keyboard().press("Escape");
    page.navigate(origin() + "/tables");
    page.keyboard().press("?");
    page.keyboard().press("/");
    page.keyboard().press("b");
    page.keyboard().press("Tab");
    assertThat(page.isVisible("#keys")).isFalse();
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
    page.click("#keys-button");
    page.check("#single-keys");
    page.keyboard().press("Escape");
    page.keyboard().press("b");
    page.waitForURL("**/benchmarks");
  }

  @Test
  void singleKeysAreSwitchedOffForAPageWhereNothingIsKept() {
    Page page = wide();
    page.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })");
    page.navigate(origin() + "/benchmarks");
    page.click("#keys-button");
    page.uncheck("#single-keys");
    page.keyboard().press("Escape");
    page.keyboard().press("?");
    assertThat(page.isVisible("#keys")).isFalse();
  }

  @Test
  void cardsOfANarrowPageAreSortedToo() {
    Page page = login(390, ColorScheme.LIGHT, true);
    page.navigate(origin() + "/benchmarks");
    page.click("#benchmarks-table .sort >> nth=0");
    page.waitForSelector("#benchmarks-table th[aria-sort=ascending]");
  }

  @Test
  void commandThatFillsAnEmptyPageFitsIntoANarrowOne() {
    tables.clear();
    Page page = login(390, ColorScheme.LIGHT, true);
    page.navigate(origin() + "/tables");
    shoot(page, "tables-empty-390");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(page.textContent(".command")).contains("--key-schema");
  }

  @Test
  void axisOfTheStripHasItsNameBesideALegendToo() {
    Page page = login(390, ColorScheme.LIGHT, true);
    page.navigate(origin() + "/benchmarks/" + Samples.COMPLETE);
    page.waitForSelector("#charts[data-drawn]");
    assertThat(page.evaluate(STRIP + ".legend[0].show")).isEqualTo(true);
    assertThat(page.evaluate(STRIP + ".yAxis[0].name")).isEqualTo("wall time");
  }

  @Test
  void itemsAreFoundByKeyAndOpened() {
    Page page = wide();
    page.navigate(origin() + "/tables");
    page.click("text=samples");
    page.fill("input[name=partition]", "north");
    page.selectOption("select[name=is]", ">=");
    page.fill("input[name=sortkey]", "59");
    page.keyboard().press("Enter");
    page.waitForURL("**/tables/samples?**partition=north**");
    assertThat(page.locator("#items-table tbody tr").count()).isEqualTo(2);
    page.click("#items-table tbody tr >> nth=1 >> a");
    page.waitForSelector("h1:has-text('north / 60')");
    page.goBack();
    page.click("text=Scan the first 50 items");
    page.waitForSelector("text=This reads everything");
    page.click("text=Next");
    page.waitForURL("**after=50**");
    page.waitForSelector("text=s100.fastq.gz");
    assertThat(page.locator("#items-table tbody tr").count()).isEqualTo(50);
  }

  @Test
  void callOfTheApiIsOneClickAway() {
    Page page = wide();
    page.navigate(origin() + "/benchmarks/" + Samples.COMPLETE + "/runs");
    page.click("summary:has-text('API')");
    page.waitForSelector("pre:has-text('/v1/tables/runs/items/" + Samples.COMPLETE + "')");
    page.keyboard().press("Escape");
    page.waitForSelector("details.api:not([open]) >> nth=0");
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("API");
  }

  @Test
  void lostConnectionIsSaidAndMadeAnew() {
    Page page = wide();
    page.route("**/live*", Route::abort);
    page.navigate(origin() + "/benchmarks");
    page.waitForSelector("text=connection lost, reconnecting");
    page.unroute("**/live*");
    page.waitForSelector("#live-state[data-state=live]");
  }

  @Test
  void pageOfWhatWasDeletedSaysSoAndSinceWhen() {
    Page page = wide();
    page.navigate(origin() + "/benchmarks/" + Samples.RUNNING);
    page.waitForSelector("#live-state[data-state=live]");
    items.clear();
    change(Samples.RUNNING);
    page.waitForSelector("text=This has been deleted since you opened it.");
    assertThat(page.locator("#stale").textContent())
        .contains("What you see is from")
        .containsPattern("from \\d+ \\w+ \\d{4}, \\d\\d:\\d\\d:\\d\\d \\w");
    assertThat(page.locator("h1").textContent()).isEqualTo("sort: memory against threads");
  }

  @Test
  void rowsStayWhereTheyAreUnderThePointer() {
    Page page = wide();
    String runs = "/benchmarks/" + Samples.COMPLETE + "/runs?sort=runs.wall_seconds.down";
    page.navigate(origin() + runs);
    page.waitForSelector("#live-state[data-state=live]");
    String first = page.locator("#runs-table tbody tr").first().getAttribute("id");
    page.hover("#runs-table tbody tr >> nth=2");
    slowest(Samples.COMPLETE + "-0003", "9.5");
    change(Samples.COMPLETE);
    page.waitForSelector("#runs-0003:has-text('9.500 s')");
    assertThat(page.locator("#runs-table tbody tr").first().getAttribute("id")).isEqualTo(first);
    page.hover("h1");
    change(Samples.COMPLETE);
    page.waitForSelector("#runs-table tbody tr:first-child#runs-0003");
  }

  private void slowest(String runId, String seconds) {
    Map<String, Object> run =
        new HashMap<>(
            items
                .find("runs", Map.of("benchmarkId", Samples.COMPLETE, "runId", runId))
                .orElseThrow()
                .attributes());
    run.put("samples", Map.of("wallSeconds", seconds));
    items.put("runs", run);
  }
}
