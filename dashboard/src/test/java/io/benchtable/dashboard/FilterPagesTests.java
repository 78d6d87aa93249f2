package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Samples;
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
