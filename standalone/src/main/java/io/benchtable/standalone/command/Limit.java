package io.benchtable.standalone.command;

import io.benchtable.standalone.terminal.Figures;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time or an amount of money that must not be exceeded.
 *
 * @param value seconds, or the amount
 * @param currency of the amount; null for a time
 */
record Limit(BigDecimal value, @Nullable String currency) {

  private static final Pattern TIME = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?) ?(ms|s|min|h)");
  private static final Pattern MONEY =
      Pattern.compile("(\\$)?(\\d{1,12}(?:\\.\\d{1,18})?)(?: ?([A-Z]{3}))?");

  private static final Map<String, BigDecimal> SECONDS =
      Map.of(
          "ms",
          new BigDecimal("0.001"),
          "s",
          BigDecimal.ONE,
          "min",
          BigDecimal.valueOf(60),
          "h",
          BigDecimal.valueOf(3600));

  /** Reads {@code 10s}, {@code 500ms}, {@code 2min}, {@code $0.01} or {@code 0.01EUR}. */
  static Limit of(String text) {
    Matcher time = TIME.matcher(text.strip());
    if (time.matches()) {
      BigDecimal unit = SECONDS.getOrDefault(time.group(2), BigDecimal.ONE);
      return new Limit(new BigDecimal(time.group(1)).multiply(unit), null);
    }
    Matcher money = MONEY.matcher(text.strip());
    if (money.matches() && (money.group(1) == null) != (money.group(3) == null)) {
      return new Limit(
          new BigDecimal(money.group(2)), money.group(1) == null ? money.group(3) : "USD");
    }
    throw new IllegalArgumentException(
        "Expected a time such as 10s or an amount such as $0.01 or 0.01EUR, but got " + text);
  }

  boolean isTime() {
    return currency == null;
  }

  /** As it is said in a sentence. */
  String words() {
    return currency == null ? Figures.rough(value) : Figures.money(value, currency);
  }
}
