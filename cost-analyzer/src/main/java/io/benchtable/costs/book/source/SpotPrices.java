package io.benchtable.costs.book.source;

import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * Prices that hold each until the next.
 *
 * @param until when the history ends: what comes later is not known
 */
record SpotPrices(Map<Offer, ? extends NavigableMap<Instant, BigDecimal>> prices, Instant until) {

  private static final int DECIMALS = 10;

  /** A machine in a zone. */
  record Offer(String instanceType, String zone) implements Comparable<Offer> {

    @Override
    public int compareTo(Offer other) {
      return Comparator.comparing(Offer::instanceType)
          .thenComparing(Offer::zone)
          .compare(this, other);
    }
  }

  /**
   * The means of a day, of prices that are known from its beginning to its end: another file would
   * give another mean of a part of a day.
   */
  List<Price> of(LocalDate day, String source) {
    Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    List<Price> means = new ArrayList<>();
    if (!end.isAfter(until)) {
      prices.forEach(
          (offer, held) ->
              mean(held, begin, end).ifPresent(mean -> means.add(price(offer, mean, day, source))));
    }
    return means;
  }

  /** Empty where the price at the beginning is not known. */
  private static Optional<BigDecimal> mean(
      NavigableMap<Instant, BigDecimal> held, Instant begin, Instant end) {
    Map.Entry<Instant, BigDecimal> price = held.floorEntry(begin);
    if (price == null) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    Instant from = begin;
    for (Map.Entry<Instant, BigDecimal> next : held.subMap(begin, false, end, false).entrySet()) {
      sum = sum.add(held(price.getValue(), from, next.getKey()));
      from = next.getKey();
      price = next;
    }
    sum = sum.add(held(price.getValue(), from, end));
    long whole = Duration.between(begin, end).toMillis();
    return Optional.of(sum.divide(BigDecimal.valueOf(whole), DECIMALS, RoundingMode.HALF_EVEN));
  }

  private static BigDecimal held(BigDecimal price, Instant from, Instant to) {
    return price.multiply(BigDecimal.valueOf(Duration.between(from, to).toMillis()));
  }

  private static Price price(Offer offer, BigDecimal mean, LocalDate day, String source) {
    return new Price(
        "spot:%s:%s".formatted(offer.instanceType(), offer.zone()),
        new Rate.OfMachine(mean),
        offer.instanceType(),
        offer.zone(),
        source,
        day,
        "Spot %s in %s, the mean of the day, an hour"
            .formatted(offer.instanceType(), offer.zone()));
  }
}
