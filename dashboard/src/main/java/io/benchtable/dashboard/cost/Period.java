package io.benchtable.dashboard.cost;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Some whole days in UTC, both ends included, at most a year. */
record Period(LocalDate from, LocalDate to) {

  private static final int MOST = 366;

  Period {
    if (from.isAfter(to)) {
      LocalDate earlier = to;
      to = from;
      from = earlier;
    }
    if (from.isBefore(to.minusDays(MOST - 1))) {
      from = to.minusDays(MOST - 1);
    }
  }

  /** What was asked for, or the last 30 days. */
  static Period of(Optional<String> from, Optional<String> to, LocalDate today) {
    LocalDate end = to.flatMap(Period::day).orElse(today);
    return new Period(from.flatMap(Period::day).orElse(end.minusDays(29)), end);
  }

  List<LocalDate> days() {
    return from.datesUntil(to.plusDays(1)).toList();
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
