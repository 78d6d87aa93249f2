package io.benchtable.tables.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What was looked up in the last two seconds. */
final class TableMemory {

  private static final long REMEMBERED_NANOS = 2_000_000_000L;

  private final Map<String, Remembered> tables = new ConcurrentHashMap<>();

  private record Remembered(TableDefinition table, long atNanos) {

    static Remembered now(TableDefinition table) {
      return new Remembered(table, System.nanoTime());
    }

    boolean isFresh() {
      return System.nanoTime() - atNanos < REMEMBERED_NANOS;
    }
  }

  /** The table as it is remembered, or else as it is looked up. */
  Optional<TableDefinition> find(String name, Function<String, Optional<TableDefinition>> lookUp) {
    Remembered remembered = tables.get(name);
    if (remembered != null && (remembered.isFresh() || !isMine(name, remembered))) {
      return Optional.of(remembered.table());
    }
    Optional<TableDefinition> found = lookUp.apply(name);
    found.ifPresentOrElse(this::remember, () -> forget(name));
    return found;
  }

  /** Of all that find a memory too old, one looks again; the others go on with it meanwhile. */
  private boolean isMine(String name, Remembered old) {
    return tables.replace(name, old, Remembered.now(old.table()));
  }

  TableDefinition remember(TableDefinition table) {
    tables.put(table.name(), Remembered.now(table));
    return table;
  }

  void forget(String name) {
    tables.remove(name);
  }
}
