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

  /** What the text is described by, in one line. */
  private static final String DESCRIPTION =
      """
      document.getElementById('spec-text').getAttribute('aria-describedby').split(' ')
        .map(id => document.getElementById(id).textContent.replace(/\\s+/g, ' ').trim()).join(' ')
      """;

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

  @Test
  void outcomeOfACheckIsSaidInFewWordsAndDescribesTheText() {
    Page page = wide();
    page.navigate(origin() + "/submit");
    assertThat(page.getAttribute("#spec-text", "aria-invalid")).isNull();
    assertThat(page.locator("#check-said").textContent()).isEmpty();
    page.evaluate("document.getElementById('check-said').mine = 'kept'");
    page.fill("#spec-text", "a: 1\nb: 2\n  comand: x\n");
    page.waitForSelector("#spec-text[aria-invalid=true]");
    String wrong = "One thing to correct: line 3, column 5 pipeline[0].comand expected a field";
    assertThat(page.locator("#check-said").textContent()).startsWith(wrong);
    assertThat(page.evaluate(DESCRIPTION).toString()).contains(wrong.split(": ", 2));
    page.fill("#spec-text", "name: good");
    page.waitForSelector("#spec-text:not([aria-invalid])");
    assertThat(page.locator("#check-said").textContent())
        .isEqualTo("Run 22 runs, about 40 s, $0.0021");
    assertThat(page.evaluate("document.getElementById('check-said').mine")).isEqualTo("kept");
    assertThat(page.locator("#check[aria-live], #check [aria-live]").count()).isZero();
  }
}
