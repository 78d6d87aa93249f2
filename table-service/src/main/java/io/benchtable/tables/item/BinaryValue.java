package io.benchtable.tables.item;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes, ordered as unsigned. */
public final class BinaryValue implements AttributeValue, Comparable<BinaryValue> {

  private final byte[] bytes;

  private BinaryValue(byte[] bytes) {
    this.bytes = bytes;
  }

  public static BinaryValue of(byte[] bytes) {
    return new BinaryValue(bytes.clone());
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  public boolean startsWith(BinaryValue prefix) {
    return bytes.length >= prefix.bytes.length
        && Arrays.mismatch(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length) < 0;
  }

  /** True when {@code part} lies anywhere in the bytes. */
  public boolean contains(BinaryValue part) {
    for (int start = 0; start + part.bytes.length <= bytes.length; start++) {
      if (Arrays.equals(
          bytes, start, start + part.bytes.length, part.bytes, 0, part.bytes.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public DataType type() {
    return DataType.B;
  }

  @Override
  public int compareTo(BinaryValue other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BinaryValue that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "BinaryValue[" + HexFormat.of().formatHex(bytes) + "]";
  }
}
