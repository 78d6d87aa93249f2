package io.benchtable.costs.verdict;

import io.benchtable.costs.price.Pricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be judged.
 *
 * @param baseline the configuration that others are compared with
 * @param smallestDifference that matters, as a share such as 0.02
 * @param pricing null where nothing is priced
 * @param currency of the costs; null where nothing is priced
 * @param error in what share of benchmarks any verdict may be wrong, such as 0.05
 * @param seed of what is drawn at random, so that the same runs are judged in the same way
 * @param stops configurations that got no further blocks after a look, which are judged at its
 *     level; {@code error} is then what is left for the others
 * @param ended in words, what ended a benchmark before its last block; null if nothing did
 */
public record Question(
    @Nullable String baseline,
    BigDecimal smallestDifference,
    List<Check> checks,
    @Nullable Pricing pricing,
    @Nullable String currency,
    BigDecimal error,
    long seed,
    List<Stop> stops,
    @Nullable String ended) {

  public Question {
    checks = List.copyOf(checks);
    stops = List.copyOf(stops);
    if (smallestDifference.signum() < 0) {
      throw new IllegalArgumentException(
          "Expected a smallest difference of 0 or more, but got " + smallestDifference);
    }
  }

  /** With the usual error, 5 %, and one seed for all. */
  public Question(
      @Nullable String baseline,
      BigDecimal smallestDifference,
      List<Check> checks,
      @Nullable Pricing pricing,
      @Nullable String currency) {
    this(
        baseline,
        smallestDifference,
        checks,
        pricing,
        currency,
        Level.USUAL_ERROR,
        0,
        List.of(),
        null);
  }

  /** The same, allowing for another error. */
  public Question allowing(BigDecimal otherError) {
    return new Question(
        baseline, smallestDifference, checks, pricing, currency, otherError, seed, stops, ended);
  }

  public Question seeded(long otherSeed) {
    return new Question(
        baseline, smallestDifference, checks, pricing, currency, error, otherSeed, stops, ended);
  }

  /** The same, after looks that stopped configurations. */
  public Question stopping(List<Stop> stopped, @Nullable String endedBy) {
    return new Question(
        baseline, smallestDifference, checks, pricing, currency, error, seed, stopped, endedBy);
  }

  /**
   * Those that no look has found to be certainly worse than the baseline. The others have the
   * blocks before their look alone, so their medians may seem better than those of later blocks.
   */
  List<Configuration> mayWin(List<Configuration> candidates) {
    Set<String> beaten =
        stops.stream()
            .filter(stop -> stop.reason() != Stop.Reason.PRECISE)
            .map(Stop::configurationId)
            .collect(Collectors.toSet());
    return candidates.stream().filter(one -> !beaten.contains(one.id())).toList();
  }

  ErrorParts parts() {
    return ErrorParts.of(error, stops);
  }
}
