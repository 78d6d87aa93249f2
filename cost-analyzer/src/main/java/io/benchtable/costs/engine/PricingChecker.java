package io.benchtable.costs.engine;

import io.benchtable.costs.book.BookStore;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.PriceProblem;
import io.benchtable.costs.price.Pricing;
import io.benchtable.costs.price.PricingCheck;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks pricing against the books that are kept. A benchmark without pricing is not priced. */
@Component
class PricingChecker {

  private final BookStore books;

  PricingChecker(BookStore books) {
    this.books = books;
  }

  CheckPricing.Result check(CheckPricing.Request request) {
    PricingTerms terms = request.pricing();
    if (terms == null) {
      return new CheckPricing.Result(List.of(), null, null);
    }
    String name = terms.book();
    if (name == null) {
      return failed(PricingCheck.unknownBook("", names()), null, null);
    }
    List<String> versions = books.versions(name);
    if (versions.isEmpty()) {
      return failed(PricingCheck.unknownBook(name, names()), null, null);
    }
    String asked = terms.version();
    if (asked != null && !versions.contains(asked)) {
      return failed(PricingCheck.unknownVersion(name, asked, versions), name, null);
    }
    BookId id = new BookId(name, asked == null ? versions.getFirst() : asked);
    try {
      return check(id, books.find(id), terms.pricing(name), texts(request.configurations()));
    } catch (IllegalArgumentException e) {
      String expected = "a readable price book; %s is not: %s".formatted(id, e.getMessage());
      return failed(new PriceProblem("spec.pricing.book", name, expected), name, id.version());
    }
  }

  private CheckPricing.Result check(
      BookId id,
      Optional<PriceBook> book,
      Pricing pricing,
      List<Map<String, String>> configurations) {
    List<PriceProblem> problems =
        book.map(found -> PricingCheck.problems(found, pricing, configurations))
            .orElseGet(() -> List.of(PricingCheck.unknownBook(id.name(), names())));
    return new CheckPricing.Result(
        problems.stream().map(PricingChecker::problem).toList(), id.name(), id.version());
  }

  private List<String> names() {
    return books.heads().stream().map(head -> String.valueOf(head.get("name"))).toList();
  }

  private static CheckPricing.Result failed(
      PriceProblem problem, @Nullable String book, @Nullable String version) {
    return new CheckPricing.Result(List.of(problem(problem)), book, version);
  }

  private static CheckPricing.Problem problem(PriceProblem problem) {
    return new CheckPricing.Problem(problem.path(), problem.value(), problem.expected());
  }

  /** A benchmark without parameters has one configuration. */
  private static List<Map<String, String>> texts(
      @Nullable List<Map<String, Object>> configurations) {
    return configurations == null || configurations.isEmpty()
        ? List.of(Map.of())
        : configurations.stream().map(PricingChecker::texts).toList();
  }

  static Map<String, String> texts(Map<String, Object> parameters) {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  /** A parameter's value as it stands in commands and names: 2 and not 2.0. */
  static String text(Object value) {
    return value instanceof Number number
        ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
