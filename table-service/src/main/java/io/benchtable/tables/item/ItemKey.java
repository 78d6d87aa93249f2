package io.benchtable.tables.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of an item's key, in the order of the key's attributes. */
public record ItemKey(List<AttributeValue> partition, List<AttributeValue> sort) {

  public ItemKey {
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
  }

  /** The key of an item of a table. */
  public ItemKey(AttributeValue partition, @Nullable AttributeValue sort) {
    this(List.of(partition), sort == null ? List.of() : List.of(sort));
  }

  /** Whether it has several values of a kind, of which each is a part of the bytes. */
  public boolean isOfSeveral() {
    return partition.size() > 1 || sort.size() > 1;
  }

  /** Bytes that sort as the partition key does. */
  public byte[] partitionBytes() {
    return KeyEncoding.encode(partition);
  }

  /** Bytes that sort as the sort key does; none where there is no sort key. */
  public byte[] sortBytes() {
    return KeyEncoding.encode(sort);
  }
}
