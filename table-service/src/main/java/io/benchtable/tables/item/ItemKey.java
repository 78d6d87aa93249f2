package io.benchtable.tables.item;

import org.jspecify.annotations.Nullable;

/** The values of an item's key. */
public record ItemKey(AttributeValue partition, @Nullable AttributeValue sort) {

  private static final byte[] NONE = {};

  /** Bytes that sort as the partition key does. */
  public byte[] partitionBytes() {
    return KeyEncoding.encode(partition);
  }

  /** Bytes that sort as the sort key does; none where there is no sort key. */
  public byte[] sortBytes() {
    return sort == null ? NONE : KeyEncoding.encode(sort);
  }
}
