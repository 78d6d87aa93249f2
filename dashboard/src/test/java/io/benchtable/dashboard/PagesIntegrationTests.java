package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.benchtable.dashboard.access.OneTimeLogin;
import io.benchtable.dashboard.item.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Every page in a browser: wide and narrow, light and dark. */
class PagesIntegrationTests extends DashboardTest {

  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("list", "/benchmarks"),
          Map.entry("benchmark", "/benchmarks/" + Samples.COMPLETE),
          Map.entry("running", "/benchmarks/" + Samples.RUNNING),
          Map.entry("failed", "/benchmarks/" + Samples.FAILED),
          Map.entry("runs", "/benchmarks/" + Samples.COMPLETE + "/runs"),
          Map.entry("run", "/runs/" + Samples.COMPLETE + "-0008"),
          Map.entry("tables", "/tables"),
          Map.entry("table", "/tables/samples?partition=north"),
          Map.entry("scan", "/tables/samples?scan=yes"),
          Map.entry("item", "/tables/samples/item?partition=north&sortkey=7"),
          Map.entry("costs", "/costs?from=2026-11-01&to=2026-11-24"),
          Map.entry("submit", "/submit"),
          Map.entry("missing", "/benchmarks/none"));

  private static @Nullable Pictures pictures;

  @Autowired OneTimeLogin logins;

  @Autowired
  @Qualifier("dashboardChanges")
  Consumer<Message<byte[]>> changes;

  @LocalServerPort int port;

  private final List<String> troubles = new ArrayList<>();
  private @Nullable BrowserContext context;
  private boolean bypass = true;

  @BeforeAll
  static void open() {
    pictures = new Pictures();
  }

  @AfterAll
  static void close() {
    if (pictures != null) {
      pictures.close();
    }
  }

  @AfterEach
  void end() {
    if (context != null) {
      context.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"1440,LIGHT", "1440,DARK", "390,LIGHT", "390,DARK"})
  void eachPageIsWholeAndAccessible(int width, ColorScheme scheme) throws IOException {
    Page page = login(width, scheme);
    String axe =
        new ClassPathResource("META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")
            .getContentAsString(StandardCharsets.UTF_8);
    PAGES.forEach(
        (name, path) -> {
          page.navigate(origin() + path);
          if (path.contains(Samples.COMPLETE) && name.equals("benchmark")) {
            page.waitForSelector("#charts[data-drawn]");
          }
          if (name.equals("run")) {
            page.waitForSelector("details[open] pre.tail");
          }
          shoot(page, name + "-" + width + "-" + scheme);
          Object over =
              page.evaluate(
                  "document.documentElement.scrollWidth - document.documentElement.clientWidth");
          if (!over.equals(0)) {
            troubles.add(name + " scrolls sideways by " + over);
          }
          page.evaluate(axe);
          Object findings =
              page.evaluate(
                  "async () => (await axe.run(document)).violations.map(v => v.id + ': ' +"
                      + " v.nodes.map(n => n.target + ' ' + n.failureSummary).slice(0, 3).join(' | '))");
          for (Object finding : (List<?>) findings) {
            troubles.add(name + " " + finding.toString().replace("\n", " "));
          }
        });
    assertThat(troubles).isEmpty();
  }

  @Test
  void openPageChangesInPlaceWhenItsBenchmarkDoes() {
    Page page = login(1440, ColorScheme.LIGHT);
    page.navigate(origin() + "/benchmarks/" + Samples.RUNNING);
    page.waitForSelector("#live-state[data-state=live]");
    page.evaluate("document.getElementById('runs-table').mine = 'kept'");
    Map<String, Object> benchmark =
        new HashMap<>(
            items
                .find("benchmarks", Map.of("benchmarkId", Samples.RUNNING))
                .orElseThrow()
                .attributes());
    benchmark.put("progress", Map.of("runs", 66, "done", 24, "failed", 1));
    items.put("benchmarks", benchmark);
    String key = "{\"benchmarkId\":{\"S\":\"" + Samples.RUNNING + "\"}}";
    changes.accept(
        MessageBuilder.withPayload(
                ("{\"table\":\"benchmarks\",\"dynamodb\":{\"Keys\":" + key + "}}")
                    .getBytes(StandardCharsets.UTF_8))
            .build());
    page.waitForSelector("text=24 of 66 runs done, 1 failed");
    assertThat(page.evaluate("document.getElementById('runs-table').mine")).isEqualTo("kept");
    assertThat(troubles).isEmpty();
  }

  @Test
  void formIsCheckedAsItIsTyped() {
    Page page = login(1440, ColorScheme.LIGHT);
    page.navigate(origin() + "/submit");
    page.fill("#spec-text", "a: 1\nb: 2\n  comand: x\n");
    page.waitForSelector("text=One thing to correct");
    page.click("text=line 3, column 5");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("spec-text");
    assertThat(page.evaluate("document.activeElement.selectionStart")).isEqualTo(14);
    page.fill("#spec-text", "name: good");
    page.click("text=Run 22 runs, about 40 s, $0.0021");
    page.waitForURL("**/benchmarks/*");
    assertThat(page.content()).contains("Waiting to be picked up");
    assertThat(troubles).isEmpty();
  }

  @Test
  void keyboardReachesAndSortsEverything() {
    Page page = login(1440, ColorScheme.LIGHT);
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
    assertThat(troubles).isEmpty();
  }

  @Test
  void pagesWorkUnderTheirOwnPolicy() {
    bypass = false;
    Page page = login(1440, ColorScheme.DARK);
    page.navigate(origin() + "/benchmarks/" + Samples.COMPLETE);
    page.waitForSelector("#charts[data-drawn]");
    page.navigate(origin() + "/runs/" + Samples.COMPLETE + "-0008");
    page.waitForSelector("details[open] pre.tail");
    page.navigate(origin() + "/submit");
    assertThat(troubles).isEmpty();
  }

  private Page login(int width, ColorScheme scheme) {
    BrowserContext opened =
        Objects.requireNonNull(pictures)
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, 900)
                    .setBypassCSP(bypass)
                    .setColorScheme(scheme));
    context = opened;
    Page page = opened.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("404")) {
            troubles.add(page.url() + " " + message.text());
          }
        });
    page.onPageError(error -> troubles.add(page.url() + " " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(origin()) && !request.url().startsWith("data:")) {
            troubles.add("asks another host: " + request.url());
          }
        });
    page.navigate(origin() + "/login?code=" + logins.create());
    return page;
  }

  private void shoot(Page page, String name) {
    String folder = System.getenv("BENCHTABLE_PICTURES");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }

  private String origin() {
    return "http://127.0.0.1:" + port;
  }
}
