package io.benchtable.standalone.command;

import io.benchtable.costs.book.ShippedBooks;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.PriceProblem;
import io.benchtable.costs.price.Pricing;
import io.benchtable.costs.price.PricingCheck;
import io.benchtable.costs.price.TariffLookup;
import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Commands;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.Problem;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the price books of this build say about a benchmark, without an instance. */
final class Prices {

  private final List<PriceBook> books = ShippedBooks.load();

  /** Problems of the benchmark's pricing. */
  List<Problem> problems(BenchmarkSpec spec) {
    Optional<PriceBook> book = book(spec);
    if (book.isEmpty()) {
      return List.of(
          problem(
              PricingCheck.unknownBook(
                  spec.pricing().book(),
                  books.stream().map(one -> one.id().name()).distinct().toList())));
    }
    return spec.configurations().stream()
        .map(configuration -> lookup(book.get(), spec, configuration))
        .flatMap(
            lookup ->
                switch (lookup) {
                  case TariffLookup.Found _ -> Optional.<Problem>empty().stream();
                  case TariffLookup.Missing(PriceProblem problem) ->
                      Optional.of(problem(problem)).stream();
                })
        .distinct()
        .toList();
  }

  /** What an hour of a configuration's largest measured step costs, with its currency. */
  Optional<HourlyRate> hourlyRate(BenchmarkSpec spec, Configuration configuration) {
    int vcpus = 1;
    int memory = 1;
    for (BenchmarkSpec.Step step : spec.pipeline()) {
      if (step.measured() && step.appliesTo(configuration)) {
        vcpus = Math.max(vcpus, step.resources().vcpus());
        memory = Math.max(memory, step.resources().memoryMiB());
      }
    }
    BigDecimal reservedVcpus = BigDecimal.valueOf(vcpus);
    BigDecimal reservedMemory = BigDecimal.valueOf(memory);
    return book(spec)
        .flatMap(
            book ->
                switch (lookup(book, spec, configuration)) {
                  case TariffLookup.Found(var tariff) ->
                      Optional.of(
                          new HourlyRate(tariff.hourlyRate(reservedVcpus, reservedMemory), book));
                  case TariffLookup.Missing _ -> Optional.empty();
                });
  }

  /** A rate and the book that it is from. */
  record HourlyRate(BigDecimal amount, PriceBook book) {}

  private Optional<PriceBook> book(BenchmarkSpec spec) {
    return books.stream()
        .filter(one -> one.id().name().equals(spec.pricing().book()))
        .filter(
            one ->
                spec.pricing().version().isEmpty()
                    || spec.pricing().version().get().equals(one.id().version()))
        .max(Comparator.comparing(one -> one.id().version()));
  }

  private static TariffLookup lookup(
      PriceBook book, BenchmarkSpec spec, Configuration configuration) {
    BenchmarkSpec.Pricing pricing = Commands.pricing(spec, configuration);
    Pricing asked =
        new Pricing(
            pricing.book(),
            pricing.version().orElse(null),
            pricing.instanceType().orElse(null),
            pricing.region().orElse(null));
    return book.tariff(asked.instanceType(), asked.region());
  }

  private static Problem problem(PriceProblem problem) {
    return new Problem(problem.path(), problem.value(), problem.expected());
  }
}
