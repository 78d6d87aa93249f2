package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.catalogue.ExpiringTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TimeToLive;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Deletes what has expired, table by table. */
final class Sweep {

  /** The other tables get their turn after so many batches of one. */
  static final int TURN = 100;

  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  private final ExpiringTables tables;
  private final PostgresExpiredRows rows;
  private final MeterRegistry meters;

  Sweep(ExpiringTables tables, PostgresExpiredRows rows, MeterRegistry meters) {
    this.tables = tables;
    this.rows = rows;
    this.meters = meters;
  }

  /** Gives every table a turn; whether one of them has more to delete. */
  boolean round() {
    boolean more = false;
    for (TableDefinition table : tables.all()) {
      if (table.timeToLive().status() == TimeToLive.Status.ENABLED) {
        more |= sweep(table);
      }
    }
    return more;
  }

  private boolean sweep(TableDefinition table) {
    try {
      return turn(table);
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Expired items of table {} are deleted later: {}", table.name(), e.toString());
      return false;
    }
  }

  private boolean turn(TableDefinition table) {
    Place after = null;
    for (int i = 0; i < TURN; i++) {
      Deleted deleted = rows.delete(table, after);
      meters
          .counter("benchtable.tables.time.to.live.deleted.items", "table", table.name())
          .increment(deleted.items());
      after = deleted.next().orElse(null);
      if (after == null) {
        return false;
      }
    }
    return true;
  }
}
