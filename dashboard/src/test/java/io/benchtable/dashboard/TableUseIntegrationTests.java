package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.InMemoryTables;
import io.benchtable.dashboard.item.SampleTables;
import io.benchtable.dashboard.item.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Tables as they are used in a browser: asked, edited, deleted, made. */
class TableUseIntegrationTests extends BrowserTest {

  @Test
  void itemIsFoundEditedInSpiteOfAConflictAndDeleted() {
    Page page = login(1440, ColorScheme.LIGHT, false);
    page.navigate(origin() + "/tables/samples");
    page.fill("input[name=partition]", "north");
    page.click("text=Filter by other attributes");
    page.fill("input[name=attribute]", "checked");
    page.selectOption("select[name=type]", "BOOL");
    page.fill("input[name=value]", "true");
    page.keyboard().press("Enter");
    page.waitForSelector("text=25 of 50 items read");
    page.click("#items-table tbody tr >> nth=0 >> a");
    page.click("#edit");
    page.click("text=Edit as plain JSON");
    page.fill("#text", page.inputValue("#text").replace("s2.fastq.gz", "mine.fastq.gz"));
    takenBy("by-somebody-else");
    page.click("text=Save");
    page.waitForSelector("text=Somebody has changed the item");
    assertThat(page.inputValue("#text")).contains("mine.fastq.gz");
    page.waitForSelector("pre:has-text('by-somebody-else')");
    shoot(page, "conflict-1440");
    page.click("text=Save over it");
    page.waitForSelector("text=mine.fastq.gz");
    page.click("#delete");
    page.click("text=Delete the item");
    page.waitForURL("**/tables/samples");
    assertThat(item()).isEmpty();
  }

  @Test
  void tableThatIsBeingMadeBecomesActiveWhileItIsLookedAt() {
    Page page = login(390, ColorScheme.DARK, false);
    page.navigate(origin() + "/tables");
    page.click("#new-table");
    page.fill("input[name=name]", "fresh");
    page.fill("input[name=partition]", "id");
    page.click("text=Make the table");
    page.waitForSelector("#table-meta:has-text('being made')");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    Table fresh = tables.describe("fresh").orElseThrow();
    tables.put(SampleTables.plain("fresh", fresh.keys()), List.of());
    page.waitForSelector("#table-meta:has-text('active')");
    page.click("text=Settings");
    page.fill("input[name=confirm]", "fresh");
    page.click("text=Delete the table");
    page.waitForURL("**/tables");
    assertThat(tables.names()).doesNotContain("fresh");
  }

  @Test
  void deletedTableIsBroughtBackByKeyboard() {
    tableChanges.recovery("samples", true);
    tableChanges.delete("samples");
    Page page = login(390, ColorScheme.LIGHT, false);
    page.navigate(origin() + "/tables");
    page.focus("#backups");
    page.keyboard().press("Enter");
    page.focus("text=Restore…");
    page.keyboard().press("Enter");
    page.waitForURL("**/backups?backup=**#backup");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.value")).isEqualTo("samples");
    page.keyboard().press("Enter");
    page.waitForURL("**/tables");
    assertThat(tables.names()).contains("samples");
  }

  @Test
  void allIsDoneWithoutAScriptToo() {
    Page page = withoutScripts();
    page.navigate(origin() + "/tables/samples/item/delete?partition=north&sortkey=2");
    page.click("text=Delete the item");
    page.waitForURL("**/tables/samples");
    assertThat(item()).isEmpty();
    page.click("text=Filter by other attributes");
    page.click("text=Another condition");
    assertThat(page.locator("input[name=attribute]").count()).isEqualTo(2);
    page.click("text=Scan the first 50 items");
    page.waitForSelector("#table-items nav.pages");
    assertThat(page.locator("#items-table tbody tr").count()).isEqualTo(50);
  }

