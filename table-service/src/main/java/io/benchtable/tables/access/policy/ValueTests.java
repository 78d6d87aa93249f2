package io.benchtable.tables.access.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Makes tests of the texts of a policy. */
final class ValueTests {

  private static final int LONGEST_NUMBER = 128;

  private ValueTests() {}

  static ValueTest equal(String text, boolean variables) {
    return Template.of(text, false, variables)::matches;
  }

  static ValueTest equalInAnyCase(String text, boolean variables) {
    return Template.of(text, false, variables)::matchesInAnyCase;
  }

  static ValueTest like(String text, boolean variables) {
    return Template.of(text, true, variables)::matches;
  }

  static ValueTest arnLike(String text, boolean variables) {
    return ArnPattern.of(text, variables)::matches;
  }

  static ValueTest flag(String text, boolean variables) {
    Template expected = Template.of(text, false, variables);
    if (!expected.hasVariables()
        && !text.equalsIgnoreCase("true")
        && !text.equalsIgnoreCase("false")) {
      throw MalformedPolicy.expected("true or false", "'" + text + "'");
    }
    return expected::matchesInAnyCase;
  }

  static ValueTest number(String text, boolean variables, IntPredicate order) {
    return ordered(text, variables, order, ValueTests::number, "a number");
  }

  static ValueTest date(String text, boolean variables, IntPredicate order) {
    return ordered(text, variables, order, ValueTests::date, "a date like 2030-01-31T12:00:00Z");
  }

  static ValueTest address(String text, boolean variables) {
    Template expected = Template.of(text, false, variables);
    if (!expected.hasVariables()) {
      AddressRange range =
          AddressRange.parse(text)
              .orElseThrow(
                  () -> MalformedPolicy.expected("addresses like 10.0.0.0/8", "'" + text + "'"));
      return (value, context) -> range.contains(value);
    }
    return (value, context) ->
        expected
            .text(context)
            .flatMap(AddressRange::parse)
            .filter(range -> range.contains(value))
            .isPresent();
  }

  private static <T extends Comparable<T>> ValueTest ordered(
      String text,
      boolean variables,
      IntPredicate order,
      Function<String, Optional<T>> read,
      String wanted) {
    Template expected = Template.of(text, false, variables);
    if (!expected.hasVariables() && read.apply(text).isEmpty()) {
      throw MalformedPolicy.expected(wanted, "'" + text + "'");
    }
    return (value, context) -> {
      Optional<T> left = read.apply(value);
      Optional<T> right = expected.text(context).flatMap(read);
      return left.isPresent() && right.isPresent() && order.test(left.get().compareTo(right.get()));
    };
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return text.length() > LONGEST_NUMBER ? Optional.empty() : Optional.of(new BigDecimal(text));
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** A moment, a day that begins then, or seconds. */
  private static Optional<Instant> date(String text) {
    try {
      if (text.matches("[0-9]{1,12}")) {
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
      }
      return Optional.of(
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
