package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Ask;
import io.benchtable.dashboard.page.Call;
import io.benchtable.dashboard.page.Now;
import io.benchtable.dashboard.page.Pager;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.SheetView;
import io.benchtable.dashboard.page.Status;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The list of benchmarks, one benchmark, its runs; and cancelling and retrying it. */
@Controller
class BenchmarkController {

  private static final int SOME = 16;
  private static final int LIST = 50;

  private final Benchmarks benchmarks;
  private final BenchmarkSheets sheets;
  private final CostSplits costs;
  private final PriceSelector prices;
  private final Now now;

  BenchmarkController(
      Benchmarks benchmarks,
      BenchmarkSheets sheets,
      CostSplits costs,
      PriceSelector prices,
      Now now) {
    this.benchmarks = benchmarks;
    this.sheets = sheets;
    this.costs = costs;
    this.prices = prices;
    this.now = now;
  }

  @GetMapping("/benchmarks")
  String list(HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    model.addAttribute("benchmarks", list(address));
    model.addAttribute("live", "/live");
    model.addAttribute("nav", "benchmarks");
    return "dashboard/benchmarks";
  }

  /** A page of the index; only a search or another order reads more of it. */
  private SheetView list(Address address) {
    if (!Ask.of(address, "benchmarks").plain()) {
      ItemPage searched = benchmarks.searched();
      return BenchmarkList.of(searched.items(), now.instant())
          .view(address, LIST, searched.next().isPresent() ? "the latest" : "");
    }
    ItemPage page = benchmarks.latest(address.value("after"), LIST);
    return BenchmarkList.of(page.items(), now.instant())
        .page(address, Pager.of(address, "Latest", "Older", page.next()));
  }

  @GetMapping("/benchmarks/{id}")
  String benchmark(@PathVariable String id, HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    Item benchmark = benchmarks.get(id);
    frame(benchmark, benchmarks.priceBook(benchmark), model);
    Results results = sheets.results(benchmark);
    CostSplits.Read spent = costs.of(benchmark);
    Sheet judged = results.sheet(id);
    model.addAttribute("judged", !judged.rows().isEmpty());
    model.addAttribute("results", judged.view(address, BenchmarkSheets.PAGE));
    model.addAttribute("troubles", results.troubles());
    model.addAttribute("picture", results.picture());
    model.addAttribute("under", address.value("under").map(results::under).orElse(null));
    model.addAttribute("distribution", sheets.distribution(benchmark, address));
    model.addAttribute("runs", sheets.someRuns(benchmark, address, SOME, results.outliers()));
    boolean ended = Status.of(benchmark.text("status", "WAITING")).ended();
    if (ended) {
      // While it runs, this page is read again and again, and what it is run in stays the same.
      Surroundings surroundings = sheets.surroundings(benchmark);
      model.addAttribute("surroundings", surroundings);
      model.addAttribute("differences", whole(surroundings.differences(), address));
      model.addAttribute("variants", whole(surroundings.variants(), address));
    }
    model.addAttribute("split", spent.split());
    model.addAttribute("spentAt", spent.asOf());
    model.addAttribute("prices", prices.of(id, ended, address));
    model.addAttribute("call", Call.items("benchmarks", id));
    // The search speaks of configurations and runs.
    model.addAttribute("costs", whole(spent.split().sheet(id), address));
    model.addAttribute("paid", whole(spent.split().paid(id), address));
    model.addAttribute("saved", Saved.of(benchmark, benchmarks));
    model.addAttribute("dataset", whole(BenchmarkSheets.dataset(benchmark), address));
    model.addAttribute("errors", whole(BenchmarkSheets.errors(benchmark), address));
    return "dashboard/benchmark";
  }

  private static SheetView whole(Sheet sheet, Address address) {
    return sheet.unsearched(address, BenchmarkSheets.PAGE);
  }

  @GetMapping("/benchmarks/{id}/runs")
  String runs(@PathVariable String id, HttpServletRequest request, Model model) {
    Item benchmark = benchmarks.get(id);
    frame(benchmark, Item.EMPTY, model);
    model.addAttribute("runs", sheets.runs(benchmark, Address.of(request)));
    return "dashboard/runs";
  }

  @GetMapping("/benchmarks/{id}/history")
  String history(@PathVariable String id, HttpServletRequest request, Model model) {
    Item benchmark = benchmarks.get(id);
    Address address = Address.of(request);
    frame(benchmark, Item.EMPTY, model);
    History history = sheets.history(benchmark);
    model.addAttribute("words", history.words());
    model.addAttribute("pictures", history.pictures());
    model.addAttribute("changes", whole(history.changesSheet(id), address));
    model.addAttribute("history", history.sheet(id).view(address, BenchmarkSheets.PAGE));
    return "dashboard/history";
  }

  @PostMapping("/benchmarks/{id}/cancel")
  String cancel(@PathVariable String id) {
    benchmarks.cancel(id);
    return back(id);
  }

  @PostMapping("/benchmarks/{id}/retry")
  String retry(@PathVariable String id) {
    benchmarks.retry(id);
    return back(id);
  }

  private static String back(String id) {
    return "redirect:/benchmarks/" + Address.encode(id);
  }

  private void frame(Item benchmark, Item book, Model model) {
    BenchmarkView view = BenchmarkView.of(benchmark, book, now.instant());
    model.addAttribute("benchmark", view);
    model.addAttribute("live", "/live?benchmark=" + Address.encode(view.id()));
    model.addAttribute("nav", "benchmarks");
  }
}
