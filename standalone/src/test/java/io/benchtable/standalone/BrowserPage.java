package io.benchtable.standalone;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** One page of an instance in Debian's Chromium, never a downloaded one. */
final class BrowserPage implements AutoCloseable {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Playwright playwright;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  private BrowserPage(Playwright playwright, Page page) {
    this.playwright = playwright;
    this.page = page;
  }

  /** Opens an empty page that is to ask this address and no other. */
  static BrowserPage of(URI address) {
    Assumptions.assumeTrue(
        Files.isExecutable(CHROMIUM), "skipped: Chromium is not installed at " + CHROMIUM);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(List.of("--no-sandbox")));
    BrowserPage opened = new BrowserPage(playwright, browser.newPage());
    opened.page.setDefaultTimeout(120_000);
    opened.listen(address.resolve("/").toString());
    return opened;
  }

  private void listen(String origin) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            troubles.add(page.url() + " says " + message.text());
          }
        });
    page.onPageError(error -> troubles.add(page.url() + " fails with " + error));
    page.onResponse(
        answer -> {
          if (answer.status() >= 400) {
            troubles.add(answer.url() + " answers " + answer.status());
          }
        });
    page.onRequest(
        request -> {
          if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
            troubles.add(page.url() + " asks another host for " + request.url());
          }
        });
  }

  Page page() {
    return page;
  }

  /** What went wrong in the page, and what it asked of others. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
