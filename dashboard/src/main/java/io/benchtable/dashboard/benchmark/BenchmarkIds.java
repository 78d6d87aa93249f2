package io.benchtable.dashboard.benchmark;

import java.security.SecureRandom;
import java.time.Instant;

/** New benchmark ids: 48 bits of milliseconds, then 80 random bits, in Crockford's base 32. */
final class BenchmarkIds {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private final SecureRandom random = new SecureRandom();

  /** An id of 26 characters that sorts by its time. */
  String next(Instant now) {
    StringBuilder id = new StringBuilder(26);
    long millis = now.toEpochMilli();
    for (int shift = 45; shift >= 0; shift -= 5) {
      id.append(DIGITS.charAt((int) (millis >>> shift) & 31));
    }
    for (int at = 0; at < 16; at++) {
      id.append(DIGITS.charAt(random.nextInt(32)));
    }
    return id.toString();
  }
}
