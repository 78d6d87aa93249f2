package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.storage.throughput.Throttle;
import io.benchtable.tables.storage.throughput.ThroughputExceeded;
import io.benchtable.tables.storage.throughput.Use;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Keeps reads and writes of items to the throughput of tables that have a limit. */
record Meter(Throttle throttle) {

  /**
   * @param bytes how much a read found
   */
  <T> T read(
      TableDefinition table,
      @Nullable Index index,
      boolean consistent,
      Supplier<T> work,
      ToLongFunction<T> bytes) {
    if (!throttle.limits(table)) {
      return work.get();
    }
    throttle.admit(table, index, Use.READ);
    T found = work.get();
    throttle.read(table, index, ReadUnits.of(bytes.applyAsLong(found), consistent));
    return found;
  }

  /** Of as many keys as there may be units for, if each is of a small item. */
  ItemBatch batch(
      TableDefinition table, int keys, boolean consistent, Function<Integer, List<Item>> first) {
    boolean limited = throttle.limits(table);
    int tried = keys;
    if (limited) {
      throttle.admit(table, null, Use.READ);
      double left = throttle.left(table, null, Use.READ) / ReadUnits.of(0, consistent);
      tried = (int) Math.clamp(Math.ceil(left), 1.0, keys);
    }
    List<Item> items = first.apply(tried);
    double units = (tried - items.size()) * ReadUnits.of(0, consistent);
    for (Item item : items) {
      units += ReadUnits.of(item.sizeInBytes(), consistent);
    }
    if (limited) {
      throttle.read(table, null, units);
    }
    return new ItemBatch(items, tried, units);
  }

  /** A condition that fails costs what it takes to write the item as it is. */
  Change write(TableDefinition table, Supplier<Change> work) {
    if (!throttle.limits(table)) {
      return work.get();
    }
    throttle.admit(table, null, Use.WRITE);
    try {
      Change change = work.get();
      count(table, change);
      return change;
    } catch (ConditionFailed e) {
      count(table, new Change(e.stored(), e.stored()));
      throw e;
    } catch (ThroughputExceeded e) {
      throttle.countThrottled(List.of(table.name()));
      throw e;
    }
  }

  private void count(TableDefinition table, Change change) {
    WriteUnits units = WriteUnits.of(table, change);
    throttle.wrote(table, units.table(), units.indexes());
  }

  /** Refuses a change of indexes that have no units left; it may be asked again and again. */
  void admit(TableDefinition table, Change change) {
    if (throttle.limitsIndexes(table)) {
      throttle
          .refusalOfIndexes(table, WriteUnits.of(table, change).indexes().keySet())
          .ifPresent(
              refusal -> {
                throw refusal;
              });
    }
  }

  /** The same once a condition holds: which indexes change depends on the item that is there. */
  Precondition guarded(TableDefinition table, Precondition condition, Optional<Item> after) {
    return throttle.limitsIndexes(table) ? new Guarded(this, table, condition, after) : condition;
  }

  private record Guarded(
      Meter meter, TableDefinition table, Precondition condition, Optional<Item> after)
      implements Precondition {

    @Override
    public boolean holds(Optional<Item> stored) {
      if (!condition.holds(stored)) {
        return false;
      }
      meter.admit(table, new Change(stored, after));
      return true;
    }

    @Override
    public boolean wantsAbsence(KeySchema key) {
      return condition.wantsAbsence(key);
    }
  }
}
