package io.benchtable.workflows.benchmark;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as users write them: 30s, 5m, 2h, 1d. */
final class TimeSpans {

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})(s|m|h|d)");

  private TimeSpans() {}

  /** The time of a field; empty if it is absent, or no time, which is a problem. */
  static Optional<Duration> read(Fields fields, String field, int mostDays) {
    var expected = "a time such as 30s, 5m, 2h or 1d, at most " + mostDays + "d";
    var text = fields.form(field, FORM, expected);
    var span = text.map(TimeSpans::span);
    span.filter(one -> one.compareTo(Duration.ofDays(mostDays)) > 0)
        .ifPresent(_ -> fields.problem(field, text.orElseThrow(), expected));
    return span;
  }

  private static Duration span(String text) {
    long amount = Long.parseLong(text.substring(0, text.length() - 1));
    return switch (text.charAt(text.length() - 1)) {
      case 's' -> Duration.ofSeconds(amount);
      case 'm' -> Duration.ofMinutes(amount);
      case 'h' -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
