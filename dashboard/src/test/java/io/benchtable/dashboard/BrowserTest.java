package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.benchtable.dashboard.access.OneTimeLogin;
import io.benchtable.dashboard.item.Samples;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/** Pages in a browser; whatever a page complains of fails the test. */
abstract class BrowserTest extends DashboardTest {

  /** Lets a test see the connections by which a page hears of changes. */
  private static final String SOURCES =
      """
      window.sources = [];
      window.EventSource = class extends EventSource {
        constructor(address) { super(address); window.sources.push(this); }
      };
      """;

  private static @Nullable Pictures pictures;

  @Autowired OneTimeLogin logins;

  @Autowired
  @Qualifier("dashboardChanges")
  Consumer<Message<byte[]>> changes;

  @LocalServerPort int port;

  final List<String> troubles = new ArrayList<>();
  private @Nullable BrowserContext context;

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
    assertThat(troubles).isEmpty();
  }

  /** A page that is logged in, of this width; without its own policy where scripts are added. */
  Page login(int width, ColorScheme scheme, boolean bypass) {
    return login(
        new Browser.NewContextOptions()
            .setViewportSize(width, 900)
            .setBypassCSP(bypass)
            .setColorScheme(scheme));
  }

  /** A page that is logged in, in a browser that runs no scripts. */
  Page withoutScripts() {
    return login(new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }

  private Page login(Browser.NewContextOptions options) {
    BrowserContext opened = Objects.requireNonNull(pictures).browser().newContext(options);
    context = opened;
    opened.addInitScript(SOURCES);
    Page page = opened.newPage();
    // A page that took long to read is read again the later.
    page.setDefaultTimeout(120_000);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !expected(message.text())) {
            troubles.add(page.url() + " " + message.text());
          }
        });
    page.onResponse(
        answer -> {
          if (answer.status() >= 400 && answer.url().matches(".*/(assets|webjars)/.*")) {
            troubles.add(answer.status() + " " + answer.url());
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

  void shoot(Page page, String name) {
    String folder = System.getenv("BENCHTABLE_PICTURES");
    if (folder != null) {
      page.screenshot(
          new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
    }
  }

  String origin() {
    return "http://127.0.0.1:" + port;
  }

  /** Says that this many runs of the running benchmark are done. */
  void progress(int done) {
    update(Samples.RUNNING, Map.of("progress", Map.of("runs", 66, "done", done, "failed", 1)));
  }

  /** Changes attributes of a benchmark, without a word to open pages. */
  void update(String id, Map<String, Object> attributes) {
    Map<String, Object> benchmark =
        new HashMap<>(
            items.find("benchmarks", Map.of("benchmarkId", id)).orElseThrow().attributes());
    benchmark.putAll(attributes);
    items.put("benchmarks", benchmark);
  }

  /** Tells open pages that a benchmark has changed. */
  void change(String id) {
    String key = "{\"benchmarkId\":{\"S\":\"" + id + "\"}}";
    changes.accept(
        MessageBuilder.withPayload(
                ("{\"table\":\"benchmarks\",\"dynamodb\":{\"Keys\":" + key + "}}")
                    .getBytes(StandardCharsets.UTF_8))
            .build());
  }

  Page wide() {
    return login(1440, ColorScheme.LIGHT, true);
  }

  Page open(String path) {
    return open(wide(), path);
  }

  /** Opens a live page and waits until it has read what changed before it listened. */
  Page open(Page page, String path) {
    page.waitForResponse(answer -> again(answer, path), () -> page.navigate(origin() + path));
    page.waitForSelector("#live-state[data-state=live]");
    return page;
  }

  private static boolean again(Response answer, String path) {
    return answer.url().endsWith(path) && answer.request().headers().containsKey("x-live");
  }

  /** Waits until these words have been said to those who listen. */
  static void said(Page page, String words) {
    page.waitForFunction(
        "words => document.getElementById('announce').textContent.includes(words)", words);
  }

  /** What a browser says of answers that a test asks for. */
  private static boolean expected(String message) {
    return message.contains("ERR_FAILED")
        || message.matches("Failed to load resource: .*status of (401|403|404|409|422).*")
        || message.matches("(htmx:(afterRequest|sendError)|Response Status Error Code 403).*");
  }
}
