package io.benchtable.standalone.command;

import io.benchtable.costs.book.BookForm;
import io.benchtable.costs.book.ShippedBooks;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.PriceProblem;
import io.benchtable.costs.price.PricingCheck;
import io.benchtable.costs.price.TariffLookup;
import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.client.Unreachable;
import io.benchtable.workflows.benchmark.BenchmarkSpec;
import io.benchtable.workflows.benchmark.Commands;
import io.benchtable.workflows.benchmark.Configuration;
import io.benchtable.workflows.benchmark.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * What a benchmark is priced by: a book of the instance, where one answers, else one of this build.
 *
 * @param warnings what could not be found out
 */
record Prices(Optional<PriceBook> book, List<Problem> problems, List<String> warnings) {

  private static final int UNKNOWN = 404;
  private static final int UNREADABLE = 422;

  /** Looks up the book that a benchmark names. */
  static Prices of(BenchmarkSpec spec, Optional<Tables> instance) {
    if (instance.isEmpty()) {
      return shipped(spec, "no instance runs here that could know it (./benchtable up)");
    }
    try {
      return kept(spec, instance.get());
    } catch (Unreachable e) {
      return shipped(spec, String.valueOf(e.getMessage()));
    } catch (Refused e) {
      return refused(spec, e.status(), String.valueOf(e.getMessage()));
    } catch (JacksonException e) {
      return shipped(spec, "something else than an instance answers");
    }
  }

  private static Prices kept(BenchmarkSpec spec, Tables instance) {
    String name = spec.pricing().book();
    Optional<String> version = spec.pricing().version();
    Optional<PriceBook> book = instance.priceBook(name, version).map(Prices::read);
    if (book.isPresent()) {
      return new Prices(book, problems(spec, book.get()), List.of());
    }
    List<String> names = instance.priceBooks();
    PriceProblem unknown =
        names.contains(name)
            ? PricingCheck.unknownVersion(
                name,
                version.orElse(""),
                instance.priceBook(name, Optional.empty()).stream()
                    .map(newest -> newest.path("version").asString())
                    .toList())
            : PricingCheck.unknownBook(name, names);
    return new Prices(Optional.empty(), List.of(problem(unknown)), List.of());
  }

  private static PriceBook read(JsonNode book) {
    return BookForm.book(
        Tables.JSON.convertValue(book, new TypeReference<Map<String, Object>>() {}));
  }

  /** Tables may be served without books; what else is refused hides a book that may be there. */
  private static Prices refused(BenchmarkSpec spec, int status, String why) {
    String name = spec.pricing().book();
    if (status == UNREADABLE) {
      Problem unreadable =
          new Problem("spec.pricing.book", name, "a readable price book (" + why + ")");
      return new Prices(Optional.empty(), List.of(unreadable), List.of());
    }
    Prices shipped = shipped(spec, why);
    return status == UNKNOWN || shipped.book().isEmpty()
        ? shipped
        : new Prices(
            shipped.book(),
            shipped.problems(),
            List.of("price book " + name + " is the shipped one, not the instance's: " + why));
  }

  private static Prices shipped(BenchmarkSpec spec, String why) {
    BenchmarkSpec.Pricing pricing = spec.pricing();
    Optional<PriceBook> book =
        ShippedBooks.load().stream()
            .filter(one -> one.id().name().equals(pricing.book()))
            .filter(one -> pricing.version().map(one.id().version()::equals).orElse(true))
            .findFirst();
    return new Prices(
        book,
        book.map(known -> problems(spec, known)).orElse(List.of()),
        book.isPresent()
            ? List.of()
            : List.of(
                "price book "
                    + pricing.book()
                    + pricing.version().map(version -> "@" + version).orElse("")
                    + " is none of those that are shipped: "
                    + why));
  }

  private static List<Problem> problems(BenchmarkSpec spec, PriceBook book) {
    return spec.configurations().stream()
        .map(configuration -> lookup(book, spec, configuration))
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

  /** What an hour of a configuration's largest measured step costs. */
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
    return book.flatMap(
        known ->
            switch (lookup(known, spec, configuration)) {
              case TariffLookup.Found(var tariff) ->
                  Optional.of(
                      new HourlyRate(tariff.hourlyRate(reservedVcpus, reservedMemory), known));
              case TariffLookup.Missing _ -> Optional.empty();
            });
  }

  /** A rate and the book that it is from. */
  record HourlyRate(BigDecimal amount, PriceBook book) {}

  private static TariffLookup lookup(
      PriceBook book, BenchmarkSpec spec, Configuration configuration) {
    BenchmarkSpec.Pricing asked = Commands.pricing(spec, configuration);
    return book.tariff(asked.instanceType().orElse(null), asked.region().orElse(null));
  }

  private static Problem problem(PriceProblem problem) {
    return new Problem(problem.path(), problem.value(), problem.expected());
  }
}
