package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DistributionTests {

  private final List<Item> runs = new ArrayList<>();

  @Test
  void saysTheQuartersOfEachConfigurationFastestFirst() {
    samples("k=21", "2.0", "2.1", "2.2");
    samples("k=11", "1.4", "1.1", "1.2", "1.3", "1.9");
    Sheet sheet = sheet();
    assertThat(sheet.rows()).extracting(Sheet.Row::id).containsExactly("k=11", "k=21");
    assertThat(sheet.rows().getFirst().cells())
        .extracting(Cell::words)
        .containsExactly("k=11", "5", "", "1.10 s", "1.20 s", "1.30 s", "1.40 s", "1.90 s");
    assertThat(sheet.columns().get(2).title()).isEqualTo("Each sample, 1.06 s to 2.24 s");
  }

  /** R: quantile(c(1, 2, 4, 8), c(.25, .5, .75)) is 1.75, 3, 5. */
  @Test
  void quartersLieBetweenNeighbours() {
    samples("default", "8", "1", "4", "2");
    assertThat(sheet().rows().getFirst().cells().subList(3, 8))
        .extracting(cell -> cell.number().orElseThrow().median().toPlainString())
        .containsExactly("1", "1.75", "3.0", "5.00", "8");
  }

  @Test
  void drawsEverySampleFromTheFirstAboveToTheLastBelow() {
    samples("default", "1.0", "3.0", "2.0");
    Cell.Points points = (Cell.Points) sheet().rows().getFirst().cells().get(2);
    assertThat(points.points())
        .extracting(Cell.Points.Point::down)
        .containsExactly("4.0", "12.0", "20.0");
    assertThat(points.points())
        .extracting(Cell.Points.Point::across)
        .containsExactly("3.70%", "96.30%", "50.00%");
    assertThat(points.middle()).isEqualTo("50.00%");
  }

  @Test
  void leavesOutWhatIsNoSample() {
    run("default", "MEASURED", false, "9");
    run("default", "WARMUP", true, "9");
    assertThat(sheet().rows()).isEmpty();
    samples("default", "1.0");
    assertThat(sheet().rows().getFirst().cells().get(1).words()).isEqualTo("1");
  }

  private Sheet sheet() {
    Item benchmark =
        new Item(Map.of("spec", Map.of("parameters", Map.of("k", List.of("11", "21")))));
    return Distribution.of(benchmark, runs).sheet("b");
  }

  private void samples(String configuration, String... seconds) {
    for (String one : seconds) {
      run(configuration, "MEASURED", true, one);
    }
  }

  private void run(String configuration, String kind, boolean sample, String seconds) {
    runs.add(
        new Item(
            Map.of(
                "configurationId",
                configuration,
                "kind",
                kind,
                "sample",
                sample,
                "samples",
                Map.of("wallSeconds", seconds))));
  }
}
