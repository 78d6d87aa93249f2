package io.benchtable.costs.engine.reprice;

import io.benchtable.costs.charge.reprice.Repriced;
import io.benchtable.costs.item.BenchmarkItems.StoredBenchmark;
import io.benchtable.costs.item.PutLine;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Pricing;
import io.benchtable.costs.verdict.Run;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes an answer. */
final class AnswerForm {

  private AnswerForm() {}

  static Answer of(
      String benchmarkId,
      StoredBenchmark benchmark,
      List<ChargedRun> past,
      Optional<String> currency,
      PriceBook book,
      Pricing pricing,
      Repriced repriced) {
    List<PutLine> lines = past.stream().flatMap(run -> run.lines().stream()).toList();
    Answer.Side now =
        side(
            book.id().toString(),
            machines(past, pricing),
            pricing.region(),
            book.currency(),
            repriced.now());
    return new Answer(
        benchmarkId,
        benchmark.name(),
        side(
            words(lines.stream().map(PutLine::book).filter(Objects::nonNull).map(BookId::toString)),
            words(lines.stream().map(PutLine::instanceType)),
            benchmark.pricing().map(Pricing::region).orElse(null),
            currency.orElse(null),
            repriced.then()),
        now,
        plain(repriced.ratio()),
        assumption(now, past),
        repriced.configurations().stream().map(AnswerForm::configuration).toList());
  }

  private static @Nullable String machines(List<ChargedRun> past, Pricing pricing) {
    return past.isEmpty()
        ? pricing.instanceType()
        : words(
            past.stream()
                .filter(run -> !run.stored().run().configurationId().isEmpty())
                .map(run -> pricing.with(Repricer.parameters(run)).instanceType()));
  }

  private static String assumption(Answer.Side now, List<ChargedRun> past) {
    String hosts = words(past.stream().map(run -> run.stored().run()).map(AnswerForm::host));
    return "priced %s by %s, run on %s: same run time assumed"
        .formatted(
            now.pricedAs() == null ? "as reserved vCPUs and memory" : "as " + now.pricedAs(),
            now.priceBook(),
            hosts == null ? "an unknown host" : hosts);
  }

  private static String host(Run run) {
    return Objects.requireNonNullElse(run.host(), "");
  }

  private static @Nullable String words(Stream<? extends @Nullable String> all) {
    String words =
        all.filter(Objects::nonNull)
            .map(String::valueOf)
            .filter(word -> !word.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? null : words;
  }

  private static Answer.Side side(
      @Nullable String priceBook,
      @Nullable String pricedAs,
      @Nullable String region,
      @Nullable String currency,
      Repriced.Total total) {
    return new Answer.Side(
        priceBook,
        pricedAs,
        region,
        currency,
        plain(total.amount()),
        total.completeness().label(),
        total.unknown());
  }

  private static Answer.Configuration configuration(Repriced.Configuration one) {
    Function<Repriced.Side, Answer.Cost> cost =
        side -> new Answer.Cost(plain(side.costPerRun()), side.known(), side.rank());
    return new Answer.Configuration(
        one.configurationId(),
        one.runs(),
        cost.apply(one.then()),
        cost.apply(one.now()),
        plain(one.ratio()),
        one.note());
  }

  private static @Nullable String plain(@Nullable BigDecimal number) {
    return number == null
        ? null
        : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