  @Test
  void rowsOfANewTableAppearAsTheyAreFilledIn() {
    Page page = login(390, ColorScheme.LIGHT, false);
    page.navigate(origin() + "/tables?new");
    page.fill("input[name=name]", "fresh");
    page.fill("input[name=partition]", "id");
    page.click("text=Local indexes");
    assertThat(page.isVisible("input[name=index2]")).isFalse();
    page.fill("input[name=index1]", "by-day");
    page.waitForSelector("input[name=index2]");
    page.fill("input[name=index2]", "by-size");
    page.fill("input[name=index1]", "");
    assertThat(page.isVisible("input[name=index2]")).isTrue();
    page.click("summary:has-text('Tags')");
    page.fill("input[name=tag1]", "team");
    page.fill("input[name=tag2]", "no,key");
    assertThat(page.isVisible("input[name=tag4]")).isFalse();
    page.keyboard().press("Enter");
    page.waitForSelector("text=Expected a sort key, as local indexes");
    assertThat(page.inputValue("input[name=tag2]")).isEqualTo("no,key");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    shoot(page, "table-new-wrong-390");
    page.setViewportSize(1440, 900);
    shoot(page, "table-new-wrong-1440");
    page.fill("input[name=sort]", "at");
    page.fill("input[name=index2Sort]", "size");
    page.fill("input[name=tag2]", "");
    page.keyboard().press("Enter");
    page.waitForURL("**/tables/fresh");
    page.waitForSelector("#table-meta >> text=team");
    assertThat(tables.describe("fresh").orElseThrow().index("by-size").orElseThrow().local())
        .isTrue();
  }

  @Test
  void filterAsksOnlyForWhatItsConditionCompares() {
    Page page = login(390, ColorScheme.DARK, false);
    page.navigate(origin() + "/tables/samples");
    page.fill("input[name=partition]", "north");
    page.click("text=Filter by other attributes");
    assertThat(page.isVisible("input[name=upper]")).isFalse();
    page.fill("input[name=attribute]", "reads.file");
    page.selectOption("select[name=operator]", "exists");
    assertThat(page.isVisible("input[name=value]")).isFalse();
    assertThat(page.isVisible("select[name=type]")).isFalse();
    page.selectOption("select[name=operator]", "between");
    page.fill("input[name=value]", "s10");
    page.fill("input[name=upper]", "s1");
    page.keyboard().press("Enter");
    page.waitForSelector("text=Expected an upper end of at least s10 for reads.file");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    shoot(page, "filter-between-390");
    page.fill("input[name=upper]", "s11.fastq.gz");
    page.keyboard().press("Enter");
    page.waitForSelector("text=2 of 50 items read");
    page.selectOption("select[name=operator]", "in");
    assertThat(page.isVisible("text=s, separated by commas")).isTrue();
  }

  @Test
  void fieldsAreThoseOfTheKeyThatIsChosen() {
    Page page = login(390, ColorScheme.DARK, false);
    page.navigate(origin() + "/tables/surveys");
    page.selectOption("select[name=index]", "by-place");
    page.fill("input[name=partition] >> nth=0", "Como");
    page.waitForSelector("text=basin (number) is");
    assertThat(page.inputValue("input[name=partition] >> nth=0")).isEqualTo("Como");
    page.fill("input[name=partition] >> nth=1", "1");
    page.fill(".lookup input[name=sortkey] >> nth=1", "9");
    page.keyboard().press("Enter");
    page.waitForSelector("text=Expected a value for day, as depth after it has one");
    page.fill(".lookup input[name=sortkey] >> nth=0", "2026-11-01");
    page.keyboard().press("Enter");
    page.waitForSelector("text=1 of 1 item read");
    page.selectOption("select[name=index]", "");
    page.waitForSelector("text=survey (text) is");
    assertThat(page.locator(".lookup input[name=sortkey]").count()).isZero();
  }

  @Test
  void indexOfSeveralAttributesIsMadeAndAsked() {
    Page page = login(1440, ColorScheme.LIGHT, false);
    page.navigate(origin() + "/tables/samples/indexes");
    page.fill("#index-form input[name=name]", "by-file");
    page.fill("input[name=partition]", "file");
    assertThat(page.isVisible("input[name=partition2]")).isFalse();
    page.click("#more-partition summary");
    page.fill("input[name=partition2]", "file");
    page.waitForSelector("input[name=partition3]");
    assertThat(page.isVisible("input[name=partition4]")).isFalse();
    page.keyboard().press("Enter");
    page.waitForSelector("text=Expected an attribute that the key does not have yet");
    shoot(page, "index-wrong-1440");
    page.setViewportSize(390, 900);
    shoot(page, "index-wrong-390");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    page.fill("input[name=partition2]", "site");
    page.keyboard().press("Enter");
    page.waitForSelector("text=file (text), site (text)");
    page.click("text=by-file");
    page.waitForSelector("text=site (text) is");
  }

  private void takenBy(String taken) {
    Map<String, Attribute> theirs = new TreeMap<>(item().orElseThrow());
    theirs.put("taken", InMemoryTables.attribute(taken));
    tables.put("samples", theirs);
  }

  private Optional<Map<String, Attribute>> item() {
    return tables.find(tables.describe("samples").orElseThrow(), "north", Optional.of("2"));
  }
}
