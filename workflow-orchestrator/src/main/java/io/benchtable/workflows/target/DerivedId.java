package io.benchtable.workflows.target;

import io.benchtable.workflows.item.Sha256;
import java.math.BigInteger;
import java.time.Instant;

/** Identifiers that follow from what they identify. */
final class DerivedId {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private DerivedId() {}

  /** 32 hexadecimal digits of the parts' SHA-256. */
  static String hash(String... parts) {
    return Sha256.hex(String.join("\n", parts)).substring(0, 32);
  }

  /**
   * An identifier of 26 characters that sorts by time: 48 bits of milliseconds since 1970 and 80
   * bits of a hash, in Crockford's base 32, as a ULID in lower case.
   */
  static String timeOrdered(Instant time, String seed) {
    var hash = new BigInteger(1, Sha256.of(seed)).mod(BigInteger.ONE.shiftLeft(80));
    var value = BigInteger.valueOf(time.toEpochMilli()).shiftLeft(80).or(hash);
    var text = new StringBuilder();
    for (int shift = 125; shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt(value.shiftRight(shift).intValue() & 31));
    }
    return text.toString();
  }
}
