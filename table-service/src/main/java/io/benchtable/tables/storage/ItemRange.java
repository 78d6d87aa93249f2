package io.benchtable.tables.storage;

import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.KeyRange;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.StoredItem;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Items to be read in order.
 *
 * @param index null reads the table itself
 * @param partition encoded; null reads all partitions
 * @param limit the most items to read, before the filter
 * @param after the key to start behind; null starts with the first
 * @param filter which of the items that are read to return
 * @param segment only this part of the table out of {@code segments}
 * @param whole gives items as the table has them, also where the index has less of them
 */
public record ItemRange(
    @Nullable String index,
    byte @Nullable [] partition,
    KeyRange sort,
    boolean descending,
    int limit,
    @Nullable Item after,
    Predicate<StoredItem> filter,
    int segment,
    int segments,
    boolean whole) {

  /** Items as what is read has them. */
  public ItemRange(
      @Nullable String index,
      byte @Nullable [] partition,
      KeyRange sort,
      boolean descending,
      int limit,
      @Nullable Item after,
      Predicate<StoredItem> filter,
      int segment,
      int segments) {
    this(index, partition, sort, descending, limit, after, filter, segment, segments, false);
  }

  /** Which items to return where a condition says it; all of them without one. */
  public static Predicate<StoredItem> wanted(Optional<Condition> filter) {
    return filter
        .<Predicate<StoredItem>>map(condition -> item -> condition.holds(item.item()))
        .orElse(_ -> true);
  }

  /** The same items, whole or not. */
  public ItemRange whole(boolean wanted) {
    return new ItemRange(
        index, partition, sort, descending, limit, after, filter, segment, segments, wanted);
  }

  /** Items of one partition. */
  public static ItemRange partition(
      @Nullable String index,
      byte[] partition,
      KeyRange sort,
      boolean descending,
      int limit,
      @Nullable Item after,
      Predicate<StoredItem> filter) {
    return new ItemRange(index, partition, sort, descending, limit, after, filter, 0, 1);
  }
}
