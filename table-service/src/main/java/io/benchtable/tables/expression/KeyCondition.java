package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeyEncoding;
import java.util.List;

/**
 * Which part of a table or index is wanted.
 *
 * @param partition the values that name one partition, in the order of the key's attributes
 * @param sort a range of its sort keys
 */
public record KeyCondition(List<AttributeValue> partition, KeyRange sort) {

  public KeyCondition {
    partition = List.copyOf(partition);
  }

  /** The partition key in bytes. */
  public byte[] partitionBytes() {
    return KeyEncoding.encode(partition);
  }
}
