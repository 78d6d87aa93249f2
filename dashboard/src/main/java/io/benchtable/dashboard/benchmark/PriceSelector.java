package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.cost.Answer;
import io.benchtable.dashboard.cost.CostAnalyzer;
import io.benchtable.dashboard.cost.PriceQuestion;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Refusal;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.SheetView;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The selector of other prices on a benchmark's page, and what it comes to. */
@Component
class PriceSelector {

  private final CostAnalyzer analyzer;

  PriceSelector(CostAnalyzer analyzer) {
    this.analyzer = analyzer;
  }

  /**
   * The selector as it is shown.
   *
   * @param books as {@code NAME@VERSION}; empty where nobody knows them
   * @param refused why there is no answer; null where there is, or nothing was asked
   */
  record View(
      List<String> books,
      @Nullable PriceQuestion asked,
      @Nullable Repriced repriced,
      @Nullable SheetView sheet,
      @Nullable String refused) {

    static final View NONE = new View(List.of(), null, null, null, null);
  }

  /** Of a benchmark that has ended; one that runs is priced as it runs. */
  View of(String benchmarkId, boolean ended, Address address) {
    if (!ended) {
      return View.NONE;
    }
    List<String> books = analyzer.priceBooks().stream().flatMap(PriceSelector::versions).toList();
    Optional<PriceQuestion> asked = PriceQuestion.of(address);
    if (asked.isEmpty()) {
      return new View(books, null, null, null, null);
    }
    return switch (analyzer.reprice(benchmarkId, asked.get())) {
      case Answer.Given(Item answer) -> {
        Repriced repriced = new Repriced(answer);
        SheetView sheet =
            repriced.sheet(benchmarkId, asked.get()).unsearched(address, BenchmarkSheets.PAGE);
        yield new View(books, asked.get(), repriced, sheet, null);
      }
      case Answer.Refused(String why) -> new View(books, asked.get(), null, null, why);
    };
  }

  private static Stream<String> versions(Item book) {
    return book.texts("versions").stream().map(version -> book.text("name", "") + "@" + version);
  }

  /** The whole table for a file. */
  Sheet whole(String benchmarkId, Address address) {
    PriceQuestion asked =
        PriceQuestion.of(address)
            .orElseThrow(
                () -> Refusal.unanswerable("Expected a price book as ?book=NAME@VERSION."));
    return switch (analyzer.reprice(benchmarkId, asked)) {
      case Answer.Given(Item answer) -> new Repriced(answer).sheet(benchmarkId, asked);
      case Answer.Refused(String why) -> throw Refusal.unanswerable(why + ".");
    };
  }
}
