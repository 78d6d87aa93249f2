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

  /** The means of a day. */
  List<Price> of(LocalDate day, String source) {
    Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant last = end.isBefore(until) ? end : until;
    List<Price> means = new ArrayList<>();
    prices.forEach(
        (offer, held) ->
            mean(held, begin, last, end)
                .ifPresent(mean -> means.add(price(offer, mean, day, source))));
    return means;
  }

  /**
   * The mean over the part of a day in which the price is known. Where the history ends with the
   * price itself, that price is the mean.
   */
  private static Optional<BigDecimal> mean(
      NavigableMap<Instant, BigDecimal> held, Instant begin, Instant last, Instant end) {
    BigDecimal sum = BigDecimal.ZERO;
    long millis = 0;
    Instant from = begin;
    Map.Entry<Instant, BigDecimal> price = held.floorEntry(begin);
    for (Map.Entry<Instant, BigDecimal> next :
        held.subMap(begin, false, last, last.isBefore(end)).entrySet()) {
      if (price != null) {
        long lasted = Duration.between(from, next.getKey()).toMillis();
        sum = sum.add(price.getValue().multiply(BigDecimal.valueOf(lasted)));
        millis += lasted;
      }
      from = next.getKey();
      price = next;
    }
    if (price == null) {
      return Optional.empty();
    }
    long lasted = Math.max(0, Duration.between(from, last).toMillis());
    millis += lasted;
    sum = sum.add(price.getValue().multiply(BigDecimal.valueOf(lasted)));
    return Optional.of(
        millis == 0
            ? price.getValue()
            : sum.divide(BigDecimal.valueOf(millis), DECIMALS, RoundingMode.HALF_EVEN));
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
