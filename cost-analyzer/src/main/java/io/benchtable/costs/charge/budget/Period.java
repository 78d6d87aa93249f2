package io.benchtable.costs.charge.budget;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How long a budget holds before it begins anew; all in UTC. */
public enum Period {
  DAY {
    @Override
    Days of(LocalDate day) {
      return new Days(day, day);
    }
  },
  MONTH {
    @Override
    Days of(LocalDate day) {
      LocalDate first = day.withDayOfMonth(1);
      return new Days(first, first.plusMonths(1).minusDays(1));
    }
  },
  QUARTER {
    @Override
    Days of(LocalDate day) {
      LocalDate first = day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
      return new Days(first, first.plusMonths(3).minusDays(1));
    }
  },
  YEAR {
    @Override
    Days of(LocalDate day) {
      return new Days(day.withDayOfYear(1), day.withDayOfYear(day.lengthOfYear()));
    }
  };

  /** The period that a day is in. */
  abstract Days of(LocalDate day);

  /** The days of the period that a moment is in. */
  public Days at(Instant moment) {
    return of(moment.atZone(ZoneOffset.UTC).toLocalDate());
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Period> of(String label) {
    return Arrays.stream(values()).filter(period -> period.label().equals(label)).findFirst();
  }

  /** Whole days, both ends included. */
  public record Days(LocalDate first, LocalDate last) {

    public List<LocalDate> all() {
      return first.datesUntil(last.plusDays(1)).toList();
    }

    /** How much of them is over at a moment, from 0 to 1. */
    public BigDecimal over(Instant moment) {
      Instant begin = first.atStartOfDay(ZoneOffset.UTC).toInstant();
      Instant end = last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      return BigDecimal.valueOf(Duration.between(begin, moment).toMillis())
          .divide(
              BigDecimal.valueOf(Duration.between(begin, end).toMillis()), MathContext.DECIMAL64)
          .max(BigDecimal.ZERO)
          .min(BigDecimal.ONE);
    }
  }
}
