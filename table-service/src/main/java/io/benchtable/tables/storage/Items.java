package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.StoredItem;
import io.benchtable.tables.storage.throughput.Throttle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The items of all tables. Tables are named; what is refused is refused before anything is written.
 */
public final class Items {

  /** So often a table may change under a request. */
  private static final int LOOKS = 5;

  private final Catalogue catalogue;
  private final Rows rows;
  private final ItemReader reader;
  private final VersionedWrites versioned;
  private final TogetherWrites together;
  private final Throttle throttle;
  private final Meter meter;

  Items(Catalogue catalogue, Rows rows, Throttle throttle) {
    this.catalogue = catalogue;
    this.rows = rows;
    this.throttle = throttle;
    this.meter = new Meter(throttle);
    this.reader = new ItemReader(rows);
    this.versioned = new VersionedWrites(rows);
    this.together = new TogetherWrites(catalogue, rows);
  }

  public Optional<Item> get(String tableName, Item key, boolean consistent) {
    return in(tableName, table -> get(table, key, consistent));
  }

  /** The item as it is stored. */
  public Optional<StoredItem> getStored(String tableName, Item key, boolean consistent) {
    return in(
        tableName,
        table -> {
          RowKey rowKey = Keys.of(table, key);
          return meter.read(
              table,
              null,
              consistent,
              () -> rows.get(table, rowKey).map(StoredRow::text).map(StoredItem::of),
              item -> item.map(StoredItem::sizeInBytes).orElse(0L));
        });
  }

  /** Those of the items that are there, in any order; of fewer keys where units are short. */
  public ItemBatch getAll(String tableName, List<Item> keys, boolean consistent) {
    return in(
        tableName,
        table -> {
          List<RowKey> rowKeys = keys.stream().map(key -> Keys.of(table, key)).toList();
          return meter.batch(
              table,
              rowKeys.size(),
              consistent,
              count ->
                  rows.getAll(table, rowKeys.subList(0, count)).stream()
                      .map(StoredRow::item)
                      .toList());
        });
  }

  public Change put(String tableName, Item item, Precondition condition) {
    return change(
        tableName,
        table -> {
          Row row = Keys.row(table, item);
          Precondition guarded = meter.guarded(table, condition, Optional.of(item));
          if (guarded == Precondition.NONE) {
            return rows.put(table, row).change(item);
          }
          if (isCreated(table, row, guarded)) {
            return new Change(Optional.empty(), Optional.of(item));
          }
          return versioned.write(
              table,
              row.key(),
              guarded,
              stored -> Optional.of(new VersionedWrites.Written(item, row)));
        });
  }

  /** Where there must be no item, none is looked for: one statement finds out, and writes. */
  private boolean isCreated(TableDefinition table, Row row, Precondition condition) {
    return condition.wantsAbsence(table.key())
        && condition.holds(Optional.empty())
        && rows.insert(table, row);
  }

  public Change delete(String tableName, Item key, Precondition condition) {
    return change(
        tableName,
        table -> {
          RowKey rowKey = Keys.of(table, key);
          Precondition guarded = meter.guarded(table, condition, Optional.empty());
          return guarded == Precondition.NONE
              ? new Change(rows.remove(table, rowKey).map(ItemJson::parse), Optional.empty())
              : versioned.write(table, rowKey, guarded, stored -> Optional.empty());
        });
  }

  /**
   * Makes a new item of the one that is there, if there is one; the new one must have the key. No
   * new item leaves things as they are.
   */
  public Change update(
      String tableName,
      Item key,
      Precondition condition,
      Function<Optional<Item>, Optional<Item>> update) {
    return change(
        tableName,
        table -> {
          RowKey rowKey = Keys.of(table, key);
          return versioned.write(
              table,
              rowKey,
              condition,
              stored -> {
                Optional<Item> made = update.apply(stored);
                Optional<VersionedWrites.Written> written =
                    made.map(
                        item ->
                            new VersionedWrites.Written(
                                item, Keys.updatedRow(table, rowKey, item)));
                meter.admit(table, new Change(stored, made));
                return written;
              });
        });
  }

  /**
   * Writes all that there are units for, or none; the order of writes to different keys is not
   * kept.
   *
   * @return those that there are no units for
   */
  public List<Write> writeTogether(List<Write> writes) {
    return writeTogether(writes, false).throttled();
  }

  /**
   * The same with what came of each.
   *
   * @param counted whether it is to be found out what was there before
   */
  public WrittenTogether writeTogether(List<Write> writes, boolean counted) {
    BatchMeter batch = new BatchMeter(catalogue, throttle);
    if (!batch.limits(writes)) {
      return new WrittenTogether(together.write(writes, counted), List.of());
    }
    together.check(writes);
    List<Write> admitted = batch.admit(writes);
    List<WrittenTogether.Done> done = List.of();
    try {
      done = together.write(admitted, counted);
    } finally {
      if (done.isEmpty()) {
        batch.giveBack();
      }
    }
    batch.count();
    return new WrittenTogether(done, batch.throttled());
  }

  /** About how large all items of one partition are together; 0 of a table that is gone. */
  public long collectionBytes(TableDefinition table, Item partition) {
    try {
      return rows.partitionBytes(table, Keys.partitionOf(table, partition));
    } catch (RelationGone e) {
      catalogue.forget(table.name());
      return 0;
    }
  }

  /** Refuses a key to go on behind that is none of the table or index that is queried. */
  public static void checkStart(
      TableDefinition table, @Nullable Index index, @Nullable Item after) {
    if (after != null) {
      StartKey.own(table, index, after);
    }
  }

  /** One item of a table as it is defined there, within {@link #looking}. */
  public Optional<Item> get(TableDefinition table, Item key, boolean consistent) {
    RowKey rowKey = Keys.of(table, key);
    return meter.read(
        table,
        null,
        consistent,
        () -> rows.get(table, rowKey).map(StoredRow::item),
        item -> item.map(Item::sizeInBytes).orElse(0));
  }

  /**
   * Reads a table as it is defined there, within {@link #looking}: a range is worked out from a
   * definition, and on another one it would be another range.
   */
  public ItemPage read(TableDefinition table, ItemRange range, boolean consistent) {
    return meter.read(
        table,
        range.index() == null ? null : table.readable(range.index()),
        consistent,
        () -> reader.read(table, range),
        ItemPage::readBytes);
  }

  /**
   * Reads what is worked out from the definition of a table: all of it is done anew if the table
   * was made anew meanwhile, or got other indexes.
   */
  public <T> T looking(String tableName, Function<TableDefinition, T> work) {
    return in(tableName, work);
  }

  /** Tells a row that others hold for too long from a table that is being changed itself. */
  private Change change(String tableName, Function<TableDefinition, Change> work) {
    try {
      return in(tableName, table -> meter.write(table, () -> work.apply(table)));
    } catch (DataAccessException e) {
      throw LockFailure.is(e) && !in(tableName, rows::isHeld) ? VersionedWrites.conflict() : e;
    }
  }

  /** Looks the table up again if it was made anew meanwhile, or got other indexes. */
  private <T> T in(String tableName, Function<TableDefinition, T> work) {
    for (int i = 0; i < LOOKS; i++) {
      try {
        return work.apply(catalogue.require(tableName));
      } catch (RelationGone e) {
        catalogue.forget(tableName);
      }
    }
    throw new RequestRefused(
        ErrorCode.RESOURCE_NOT_FOUND,
        "Requested resource not found: Table: " + tableName + " not found");
  }
}
