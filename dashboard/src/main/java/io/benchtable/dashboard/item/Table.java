package io.benchtable.dashboard.item;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table as it is described.
 *
 * @param status CREATING, ACTIVE, UPDATING, DELETING and the like
 * @param items about how many items there are
 * @param bytes about how much they take
 * @param stream the change events that it gives, if any
 */
public record Table(
    String name,
    String status,
    Keys keys,
    List<Index> indexes,
    long items,
    long bytes,
    Optional<Stream> stream,
    Settings settings,
    Optional<Instant> created) {

  /** An attribute of a key, and its type: S, N or B. */
  public record Key(String name, String type) {}

  /**
   * The key by which a table or an index is read.
   *
   * @param partition what names a partition: one attribute, of a global index up to four
   * @param sort what orders a partition: none or one attribute, of a global index up to four
   */
  public record Keys(List<Key> partition, List<Key> sort) {
    public Keys {
      partition = List.copyOf(partition);
      sort = List.copyOf(sort);
    }

    /** The key of a table, or of an index that has such a key. */
    public Keys(Key partition, Optional<Key> sort) {
      this(List.of(partition), sort.stream().toList());
    }

    /** The attributes of the key, those of the partition first. */
    public List<Key> all() {
      List<Key> all = new ArrayList<>(partition);
      all.addAll(sort);
      return all;
    }

    public List<String> names() {
      return all().stream().map(Key::name).toList();
    }
  }

  /**
   * A secondary index.
   *
   * @param local whether it has the table's partition key and was made with the table
   * @param filling whether items that were there before it are still being added
   */
  public record Index(
      String name,
      Keys keys,
      Projection projection,
      boolean local,
      String status,
      boolean filling,
      long items,
      long bytes) {}

  /**
   * Which attributes an index holds.
   *
   * @param type ALL, KEYS_ONLY or INCLUDE
   * @param attributes beside the keys, for INCLUDE
   */
  public record Projection(String type, List<String> attributes) {
    public Projection {
      attributes = List.copyOf(attributes);
    }

    /** All attributes. */
    public static final Projection ALL = new Projection("ALL", List.of());
  }

  /**
   * The change events of a table.
   *
   * @param view which images they carry
   */
  public record Stream(String view, String arn, Optional<Instant> since) {}

  /**
   * How a table is kept.
   *
   * @param capacity what is reserved; empty where each request is paid for by itself
   * @param kept whether the table refuses to be deleted
   */
  public record Settings(
      String arn, String id, Optional<Capacity> capacity, boolean kept, String tableClass) {}

  /** Capacity units a second. */
  public record Capacity(long read, long write) {}

  public Table {
    indexes = List.copyOf(indexes);
  }

  /** The index of this name. */
  public Optional<Index> index(String wanted) {
    return indexes.stream().filter(index -> index.name().equals(wanted)).findFirst();
  }
}
