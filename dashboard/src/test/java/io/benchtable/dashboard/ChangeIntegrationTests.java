package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.benchtable.dashboard.item.Samples;
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
}
