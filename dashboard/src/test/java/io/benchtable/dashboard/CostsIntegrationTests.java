package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.benchtable.dashboard.item.Samples;
import org.junit.jupiter.api.Test;

/** The page of costs, left open and come back to: as true as one that is opened then. */
class CostsIntegrationTests extends BrowserTest {

  @Test
  void pageThatWasOpenedBeforeAnySpendingShowsIt() {
    items.clear();
    Page page = costs();
    assertThat(page.locator("#nothing-spent").isVisible()).isTrue();
    shoot(page, "costs-empty-1440");
    Samples.fill(items, NEIGHBOURS.address());
    comeBack(page);
    page.waitForSelector("#day-table");
    assertThat(page.locator("#nothing-spent").count()).isZero();
  }

  @Test
  void daysMoveOnButNotThoseThatTheReaderIsChanging() {
    Page page = costs();
    String to = page.inputValue("input[name=to]");
    page.route(
        "**/costs",
        route -> {
          APIResponse answer = route.fetch();
          route.fulfill(
              new Route.FulfillOptions()
                  .setResponse(answer)
                  .setBody(
                      answer
                          .text()
                          .replace("\"" + to, "\"2031-03-01")
                          .replace("to=" + to, "to=2031-03-01")));
        });
    comeBack(page);
    page.waitForFunction("document.querySelector('input[name=to]').value === '2031-03-01'");
    assertThat(page.getAttribute(".quick a", "href")).endsWith("to=2031-03-01");

    page.fill("input[name=from]", "2031-02-01");
    page.focus("input[name=to]");
    page.unroute("**/costs");
    comeBack(page);
    page.waitForSelector(".quick a[href$='to=" + to + "']");
    assertThat(page.inputValue("input[name=from]")).isEqualTo("2031-02-01");
    assertThat(page.inputValue("input[name=to]")).isEqualTo("2031-03-01");
  }

  private Page costs() {
    Page page = wide();
    page.clock().install();
    page.navigate(origin() + "/costs");
    return page;
  }

  private static void comeBack(Page page) {
    page.clock().fastForward(61_000);
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))");
  }
}
