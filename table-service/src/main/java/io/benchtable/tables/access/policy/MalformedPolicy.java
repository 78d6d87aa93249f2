package io.benchtable.tables.access.policy;

import org.jspecify.annotations.Nullable;

/** A text that is no policy. */
public final class MalformedPolicy extends RuntimeException {

  MalformedPolicy(String message) {
    super(message, null, false, false);
  }

  static MalformedPolicy expected(String wanted, @Nullable Object found) {
    return new MalformedPolicy("Expected %s, but it is %s".formatted(wanted, found));
  }

  /** The same with the place where it is. */
  MalformedPolicy in(String place) {
    return new MalformedPolicy(place + ": " + text());
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
