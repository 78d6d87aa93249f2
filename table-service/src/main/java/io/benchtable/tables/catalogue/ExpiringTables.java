package io.benchtable.tables.catalogue;

import java.util.List;
import java.util.Optional;

/** The tables whose items expire, or did until a moment ago; always as they are stored. */
public final class ExpiringTables {

  private final Tables tables;

  ExpiringTables(Tables tables) {
    this.tables = tables;
  }

  /** In the order of their names. */
  public List<TableDefinition> all() {
    return tables.expiring().stream().map(tables::findById).flatMap(Optional::stream).toList();
  }

  /** The same table as it is now; empty when it is gone, made anew, or switched off. */
  public Optional<TableDefinition> again(TableDefinition table) {
    return tables
        .findById(table.name())
        .filter(now -> now.generation() == table.generation())
        .filter(now -> now.timeToLive().status() != TimeToLive.Status.DISABLED);
  }

  /**
   * Keeps others from deleting the table, and from switching its time to live, until the end of the
   * transaction. False when the table is gone, made anew, or has another time to live meanwhile, or
   * when somebody else keeps it.
   */
  public boolean hold(TableDefinition table) {
    TimeToLive timeToLive = table.timeToLive();
    return !tables
        .hold(
            table.name(),
            table.generation(),
            timeToLive.status().name(),
            String.valueOf(timeToLive.attribute()))
        .isEmpty();
  }
}
