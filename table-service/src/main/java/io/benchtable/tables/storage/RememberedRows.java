package io.benchtable.tables.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.benchtable.tables.catalogue.TableDefinition;
import java.util.Optional;

/**
 * Rows that were changed here lately, as they were left: who changes one again need not read it.
 * Another write may have come since, which only a write that names the version finds out; nothing
 * else may be decided in view of such a row.
 */
final class RememberedRows {

  private static final long MOST_BYTES = 16 * 1024 * 1024;

  /** The objects around the bytes of a row and of its key. */
  private static final int OBJECTS_BYTES = 200;

  private final Cache<Place, StoredRow> rows =
      Caffeine.newBuilder()
          .maximumWeight(MOST_BYTES)
          .weigher(RememberedRows::bytes)
          .executor(Runnable::run)
          .build();

  private record Place(String relation, RowKey key) {}

  Optional<StoredRow> get(TableDefinition table, RowKey key) {
    return Optional.ofNullable(rows.getIfPresent(new Place(table.relation(), key)));
  }

  /**
   * @param row what became of it; empty where that is not known
   */
  void keep(TableDefinition table, RowKey key, Optional<StoredRow> row) {
    Place place = new Place(table.relation(), key);
    row.filter(known -> !GatheredRows.isLarge(known.text()))
        .ifPresentOrElse(known -> rows.put(place, known), () -> rows.invalidate(place));
  }

  /** At most: characters take one byte or two. */
  private static int bytes(Place place, StoredRow row) {
    return OBJECTS_BYTES
        + place.key().partition().length
        + place.key().sort().length
        + Character.BYTES * row.text().length();
  }
}
