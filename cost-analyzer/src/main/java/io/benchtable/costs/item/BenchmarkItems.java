package io.benchtable.costs.item;

import io.benchtable.costs.price.Pricing;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What benchmarks say of how they are priced. */
@Component
public class BenchmarkItems {

  private static final Set<String> ENDED = Set.of("COMPLETE", "FAILED", "CANCELLED");

  private final Items items;

  BenchmarkItems(Items items) {
    this.items = items;
  }

  /** A benchmark as it was submitted. */
  public record StoredBenchmark(String name, Optional<Pricing> pricing) {}

  public Optional<StoredBenchmark> find(String benchmarkId) {
    return items.get("benchmarks", Map.of("benchmarkId", benchmarkId)).map(BenchmarkItems::stored);
  }

  /**
   * How much of a benchmark's planned runs is done, from 0 to 1; empty where it is not planned, or
   * goes on until enough is known.
   */
  public Optional<BigDecimal> done(String benchmarkId) {
    return items
        .get("benchmarks", Map.of("benchmarkId", benchmarkId))
        .flatMap(BenchmarkItems::done);
  }

  private static Optional<BigDecimal> done(Map<String, Object> item) {
    if (ENDED.contains(String.valueOf(item.get("status")))) {
      return Optional.of(BigDecimal.ONE);
    }
    if (!Reading.object(item, "stopping").isEmpty()) {
      // Blocks are planned one after the other: nobody knows how many there will be.
      return Optional.empty();
    }
    Map<?, ?> progress = Reading.object(item, "progress");
    BigDecimal runs = Reading.decimal(progress, "runs");
    BigDecimal done = Reading.decimal(progress, "done");
    return runs == null || done == null || runs.signum() <= 0
        ? Optional.empty()
        : Optional.of(done.divide(runs, MathContext.DECIMAL64).min(BigDecimal.ONE));
  }

  private static StoredBenchmark stored(Map<String, Object> item) {
    Map<?, ?> spec = Reading.object(item, "spec");
    return new StoredBenchmark(
        Optional.ofNullable(Reading.text(spec, "name")).orElse(""),
        pricing(Reading.object(spec, "pricing"), Reading.object(item, "priceBook")));
  }

  /** The version is that of the book that was found when the benchmark was planned. */
  private static Optional<Pricing> pricing(Map<?, ?> spec, Map<?, ?> found) {
    String book = Reading.text(spec, "book");
    String version = Reading.text(found, "version");
    return book == null
        ? Optional.empty()
        : Optional.of(
            new Pricing(
                book,
                version == null ? Reading.text(spec, "version") : version,
                Reading.text(spec, "instanceType"),
                Reading.text(spec, "region")));
  }
}
