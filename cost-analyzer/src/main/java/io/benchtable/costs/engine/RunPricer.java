package io.benchtable.costs.engine;

import io.benchtable.costs.book.BookStore;
import io.benchtable.costs.charge.Attempt;
import io.benchtable.costs.charge.Charges;
import io.benchtable.costs.charge.PricedRun;
import io.benchtable.costs.charge.RunCharge;
import io.benchtable.costs.item.AttemptItems;
import io.benchtable.costs.item.CostItems;
import io.benchtable.costs.item.RunItems;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Pricing;
import io.benchtable.costs.price.Tariff;
import io.benchtable.costs.price.TariffLookup;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices what a run used and writes its cost lines. */
@Component
class RunPricer {

  private final BookStore books;
  private final AttemptItems attempts;
  private final RunItems runs;
  private final CostItems costs;

  RunPricer(BookStore books, AttemptItems attempts, RunItems runs, CostItems costs) {
    this.books = books;
    this.attempts = attempts;
    this.runs = runs;
    this.costs = costs;
  }

  PriceRun.Result price(PriceRun.Request request) {
    PricingTerms terms = request.pricing();
    if (terms == null || terms.book() == null) {
      return unknown("No price book is named", null);
    }
    String name = terms.book();
    Optional<String> version =
        Optional.ofNullable(terms.version()).or(() -> books.versions(name).stream().findFirst());
    try {
      return version
          .flatMap(v -> books.find(new BookId(name, v)))
          .map(book -> price(request, book, terms.pricing(name)))
          .orElseGet(
              () ->
                  unknown(
                      "There is no price book %s@%s".formatted(name, version.orElse("")), null));
    } catch (IllegalArgumentException e) {
      return unknown("Price book %s cannot be read: %s".formatted(name, e.getMessage()), null);
    }
  }

  private PriceRun.Result price(PriceRun.Request request, PriceBook book, Pricing pricing) {
    Pricing resolved = resolved(request, pricing);
    return switch (book.tariff(resolved.instanceType(), resolved.region())) {
      case TariffLookup.Found(Tariff tariff) -> price(request, book, tariff);
      case TariffLookup.Missing(var problem) ->
          unknown(
              "Expected %s, but got %s".formatted(problem.expected(), problem.value()),
              book.currency());
    };
  }

  private Pricing resolved(PriceRun.Request request, Pricing pricing) {
    String type = pricing.instanceType();
    if (type == null || !type.contains("${")) {
      return pricing;
    }
    return runs.parameters(request.benchmarkId(), request.runId())
        .map(PricingChecker::texts)
        .map(pricing::with)
        .orElse(pricing);
  }

  private PriceRun.Result price(PriceRun.Request request, PriceBook book, Tariff tariff) {
    List<Attempt> used = attempts.of(request.runId());
    if (used.isEmpty() && request.sample()) {
      return unknown("No usage was recorded for run " + request.runId(), book.currency());
    }
    RunCharge charge = new Charges(book, tariff).of(used, request.sample());
    costs.put(charge.lines(), run(request), book);
    return new PriceRun.Result(
        charge.billedCost().map(RunPricer::plain).orElse(null),
        charge.measuredCost().map(RunPricer::plain).orElse(null),
        book.currency(),
        charge.completeness().label(),
        charge.unknown());
  }

  private static PricedRun run(PriceRun.Request request) {
    Map<String, String> tags = new LinkedHashMap<>();
    Map<String, String> given = request.tags();
    if (given != null) {
      tags.putAll(given);
      tags.values().removeIf(Objects::isNull);
    }
    return new PricedRun(
        request.benchmarkId(),
        Objects.requireNonNullElse(request.benchmarkName(), ""),
        request.runId(),
        request.kind(),
        Objects.requireNonNullElse(request.configurationId(), ""),
        tags);
  }

  private static PriceRun.Result unknown(String reason, @Nullable String currency) {
    return new PriceRun.Result(null, null, currency, "unknown", List.of(reason));
  }

  static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }
}
