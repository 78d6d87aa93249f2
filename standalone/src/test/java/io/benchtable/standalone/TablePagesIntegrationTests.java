package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A table's whole life on its pages, with the tables themselves behind them. */
class TablePagesIntegrationTests {

  private static final int WIDE = 300;

  @TempDir Path folder;

  @Test
  void tableIsMadeFilledAskedDeletedAndBroughtBack() {
    try (InstanceProcess instance = InstanceProcess.up(folder.resolve("data"), "memory");
        BrowserPage browser = BrowserPage.of(instance.tables().address())) {
      Page page = browser.page();
      page.navigate(instance.login());
      make(page);
      edit(page, instance);
      ask(page);
      delete(page);
      bringBack(page, instance);
      assertThat(browser.troubles()).isEmpty();
    }
  }

  private static void make(Page page) {
    page.click("nav a[href='/tables']");
    page.click("#new-table");
    page.fill("input[name=name]", "samples");
    page.fill("input[name=partition]", "site");
    page.fill("input[name=sort]", "depth");
    page.selectOption("select[name=sortType]", "N");
    page.click("summary:has-text('Local indexes')");
    page.fill("input[name=index1]", "by-day");
    page.fill("input[name=index1Sort]", "taken");
    page.click("summary:has-text('Tags')");
    page.fill("input[name=tag1]", "team");
    page.fill("input[name=tag1Value]", "soil");
    page.keyboard().press("Enter");
    page.waitForSelector("#table-meta .status:has-text('active')");
    page.waitForSelector("#table-meta .tag:has-text('team: soil')");
    page.click(".tabs >> text=Indexes");
    page.waitForSelector("#indexes tr:has-text('by-day'):has-text('local')");
  }

  /** More attributes change at once than an expression can say. */
  private static void edit(Page page, InstanceProcess instance) {
    page.click(".tabs >> text=Items");
    page.click("#new-item");
    page.click("text=Edit as plain JSON");
    page.fill("#text", item("before"));
    page.click("text=Put the new item");
    page.click("#edit");
    page.click("text=Edit as plain JSON");
    page.fill("#text", item("after"));
    page.click("text=Save");
    page.waitForSelector("#typed-table:has-text('after')");
    JsonNode saved = instance.tables().get("samples", "north", "7").orElseThrow();
    assertThat(saved.size()).isEqualTo(WIDE + 4);
    assertThat(saved.path("value299").asString()).isEqualTo("after");
  }

  private static void ask(Page page) {
    page.click(".crumbs >> text=samples");
    page.selectOption("select[name=index]", "by-day");
    page.fill("input[name=partition]", "north");
    page.click("text=Filter by other attributes");
    page.fill("input[name=attribute]", "reads.files[1].size");
    page.selectOption("select[name=operator]", "between");
    page.selectOption("select[name=type]", "N");
    page.fill("input[name=value]", "5");
    page.fill("input[name=upper]", "6.5");
    page.keyboard().press("Enter");
    page.waitForSelector("text=1 of 1 item read");
    page.selectOption("select[name=operator]", "in");
    page.fill("input[name=value]", "5, 7");
    page.keyboard().press("Enter");
    page.waitForSelector("text=0 of 1 item read");
  }

  /** What is archived stays when its table is deleted. */
  private static void delete(Page page) {
    page.click(".tabs >> text=Backups");
    page.click("text=Archive changes from now on");
    page.waitForSelector("#recovery .status:has-text('on')");
    page.click(".tabs >> text=Settings");
    page.fill("input[name=confirm]", "samples");
    page.click("text=Delete the table");
    page.waitForURL("**/tables");
  }

  private static void bringBack(Page page, InstanceProcess instance) {
    page.click("#backups");
    page.click("tr:has-text('of a deleted table') >> text=Restore…");
    assertThat(page.inputValue("input[name=target]")).isEqualTo("samples");
    page.click("text=Restore the backup");
    page.waitForURL("**/tables");
    page.waitForSelector("#tables-samples .status:has-text('active')");
    assertThat(instance.tables().get("samples", "north", "7").orElseThrow().size())
        .isEqualTo(WIDE + 4);
    page.click("#tables-samples >> text=samples");
    page.waitForSelector("#table-keys:has-text('by-day')");
  }

  private static String item(String value) {
    return IntStream.range(0, WIDE)
        .mapToObj(at -> "\"value" + at + "\": \"" + value + "\"")
        .collect(
            Collectors.joining(
                ", ",
                "{\"site\": \"north\", \"depth\": 7, \"taken\": \"2026-11-07\","
                    + " \"reads\": {\"files\": [{\"size\": 1}, {\"size\": 6}]}, ",
                "}"));
  }
}
