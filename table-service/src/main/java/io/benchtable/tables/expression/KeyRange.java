package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeyEncoding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A range of encoded sort keys; an end that is null is open. */
public record KeyRange(
    byte @Nullable [] from, boolean fromIncluded, byte @Nullable [] to, boolean toIncluded) {

  /** All sort keys. */
  public static final KeyRange ALL = new KeyRange(null, true, null, true);

  static KeyRange exactly(AttributeValue value) {
    byte[] encoded = KeyEncoding.encode(value);
    return new KeyRange(encoded, true, encoded, true);
  }

  static KeyRange above(AttributeValue value, boolean included) {
    return new KeyRange(KeyEncoding.encode(value), included, null, true);
  }

  static KeyRange below(AttributeValue value, boolean included) {
    return new KeyRange(null, true, KeyEncoding.encode(value), included);
  }

  static KeyRange between(AttributeValue lower, AttributeValue upper) {
    return new KeyRange(KeyEncoding.encode(lower), true, KeyEncoding.encode(upper), true);
  }

  /** The keys that begin with a string or binary. */
  public static KeyRange prefix(AttributeValue prefix) {
    byte[] from = KeyEncoding.encode(prefix);
    return new KeyRange(from, true, successor(from), false);
  }

  /**
   * The keys of several attributes that begin with some bytes, and go on with an attribute that is
   * in this range.
   */
  KeyRange behind(byte[] first) {
    byte[] lower = from == null ? first : joined(first, KeyEncoding.part(from));
    byte[] upper = to == null ? first : joined(first, KeyEncoding.part(to));
    return new KeyRange(
        from == null || fromIncluded ? lower : successor(lower),
        true,
        to == null || toIncluded ? successor(upper) : upper,
        false);
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  /** Whether an encoded sort key is in the range. */
  public boolean includes(byte[] key) {
    int aboveFrom = from == null ? 1 : Arrays.compareUnsigned(key, from);
    int belowTo = to == null ? 1 : Arrays.compareUnsigned(to, key);
    return (aboveFrom > 0 || aboveFrom == 0 && fromIncluded)
        && (belowTo > 0 || belowTo == 0 && toIncluded);
  }

  /** The least bytes above all that begin with the prefix; null if there are none. */
  private static byte @Nullable [] successor(byte[] prefix) {
    for (int last = prefix.length - 1; last >= 0; last--) {
      if (prefix[last] != (byte) 0xFF) {
        byte[] successor = Arrays.copyOf(prefix, last + 1);
        successor[last]++;
        return successor;
      }
    }
    return null;
  }
}
