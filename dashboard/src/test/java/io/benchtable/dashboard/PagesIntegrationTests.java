package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.benchtable.dashboard.item.InMemoryTables;
import io.benchtable.dashboard.item.SampleTables;
import io.benchtable.dashboard.item.Samples;
import io.benchtable.dashboard.item.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

/** Every page in a browser: wide and narrow, light and dark. */
class PagesIntegrationTests extends BrowserTest {

  /** What a finger would miss: less than 44 pixels, but for links within sentences. */
  private static final String SMALL_TARGETS =
      """
      () => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')]
        .filter(e => e.checkVisibility() && !e.matches('.skip'))
        .filter(e => !(e.matches('a, .link') && e.closest('p:not([class]), p.muted, li, dd')))
        .map(e => [e, e.getBoundingClientRect()])
        .filter(([e, r]) => r.height < 43.5 || r.width < 43.5)
        .map(([e, r]) => e.outerHTML.slice(0, 90) + ' ' + r.width + ' by ' + r.height)
      """;

  /** Tables of which not every column is seen at once. */
  private static final String CUT_OFF =
      """
      () => [...document.querySelectorAll('.scroll')]
        .map(e => [e.getAttribute('aria-label'), e.scrollWidth - e.clientWidth])
        .filter(([name, over]) => over > 0)
        .map(([name, over]) => name + ' by ' + over)
      """;

  /** Dates and times that go on in another line. */
  private static final String BROKEN_DATES =
      """
      () => [...document.querySelectorAll('#day-table tbody th > span, .grid time')]
        .filter(e => e.getClientRects().length > 1)
        .map(e => e.textContent)
      """;

  /** What fits a narrow screen; other tables scroll. */
  private static final Set<String> NARROW =
      Set.of(
          "list",
          "runs",
          "tables",
          "costs",
          "failed",
          "indexes",
          "backups",
          "all-backups",
          "kinds");

  private static final String BACKUP =
      "arn:aws:dynamodb:local:000000000000:table/samples/backup/nightly";

  private static final String FILTERS =
      "/tables/samples?partition=north"
          + "&attribute=reads..file&operator=%3D&type=S&value=x&upper="
          + "&attribute=depth&operator=between&type=N&value=9&upper=5"
          + "&attribute=taken&operator=in&type=S&value=2026-11-01,&upper="
          + "&attribute=checked&operator=exists&type=S&value=&upper=";

  private static final String KEYS = "/tables/surveys?index=by-place&partition=Como&partition=1";

  private static final Map<String, String> PAGES =
      Map.ofEntries(
          Map.entry("list", "/benchmarks"),
          Map.entry("benchmark", "/benchmarks/" + Samples.COMPLETE),
          Map.entry("history", "/benchmarks/" + Samples.COMPLETE + "/history"),
          Map.entry("report", "/benchmarks/" + Samples.COMPLETE + "/report.html"),
          Map.entry("running", "/benchmarks/" + Samples.RUNNING),
          Map.entry("failed", "/benchmarks/" + Samples.FAILED),
          Map.entry("runs", "/benchmarks/" + Samples.COMPLETE + "/runs"),
          Map.entry("run", "/runs/" + Samples.COMPLETE + "-0008"),
          Map.entry("tables", "/tables"),
          Map.entry("table", "/tables/samples?partition=north"),
          Map.entry("keys", KEYS),
          Map.entry("keys-wrong", KEYS + "&sortkey=&sortkey=9"),
          Map.entry("scan", "/tables/samples?scan=yes"),
          Map.entry("filters", FILTERS),
          Map.entry("item", "/tables/samples/item?partition=north&sortkey=7"),
          Map.entry("kinds", "/tables/kinds/item?partition=%2F%2B8%3D&sortkey=-0.5"),
          Map.entry("item-edit", "/tables/rules/item/edit?partition=mine"),
          Map.entry("item-delete", "/tables/samples/item/delete?partition=north&sortkey=7"),
          Map.entry("table-new", "/tables?new"),
          Map.entry("indexes", "/tables/samples/indexes?delete=by-day"),
          Map.entry("stream", "/tables/samples/stream"),
          Map.entry("backups", "/tables/samples/backups?backup=" + BACKUP),
          Map.entry("all-backups", "/backups?backup=" + BACKUP),
          Map.entry("settings", "/tables/rules/settings"),
          Map.entry("tags", "/tables/samples/settings"),
          Map.entry("costs", "/costs?from=2026-11-01&to=2026-11-24"),
          Map.entry("submit", "/submit"),
          Map.entry("missing", "/benchmarks/none"),
          Map.entry("unknown", "/no/such/page"));

  @ParameterizedTest
  @CsvSource({"1440,LIGHT", "1440,DARK", "390,LIGHT", "390,DARK"})
  void eachPageIsWholeAndAccessible(int width, ColorScheme scheme) throws IOException {
    fillTables();
    Page page = login(width, scheme, true);
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
          if (width > 640 || NARROW.contains(name)) {
            find(page, CUT_OFF, name + " has a table that is cut off: ");
          }
          find(page, BROKEN_DATES, name + " has a date in two lines: ");
          if (width < 640) {
            find(page, SMALL_TARGETS, name + " has a small target: ");
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
  }

  private void fillTables() {
    tableChanges.backUp("samples", "nightly");
    for (String team :
        List.of("soil", "water", "air", "genomics", "proteomics", "imaging", "ops")) {
      tableChanges.tag(tables.describe("samples").orElseThrow(), team, "of the " + team + " team");
    }
    tableChanges.recovery("samples", true);
    tableChanges.recovery("empty", true);
    tableChanges.delete("empty");
    tableChanges.timeToLive("samples", "expiresAt", true);
    tables.put(
        SampleTables.plain("rules", new Table.Keys(new Table.Key("ruleId", "S"), Optional.empty())),
        List.of(
            Map.of(
                "ruleId", InMemoryTables.attribute("mine"),
                "enabled", InMemoryTables.attribute(true))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1440, 390})
  void listOfBenchmarksFitsWhateverTheyAreCalled(int width) {
    String name = "alignment_of_simulated_reads_against_the_whole_genome_by_six_tools";
    String id = "aligner=bowtie2-very-sensitive-local,preset=short-reads,threads=16";
    update(
        Samples.COMPLETE,
        Map.of(
            "spec",
            Map.of("name", name, "tags", Map.of("team", name)),
            "verdict",
            Map.of(
                "sentences", List.of("Fastest: " + id + "."),
                "fastest", Map.of("configurationId", id, "medianSeconds", "0.312"),
                "cheapest", Map.of("configurationId", id, "costPerRun", "0.0000041"))));
    Page page = login(width, ColorScheme.LIGHT, true);
    page.navigate(origin() + "/benchmarks");
    assertThat(page.textContent("#benchmarks-table")).contains(name, id);
    shoot(page, "list-long-" + width);
    find(page, CUT_OFF, "a table is cut off: ");
  }

  private void find(Page page, String script, String trouble) {
    for (Object found : (List<?>) page.evaluate(script)) {
      troubles.add(trouble + found);
    }
  }

  @Test
  void pagesWorkUnderTheirOwnPolicy() {
    Page page = login(1440, ColorScheme.DARK, false);
    page.navigate(origin() + "/benchmarks/" + Samples.COMPLETE);
    page.waitForSelector("#charts[data-drawn]");
    page.navigate(origin() + "/runs/" + Samples.COMPLETE + "-0008");
    page.waitForSelector("details[open] pre.tail");
    page.navigate(origin() + "/submit");
  }
}
