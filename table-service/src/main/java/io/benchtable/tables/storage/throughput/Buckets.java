package io.benchtable.tables.storage.throughput;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The buckets of this instance. A table or an index that is made anew begins with new ones. */
final class Buckets {

  private static final int MANY_TABLES = 1000;
  private static final int NO_SLOT = -1;

  private final LongSupplier nanos;
  private final Map<String, OfTable> tables = new ConcurrentHashMap<>();

  Buckets(LongSupplier nanos) {
    this.nanos = nanos;
  }

  private record Owner(int slot, Use use) {}

  private record OfTable(long generation, Map<Owner, Bucket> buckets) {

    boolean isFull(long now) {
      return buckets.values().stream().allMatch(bucket -> bucket.isFull(now));
    }
  }

  /** What is left to a global index, or to the table where there is none. */
  double balance(TableDefinition table, @Nullable Index index, Use use, double rate) {
    return bucket(table, index, use, rate).balance(rate, nanos.getAsLong());
  }

  void take(TableDefinition table, @Nullable Index index, Use use, double rate, double units) {
    bucket(table, index, use, rate).take(units);
  }

  private Bucket bucket(TableDefinition table, @Nullable Index index, Use use, double rate) {
    return of(table)
        .buckets()
        .computeIfAbsent(
            new Owner(index == null ? NO_SLOT : index.slot(), use),
            owner -> new Bucket(rate, nanos.getAsLong()));
  }

  /** A request that still knows the table of before must not bring its buckets back. */
  private OfTable of(TableDefinition table) {
    OfTable known = tables.get(table.name());
    if (known != null && known.generation() >= table.generation()) {
      return known;
    }
    if (tables.size() >= MANY_TABLES) {
      long now = nanos.getAsLong();
      tables.values().removeIf(one -> one.isFull(now));
    }
    return tables.merge(
        table.name(),
        new OfTable(table.generation(), new ConcurrentHashMap<>()),
        (old, made) -> old.generation() >= made.generation() ? old : made);
  }
}
