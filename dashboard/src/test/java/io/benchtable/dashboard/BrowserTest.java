package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.benchtable.dashboard.access.OneTimeLogin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages in a browser; whatever a page complains of fails the test. */
abstract class BrowserTest extends DashboardTest {

  private static @Nullable Pictures pictures;

  @Autowired OneTimeLogin logins;

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
          if (message.type().equals("error") && !expected(message.text())) {
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

  Page wide() {
    return login(1440, ColorScheme.LIGHT, true);
  }

  /** What a browser says of answers that a test asks for. */
  private static boolean expected(String message) {
    return message.contains("404") || message.contains("ERR_FAILED");
  }
}
