package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.page.Csv;
import io.benchtable.dashboard.page.Now;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who spent what, on what. */
@Controller
class CostController {

  /** A report: its title and its lines. */
  record Report(String id, String title, List<Spending.Line> lines, boolean links) {}

  private final Costs costs;
  private final Now now;

  CostController(Costs costs, Now now) {
    this.costs = costs;
    this.now = now;
  }

  @GetMapping("/costs")
  String costs(
      @RequestParam Optional<String> from, @RequestParam Optional<String> to, Model model) {
    LocalDate today = LocalDate.ofInstant(now.instant(), ZoneOffset.UTC);
    Period period = Period.of(from, to, today);
    Spending spending = costs.in(period);
    model.addAttribute("period", period);
    model.addAttribute("total", spending.total());
    model.addAttribute("completeness", spending.completeness());
    model.addAttribute("lines", spending.lines());
    model.addAttribute("empty", spending.isEmpty());
    model.addAttribute("reports", reports(spending));
    model.addAttribute("quick", quick(today));
    model.addAttribute("nav", "costs");
    return "dashboard/costs";
  }

  @GetMapping("/costs/costs.csv")
  ResponseEntity<String> csv(
      @RequestParam Optional<String> from, @RequestParam Optional<String> to) {
    Period period = Period.of(from, to, LocalDate.ofInstant(now.instant(), ZoneOffset.UTC));
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("by", "name", "id", "amount", "complete", "lines"));
    for (Report report : reports(costs.in(period))) {
      for (Spending.Line line : report.lines()) {
        rows.add(
            List.of(
                report.id(),
                line.name(),
                line.key(),
                line.sort(),
                String.valueOf(line.complete()),
                String.valueOf(line.lines())));
      }
    }
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"costs-" + period.from() + "-" + period.to() + ".csv\"")
        .body(Csv.text(rows));
  }

  private static List<Report> reports(Spending spending) {
    List<Report> reports = new ArrayList<>();
    reports.add(new Report("day", "By day", spending.byDay(), false));
    reports.add(new Report("benchmark", "By benchmark", spending.byBenchmark(), true));
    for (String tag : spending.tags()) {
      reports.add(new Report("tag:" + tag, "By " + words(tag), spending.byTag(tag), false));
    }
    reports.add(new Report("service", "By service", spending.byService(), false));
    return reports;
  }

  private static Map<String, Period> quick(LocalDate today) {
    Map<String, Period> quick = new LinkedHashMap<>();
    quick.put("Today", new Period(today, today));
    quick.put("7 days", new Period(today.minusDays(6), today));
    quick.put("30 days", new Period(today.minusDays(29), today));
    quick.put("This month", new Period(today.withDayOfMonth(1), today));
    return quick;
  }

  /** A tag's name in words: {@code costCentre} reads cost centre. */
  private static String words(String tag) {
    return tag.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
  }
}
