package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form for a new benchmark: what is sent is what was checked, and nothing typed is lost. */
class SubmitIntegrationTests extends BrowserTest {

  private static final String BUTTON = "#check .go .button";

  @Test
  void onlyWhatWasCheckedCanBeSentAndOnlyOnce() {
    Page page = wide();
    List<Route> held = new ArrayList<>();
    page.route("**/submit/check", held::add);
    page.navigate(origin() + "/submit");
    assertThat(page.isEnabled(BUTTON)).isTrue();
    page.fill("#spec-text", "name: good");
    assertThat(page.isEnabled(BUTTON)).isFalse();
    page.waitForFunction("getComputedStyle(document.getElementById('check')).opacity === '0.6'");
    page.waitForCondition(() -> !held.isEmpty());
    held.getFirst().resume();
    page.waitForSelector(BUTTON + ":enabled");
    assertThat(page.evalOnSelector(BUTTON, "button => { button.click(); return button.disabled; }"))
        .isEqualTo(true);
    page.waitForURL("**/benchmarks/*");
  }

  @Test
  void whatWasTypedOutlastsTheLogin() {
    Page page = wide();
    page.navigate(origin() + "/submit");
    page.context().clearCookies();
    page.fill("#spec-text", "name: kept");
    page.waitForSelector("text=your login has ended. What you typed is kept");
    assertThat(page.isEnabled(BUTTON)).isFalse();
    page.navigate(origin() + "/login?code=" + logins.create());
    page.navigate(origin() + "/submit");
    page.waitForSelector(BUTTON + ":enabled");
    assertThat(page.inputValue("#spec-text")).isEqualTo("name: kept");
    page.click(BUTTON);
    page.waitForURL("**/benchmarks/*");
    page.navigate(origin() + "/submit");
    assertThat(page.inputValue("#spec-text")).isNotEqualTo("name: kept");
  }

  @Test
  void checkThatFailsIsSaidAndTriedAgain() {
    Page page = wide();
    page.clock().install();
    page.route("**/submit/check", Route::abort);
    page.navigate(origin() + "/submit");
    page.fill("#spec-text", "name: good");
    page.waitForSelector("text=The spec cannot be checked now: Benchtable does not answer.");
    page.unroute("**/submit/check");
    page.clock().fastForward(5000);
    page.waitForSelector(BUTTON + ":enabled");
    assertThat(page.locator(".failed").count()).isEqualTo(0);
  }
}
