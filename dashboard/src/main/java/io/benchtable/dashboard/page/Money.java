package io.benchtable.dashboard.page;

import java.math.BigDecimal;

/** Amounts of money with their currency and at least two significant digits even when small. */
public final class Money {

  private Money() {}

  /** An amount: {@code $0.42}, {@code $0.00013}, {@code 0.42 EUR}. */
  public static String text(BigDecimal amount, String currency) {
    return in(currency, Digits.fixed(amount, decimals(amount)));
  }

  /** A price as its book says it, no digit less. */
  public static String price(BigDecimal price, String currency) {
    return in(currency, Digits.fixed(price, Math.max(2, price.stripTrailingZeros().scale())));
  }

  /** Figures already rounded, with the currency. */
  public static String in(String currency, String figure) {
    if (!currency.equals("USD")) {
      return figure + " " + currency;
    }
    return figure.startsWith("−") ? "−$" + figure.substring(1) : "$" + figure;
  }

  static int decimals(BigDecimal amount) {
    return Math.max(2, Digits.significant(amount, 2));
  }
}
