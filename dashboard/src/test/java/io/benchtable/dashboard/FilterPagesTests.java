package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Samples;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The one filter of a page, and the tables that it does not speak of. */
class FilterPagesTests extends PageTest {

  private static final String COMPLETE = "/benchmarks/" + Samples.COMPLETE;

  @Test
  void filterOfConfigurationsLeavesCostsAndDatasetWhole() {
    String page = body(COMPLETE + "?q=k=11,threads=2&sort=costs.cost.up");
    assertThat(page)
        .contains("1 of 6</span>", ">Measured runs<", ">Warm-up runs<", "/data/lambda.fa.gz")
        .contains("href=\"" + COMPLETE + "/costs.csv?sort=costs.cost.up\"")
        .contains("href=\"" + COMPLETE + "/dataset.json?sort=costs.cost.up\"")
        .contains(COMPLETE + "/results.csv?q=k%3D11%2Cthreads%3D2");
  }

  @Test
  void orderOfATableThatIsNotFilteredKeepsTheFilterOfTheOthers() {
    assertThat(body(COMPLETE + "?q=k=11&sort=runs.cpu_seconds.up"))
        .contains(link(COMPLETE, "q=k%3D11&sort=runs.cpu_seconds.up&sort=costs.cost.up"))
        .contains(link(COMPLETE, "q=k%3D11&sort=runs.cpu_seconds.up&sort=dataset.bytes.up"));
    String failed = "/benchmarks/" + Samples.FAILED;
    assertThat(body(failed + "?q=x")).contains(link(failed, "q=x&sort=errors.found.up"));
    assertThat(body("/tables/samples?partition=north&q=s7."))
        .contains(link("/tables/samples", "partition=north&q=s7.&sort=keys.holds.up"));
  }

  @Test
  void pagesOfATableThatIsNotFilteredKeepTheFilterOfTheOthers() {
    Map<String, Object> many = new HashMap<>(benchmark(Samples.COMPLETE).attributes());
    many.put("dataset", Collections.nCopies(101, Map.of("name", "reads", "path", "/data/reads")));
    items.put("benchmarks", many);
    assertThat(body(COMPLETE + "?q=k=11"))
        .contains("1–100 of 101", link(COMPLETE, "q=k%3D11&page=dataset.100"));
  }

  @Test
  void anotherPeriodOfCostsKeepsFilterAndOrderButBeginsAtTheFirstPage() {
    String asked = "from=2026-11-01&to=2026-11-24&q=11-2&sort=day.cost.up&page=day.20";
    assertThat(body("/costs?" + asked))
        .contains("<input type=\"hidden\" name=\"q\" value=\"11-2\">")
        .contains("<input type=\"hidden\" name=\"sort\" value=\"day.cost.up\">")
        .containsPattern(
            "href=\"/costs\\?from=[0-9-]+&amp;to=[0-9-]+&amp;q=11-2&amp;sort=day.cost.up\"")
        .contains("from=2026-11-01&amp;to=2026-11-24&amp;q=11-2&amp;sort=day.cost.down");
  }

  private static String link(String path, String query) {
    return "href=\"" + path + "?" + query.replace("&", "&amp;") + "\"";
  }

  @Test
  void filterOfRunsLeavesMistakesOfTheSpecWhole() {
    assertThat(body("/benchmarks/" + Samples.FAILED + "?q=nothingatall"))
        .contains("What was wrong with the spec", "pipeline[1].command", "/errors.csv\"");
  }

  @Test
  void benchmarkWithoutADatasetHasNoHeadingForIt() {
    Map<String, Object> without = new HashMap<>(benchmark(Samples.COMPLETE).attributes());
    without.remove("dataset");
    items.put("benchmarks", without);
    assertThat(body(COMPLETE)).doesNotContain("<h3>Dataset</h3>");
    assertThat(body(COMPLETE + "?q=k=11")).doesNotContain("<h3>Dataset</h3>");
  }

  @Test
  void filterOfItemsLeavesTheKeysOfTheirTableWhole() {
    assertThat(body("/tables/samples?partition=north&q=s7."))
        .contains("1 of 50</span>", "the table itself", "by-day")
        .contains("href=\"/tables/samples/keys.csv?partition=north\"");
  }
}
