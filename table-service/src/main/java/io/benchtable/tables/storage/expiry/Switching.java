package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ExpiringTables;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TimeToLive;
import io.benchtable.tables.storage.AdvisoryLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Makes of each table what its time to live asks for: the index that finds expired items, or none.
 * A table is never said to be switched off while an index of it may be left.
 */
final class Switching {

  private static final Logger LOG = LoggerFactory.getLogger(Switching.class);

  private final Catalogue catalogue;
  private final ExpiringTables tables;
  private final JdbcClient jdbc;
  private final DataSource database;

  Switching(Catalogue catalogue, ExpiringTables tables, DataSource database) {
    this.catalogue = catalogue;
    this.tables = tables;
    this.jdbc = JdbcClient.create(database);
    this.database = database;
  }

  /** Looks at every table; whether one was switched again meanwhile. */
  boolean round() {
    boolean more = false;
    for (TableDefinition table : tables.all()) {
      if (!isSettled(table)) {
        more |= settle(table);
      }
    }
    return more;
  }

  private boolean isSettled(TableDefinition table) {
    TimeToLive timeToLive = table.timeToLive();
    return timeToLive.settled().equals(timeToLive) && new ExpiryIndexes(table).areAsWanted(jdbc);
  }

  private boolean settle(TableDefinition table) {
    try {
      AdvisoryLock.patiently(
          AdvisoryLock.ofIndexes(database, table.generation()),
          alone -> tables.again(table).ifPresent(now -> settle(now, JdbcClient.create(alone))));
      return tables.again(table).filter(now -> isSwitchedSince(table, now)).isPresent();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("The time to live of table {} is switched later: {}", table.name(), e.toString());
      return false;
    } catch (RequestRefused e) {
      // Deleted meanwhile, and its indexes with it; or soon.
      LOG.debug("The time to live of table {} stays: {}", table.name(), e.getMessage());
      return false;
    }
  }

  private static boolean isSwitchedSince(TableDefinition table, TableDefinition now) {
    return !now.timeToLive().equals(table.timeToLive())
        && !now.timeToLive().equals(table.timeToLive().settled());
  }

  /** Nobody else can settle it meanwhile; a user who switches it again finds it unsettled. */
  private void settle(TableDefinition table, JdbcClient alone) {
    new ExpiryIndexes(table).make(alone);
    catalogue.setTimeToLive(
        table.name(),
        stored ->
            stored.generation() == table.generation()
                    && stored.timeToLive().equals(table.timeToLive())
                ? stored.withTimeToLive(stored.timeToLive().settled())
                : stored);
  }
}
