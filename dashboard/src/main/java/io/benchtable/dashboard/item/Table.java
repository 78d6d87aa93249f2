package io.benchtable.dashboard.item;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A table as it is described.
 *
 * @param items about how many items there are
 * @param bytes about how much they take
 * @param stream which images its change events carry
 */
public record Table(
    String name,
    Keys keys,
    List<Index> indexes,
    long items,
    long bytes,
    Optional<String> stream,
    Optional<Instant> created) {

  /** An attribute of a key, and its type: S, N or B. */
  public record Key(String name, String type) {}

  /** The keys by which a table or an index is read. */
  public record Keys(Key partition, Optional<Key> sort) {}

  /** A secondary index, and which attributes it holds. */
  public record Index(String name, Keys keys, String projection) {}

  public Table {
    indexes = List.copyOf(indexes);
  }

  /** The index of this name. */
  public Optional<Index> index(String wanted) {
    return indexes.stream().filter(index -> index.name().equals(wanted)).findFirst();
  }
}
