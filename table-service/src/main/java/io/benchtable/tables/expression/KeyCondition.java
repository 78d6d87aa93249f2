package io.benchtable.tables.expression;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.KeyEncoding;

/** Which part of a table or index is wanted: one partition, and a range of its sort keys. */
public record KeyCondition(AttributeValue partition, KeyRange sort) {

  /** The partition key in bytes. */
  public byte[] partitionBytes() {
    return KeyEncoding.encode(partition);
  }
}
