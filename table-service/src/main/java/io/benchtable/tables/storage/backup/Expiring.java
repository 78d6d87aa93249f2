package io.benchtable.tables.storage.backup;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Drops backups whose time is over, as soon as no table is being made from them. */
final class Expiring {

  private static final Logger LOG = LoggerFactory.getLogger(Expiring.class);

  private final PostgresBackups rows;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  Expiring(PostgresBackups rows, TransactionTemplate transactions, InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.clock = clock;
  }

  boolean round() {
    rows.expired(clock.instant()).forEach(this::drop);
    return false;
  }

  private void drop(BackupId id) {
    try {
      transactions.executeWithoutResult(status -> dropNow(id));
    } catch (DataAccessException | TransactionException e) {
      LOG.info("Backup {} is dropped later: {}", id.arn(), e.toString());
    }
  }

  /** Where another instance was faster it is not there any more. */
  private void dropNow(BackupId id) {
    if (rows.lock(id).isPresent() && !rows.isBeingRestored(id)) {
      rows.drop(id);
      LOG.info("Backup {} has expired.", id.arn());
    }
  }
}
