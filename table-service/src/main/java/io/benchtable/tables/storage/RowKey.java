package io.benchtable.tables.storage;

import java.util.Arrays;

/** The key of a row in bytes that sort as the key's values do; the sort part can be empty. */
record RowKey(byte[] partition, byte[] sort) implements Comparable<RowKey> {

  @Override
  public boolean equals(Object other) {
    return other instanceof RowKey that
        && Arrays.equals(partition, that.partition)
        && Arrays.equals(sort, that.sort);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(partition) + Arrays.hashCode(sort);
  }

  @Override
  public int compareTo(RowKey other) {
    int partitions = Arrays.compareUnsigned(partition, other.partition);
    return partitions != 0 ? partitions : Arrays.compareUnsigned(sort, other.sort);
  }
}
