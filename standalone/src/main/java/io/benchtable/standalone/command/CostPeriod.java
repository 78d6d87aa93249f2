package io.benchtable.standalone.command;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whole days in UTC, both ends included: the last 30 unless it is said otherwise. */
final class CostPeriod {

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first day, in UTC (default: 29 days before the last).")
  @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The last day, in UTC (default: today).")
  @Nullable LocalDate to;

  LocalDate last() {
    return to == null ? LocalDate.now(ZoneOffset.UTC) : to;
  }

  LocalDate first() {
    LocalDate first = from == null ? last().minusDays(29) : from;
    if (first.isAfter(last())) {
      throw new IllegalArgumentException(
          "Expected --from on a day up to --to, but they are " + first + " and " + last());
    }
    return first;
  }
}
