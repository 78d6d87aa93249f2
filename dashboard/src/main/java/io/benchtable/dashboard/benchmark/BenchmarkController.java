package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.item.ItemPage;
import io.benchtable.dashboard.page.Now;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of benchmarks, one benchmark, its runs; and cancelling and retrying it. */
@Controller
class BenchmarkController {

  private static final int SOME = 16;
  private static final int PAGE = 100;

  private final Benchmarks benchmarks;
  private final Now now;

  BenchmarkController(Benchmarks benchmarks, Now now) {
    this.benchmarks = benchmarks;
    this.now = now;
  }

  @GetMapping("/benchmarks")
  String list(@RequestParam Optional<String> after, Model model) {
    ItemPage page = benchmarks.latest(after);
    model.addAttribute(
        "rows", page.items().stream().map(item -> BenchmarkRow.of(item, now.instant())).toList());
    model.addAttribute("first", after.isEmpty());
    model.addAttribute("next", page.next().orElse(null));
    model.addAttribute("live", "/live");
    model.addAttribute("nav", "benchmarks");
    return "dashboard/benchmarks";
  }

  @GetMapping("/benchmarks/{id}")
  String benchmark(@PathVariable String id, Model model) {
    Item benchmark = frame(id, model);
    Configurations configurations = Configurations.of(benchmark.child("spec"));
    List<Item> results = benchmarks.results(id);
    Progress progress = Progress.of(benchmark, now.instant());
    boolean midway = progress.known() && progress.done() < progress.runs();
    ItemPage runs = benchmarks.runsFrom(id, midway ? progress.done() - 6 : 0, SOME);
    ItemPage costs = benchmarks.costs(id);
    model.addAttribute("results", Results.of(results, configurations));
    model.addAttribute("picture", TimeAgainstCost.of(results, configurations));
    model.addAttribute("runs", RunRow.all(runs.items(), configurations));
    model.addAttribute("moreRuns", midway || runs.next().isPresent());
    model.addAttribute("costs", CostSplit.of(costs.items(), costs.next().isPresent()));
    return "dashboard/benchmark";
  }

  @GetMapping("/benchmarks/{id}/runs")
  String runs(@PathVariable String id, @RequestParam Optional<String> after, Model model) {
    Item benchmark = frame(id, model);
    ItemPage page = benchmarks.runs(id, after, PAGE);
    model.addAttribute(
        "runs", RunRow.all(page.items(), Configurations.of(benchmark.child("spec"))));
    model.addAttribute("first", after.isEmpty());
    model.addAttribute("next", page.next().orElse(null));
    return "dashboard/runs";
  }

  @PostMapping("/benchmarks/{id}/cancel")
  String cancel(@PathVariable String id) {
    benchmarks.cancel(id);
    return "redirect:/benchmarks/{id}";
  }

  @PostMapping("/benchmarks/{id}/retry")
  String retry(@PathVariable String id) {
    benchmarks.retry(id);
    return "redirect:/benchmarks/{id}";
  }

  private Item frame(String id, Model model) {
    Item benchmark = benchmarks.get(id);
    model.addAttribute("benchmark", BenchmarkView.of(benchmark, now.instant()));
    model.addAttribute("live", "/live?benchmark=" + url(id));
    model.addAttribute("nav", "benchmarks");
    return benchmark;
  }

  private static String url(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
