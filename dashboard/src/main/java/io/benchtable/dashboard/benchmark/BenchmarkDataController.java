package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Now;
import io.benchtable.dashboard.page.SheetExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The same facts as the page's, for charts, spreadsheets and scripts. */
@RestController
class BenchmarkDataController {

  private final Benchmarks benchmarks;
  private final BenchmarkSheets sheets;
  private final Now now;

  BenchmarkDataController(Benchmarks benchmarks, BenchmarkSheets sheets, Now now) {
    this.benchmarks = benchmarks;
    this.sheets = sheets;
    this.now = now;
  }

  @GetMapping("/benchmarks." + SheetExport.FORMAT)
  void list(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Address address = Address.of(request);
    SheetExport.write(sheets.whole(address, now.instant()), address, format, response);
  }

  @GetMapping("/benchmarks/{id}/{table:[a-z]+}." + SheetExport.FORMAT)
  void table(
      @PathVariable String id,
      @PathVariable String table,
      @PathVariable String format,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Address address = Address.of(request);
    SheetExport.write(sheets.whole(benchmarks.get(id), table, address), address, format, response);
  }

  @GetMapping("/benchmarks/{id}/chart.json")
  Map<String, Object> chart(@PathVariable String id) {
    Item benchmark = benchmarks.get(id);
    ItemPage runs = benchmarks.searchedRuns(id);
    return Map.of(
        "timeAgainstCost", sheets.results(benchmark).picture(),
        "strip", RunStrip.of(benchmark, runs.items(), runs.next().isPresent()));
  }
}
