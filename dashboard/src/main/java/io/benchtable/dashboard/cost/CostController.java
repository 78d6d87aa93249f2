package io.benchtable.dashboard.cost;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.NotFound;
import io.benchtable.dashboard.page.Now;
import io.benchtable.dashboard.page.Refusal;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.SheetExport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Who spent what, on what. */
@Controller
class CostController {

  private static final int PAGE = 20;

  private final Costs costs;
  private final CostAnalyzer analyzer;
  private final Now now;

  CostController(Costs costs, CostAnalyzer analyzer, Now now) {
    this.costs = costs;
    this.analyzer = analyzer;
    this.now = now;
  }

  @GetMapping("/costs")
  String costs(HttpServletRequest request, Model model) {
    Address address = Address.of(request);
    Period period = period(address);
    Optional<TagFilter> only = TagFilter.of(address);
    Spending spending = costs.in(period, only);
    model.addAttribute("only", only.orElse(null));
    model.addAttribute("period", period);
    model.addAttribute("total", spending.total());
    model.addAttribute("completeness", spending.completeness());
    model.addAttribute("lines", spending.lines());
    model.addAttribute("pricedAs", spending.pricedAs());
    model.addAttribute("empty", spending.isEmpty());
    model.addAttribute(
        "reports",
        new Report(spending, period).all().stream().map(one -> one.view(address, PAGE)).toList());
    Answer budgets = analyzer.budgets();
    Item known = budgets instanceof Answer.Given(Item answer) ? answer : Item.EMPTY;
    model.addAttribute("budgets", BudgetSheet.of(known).unsearched(address.with("tag", ""), PAGE));
    model.addAttribute(
        "budgetsUnknown", budgets instanceof Answer.Refused(String why) ? why + "." : null);
    model.addAttribute("quick", quick(today()));
    model.addAttribute("nav", "costs");
    return "dashboard/costs";
  }

  @GetMapping("/costs/{report}." + SheetExport.FORMAT)
  void report(
      @PathVariable String report,
      @PathVariable String format,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Address address = Address.of(request);
    Period period = period(address);
    Sheet wanted =
        new Report(costs.whole(period, TagFilter.of(address)), period)
            .all().stream()
                .filter(sheet -> sheet.id().equals(report))
                .findFirst()
                .orElseThrow(
                    () ->
                        new NotFound(
                            "There is no report " + report,
                            "Nothing with this tag was spent in these days. The costs page lists"
                                + " the reports that there are."));
    SheetExport.write(wanted, address, format, response);
  }

  @GetMapping("/costs/budgets." + SheetExport.FORMAT)
  void budgets(
      @PathVariable String format, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (analyzer.budgets()) {
      case Answer.Given(Item answer) ->
          SheetExport.write(BudgetSheet.of(answer), Address.of(request), format, response);
      case Answer.Refused(String why) -> throw Refusal.unanswerable(why + ".");
    }
  }

  /** The same days as a file of FOCUS, which the cost analyzer makes. */
  @GetMapping("/costs/focus.{format:csv|parquet}")
  void focus(@PathVariable String format, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Period period = period(Address.of(request));
    HttpResponse<InputStream> file =
        analyzer
            .focus(format, period.from(), period.to())
            .orElseThrow(
                () ->
                    Refusal.unanswerable(
                        "The cost analyzer makes these files, and it does not answer. Nothing is"
                            + " lost: try again in a while."));
    try (InputStream body = file.body()) {
      for (String header :
          List.of(
              HttpHeaders.CONTENT_TYPE,
              HttpHeaders.CONTENT_DISPOSITION,
              HttpHeaders.CONTENT_LENGTH,
              "Benchtable-Left-Out")) {
        file.headers().firstValue(header).ifPresent(value -> response.setHeader(header, value));
      }
      body.transferTo(response.getOutputStream());
    }
  }

  private Period period(Address address) {
    return Period.of(address.value("from"), address.value("to"), today());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(now.instant(), ZoneOffset.UTC);
  }

  private static Map<String, Period> quick(LocalDate today) {
    Map<String, Period> quick = new LinkedHashMap<>();
    quick.put("Today", new Period(today, today));
    quick.put("7 days", new Period(today.minusDays(6), today));
    quick.put("30 days", new Period(today.minusDays(29), today));
    quick.put("This month", new Period(today.withDayOfMonth(1), today));
    return quick;
  }
}
