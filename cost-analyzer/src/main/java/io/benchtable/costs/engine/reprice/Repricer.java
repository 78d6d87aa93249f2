package io.benchtable.costs.engine.reprice;

import io.benchtable.costs.book.BookStore;
import io.benchtable.costs.charge.reprice.PastRun;
import io.benchtable.costs.charge.reprice.Repriced;
import io.benchtable.costs.charge.reprice.Repricing;
import io.benchtable.costs.item.BenchmarkItems;
import io.benchtable.costs.item.BenchmarkItems.StoredBenchmark;
import io.benchtable.costs.item.ResultItems;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.PriceProblem;
import io.benchtable.costs.price.Pricing;
import io.benchtable.costs.price.PricingCheck;
import io.benchtable.costs.verdict.RunKind;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Prices the past runs of a benchmark by another book, version, machine or region. */
@Component
class Repricer {

  private final BookStore books;
  private final BenchmarkItems benchmarks;
  private final PastRuns runs;
  private final ResultItems results;

  Repricer(BookStore books, BenchmarkItems benchmarks, PastRuns runs, ResultItems results) {
    this.books = books;
    this.benchmarks = benchmarks;
    this.runs = runs;
    this.results = results;
  }

  /**
   * Answers a question.
   *
   * @throws Refused if there is no such benchmark, book, version, machine or region
   */
  Answer answer(Question question) {
    String id = question.benchmarkId();
    StoredBenchmark benchmark =
        benchmarks
            .find(id)
            .orElseThrow(
                () ->
                    new Refused(
                        HttpStatus.NOT_FOUND,
                        "Expected a benchmark, but there is no '%s'".formatted(id)));
    PriceBook book = book(question);
    Pricing pricing =
        Repricing.chosen(book, question.instanceType(), question.region(), benchmark.pricing());
    List<ChargedRun> past = runs.of(id);
    check(book, pricing, past);
    Optional<String> currency = past.stream().flatMap(run -> run.currency().stream()).findFirst();
    Repriced repriced =
        new Repricing(book, pricing)
            .of(
                past.stream().map(run -> past(run, currency.orElse(""))).toList(),
                currency.filter(book.currency()::equals).isPresent(),
                results.notCompared(id));
    return AnswerForm.of(id, benchmark, past, currency, book, pricing, repriced);
  }

  private PriceBook book(Question question) {
    List<String> versions = books.versions(question.book());
    if (versions.isEmpty()) {
      throw Refused.of(PricingCheck.unknownBook(question.book(), names()));
    }
    String version = question.version().orElse(versions.getFirst());
    if (!versions.contains(version)) {
      throw Refused.of(PricingCheck.unknownVersion(question.book(), version, versions));
    }
    BookId id = new BookId(question.book(), version);
    try {
      return books
          .find(id)
          .orElseThrow(() -> Refused.of(PricingCheck.unknownBook(question.book(), names())));
    } catch (IllegalArgumentException e) {
      throw new Refused(
          HttpStatus.UNPROCESSABLE_CONTENT, "%s cannot be read: %s".formatted(id, e.getMessage()));
    }
  }

  private List<String> names() {
    return books.heads().stream().map(head -> String.valueOf(head.get("name"))).toList();
  }

  private static void check(PriceBook book, Pricing pricing, List<ChargedRun> past) {
    List<Map<String, String>> configurations =
        past.stream()
            .filter(run -> run.stored().run().kind() == RunKind.MEASURED)
            .map(Repricer::parameters)
            .distinct()
            .toList();
    List<PriceProblem> problems =
        PricingCheck.problems(
            book, pricing, configurations.isEmpty() ? List.of(Map.of()) : configurations);
    if (!problems.isEmpty()) {
      throw Refused.of(problems.getFirst());
    }
  }

  private static PastRun past(ChargedRun run, String currency) {
    var stored = run.stored().run();
    boolean sample =
        stored.sample() && stored.kind() == RunKind.MEASURED && stored.status().equals("COMPLETE");
    return new PastRun(
        stored.configurationId(), parameters(run), sample, run.used(), run.charged(currency));
  }

  static Map<String, String> parameters(ChargedRun run) {
    Map<String, String> texts = new LinkedHashMap<>();
    run.stored().run().parameters().forEach((name, value) -> texts.put(name, text(value)));
    return texts;
  }

  /** A parameter's value as it stands in commands and names: 2 and not 2.0. */
  private static String text(Object value) {
    return value instanceof BigDecimal number
        ? number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString()
        : String.valueOf(value);
  }
}
