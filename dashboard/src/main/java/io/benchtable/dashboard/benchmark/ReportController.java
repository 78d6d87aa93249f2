package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Now;
import io.benchtable.dashboard.page.Sheet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * A benchmark as one file that can be sent, printed and kept: no script, no address, no picture.
 */
@Controller
class ReportController {

  /** A report is read as a whole: the runs that a chart draws, and as many configurations. */
  private static final int MOST = 10_000;

  private final Benchmarks benchmarks;
  private final BenchmarkSheets sheets;
  private final CostSplits costs;
  private final Reports reports;
  private final Now now;

  ReportController(
      Benchmarks benchmarks, BenchmarkSheets sheets, CostSplits costs, Reports reports, Now now) {
    this.benchmarks = benchmarks;
    this.sheets = sheets;
    this.costs = costs;
    this.reports = reports;
    this.now = now;
  }

  @GetMapping("/benchmarks/{id}/report.html")
  String report(
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response,
      Model model) {
    Item benchmark = benchmarks.get(id);
    Address address = Address.of(request);
    BenchmarkView view =
        BenchmarkView.of(benchmark, benchmarks.priceBook(benchmark), now.instant());
    model.addAttribute("benchmark", view);
    results(id, benchmark, address, model);
    runs(id, benchmark, address, model);
    Surroundings surroundings = sheets.surroundings(benchmark);
    model.addAttribute("surroundings", surroundings);
    model.addAttribute("differences", surroundings.differences().view(address, MOST));
    model.addAttribute("variants", surroundings.variants().view(address, MOST));
    CostSplits.Read spent = costs.of(benchmark);
    model.addAttribute("split", spent.split());
    model.addAttribute("spentAt", spent.asOf());
    model.addAttribute("costs", spent.split().sheet(id).view(address, MOST));
    model.addAttribute("paid", spent.split().paid(id).view(address, MOST));
    model.addAttribute("saved", Saved.of(benchmark, benchmarks));
    model.addAttribute("errors", BenchmarkSheets.errors(benchmark).view(address, MOST));
    model.addAttribute("dataset", BenchmarkSheets.dataset(benchmark).view(address, MOST));
    model.addAttribute("alone", true);
    model.addAttribute("icons", "");
    model.addAttribute("style", reports.style());
    model.addAttribute("symbols", reports.symbols());
    model.addAttribute("source", source(request, view));
    response.setHeader("Content-Security-Policy", reports.policy());
    response.setHeader(
        "Content-Disposition",
        "inline; filename=\"benchtable-" + id.replaceAll("[^A-Za-z0-9._-]+", "-") + ".html\"");
    return "dashboard/report";
  }

  private void results(String id, Item benchmark, Address address, Model model) {
    Results results = sheets.results(benchmark);
    Sheet judged = results.sheet(id);
    model.addAttribute("judged", !judged.rows().isEmpty());
    model.addAttribute("results", judged.view(address, MOST));
    model.addAttribute("troubles", results.troubles());
    model.addAttribute("picture", results.picture());
    model.addAttribute("cost", CostDrawing.of(results.picture()));
  }

  private void runs(String id, Item benchmark, Address address, Model model) {
    ItemPage runs = benchmarks.someRuns(id, MOST);
    RunStrip strip = RunStrip.of(benchmark, runs.items(), runs.next().isPresent());
    model.addAttribute("strip", strip);
    model.addAttribute("order", StripDrawing.of(strip));
    model.addAttribute(
        "distribution", Distribution.of(benchmark, runs.items()).sheet(id).view(address, MOST));
  }

  private static String source(HttpServletRequest request, BenchmarkView view) {
    return ServletUriComponentsBuilder.fromRequestUri(request)
        .replacePath(view.path())
        .build(true)
        .toUriString();
  }
}
