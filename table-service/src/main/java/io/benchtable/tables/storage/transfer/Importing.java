package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.AdvisoryLock;
import io.benchtable.tables.storage.ItemIntake;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the tables of imports that were asked for. Whoever takes one up goes on behind the last
 * record that is done. A table stays where records had to be left out; it is dropped where the
 * bucket cannot be read.
 */
final class Importing {

  /** Apart from other advisory locks of the database. */
  static final int LOCK = 0x69_6d_70;

  private static final Logger LOG = LoggerFactory.getLogger(Importing.class);

  private final Catalogue catalogue;
  private final StoredTables tables;
  private final Buckets buckets;
  private final DataSource database;
  private final PostgresImports rows;
  private final TransactionTemplate transactions;
  private final InstantSource clock;

  Importing(
      Catalogue catalogue,
      StoredTables tables,
      Buckets buckets,
      DataSource database,
      TransactionTemplate transactions,
      InstantSource clock) {
    this.catalogue = catalogue;
    this.tables = tables;
    this.buckets = buckets;
    this.database = database;
    this.rows = new PostgresImports(JdbcClient.create(database));
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Makes all tables that are to be made, unless another instance is at them. */
  boolean round() {
    rows.forgetBefore(clock.instant().minus(Exporting.KNOWN));
    rows.running().forEach(this::look);
    return false;
  }

  private void look(Import begun) {
    try {
      AdvisoryLock.patiently(
          AdvisoryLock.of(database, LOCK, begun.id().id().hashCode()),
          own ->
              new PostgresImports(JdbcClient.create(own))
                  .find(begun.id())
                  .filter(now -> now.status() == TransferStatus.IN_PROGRESS)
                  .ifPresent(now -> run(now, own)));
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Import {} is gone on with later: {}", begun.id().arn(), e.toString());
    }
  }

  private void run(Import begun, DataSource own) {
    PostgresImports held = new PostgresImports(JdbcClient.create(own));
    try {
      TableDefinition table = table(begun).orElseThrow(TransferFailed::tableGone);
      Bucket bucket = buckets.open(begun.order().source().bucket());
      Import.Progress progress =
          new ImportRun(
                  begun,
                  ImportReading.of(begun.order(), bucket, table),
                  new ItemIntake(own, table),
                  held)
              .run();
      JdbcClient.create(own).sql("analyze " + table.relation()).update();
      finish(begun, table, progress.errors());
    } catch (TransferFailed e) {
      failIfHeld(begun, e, held);
    } catch (ClosedByInterruptException e) {
      LOG.info("Import {} is gone on with later: {}", begun.id().arn(), e.toString());
    } catch (IOException e) {
      LOG.error("Import {} cannot be read", begun.id().arn(), e);
      failIfHeld(begun, TransferFailed.of(e), held);
    }
  }

  private Optional<TableDefinition> table(Import begun) {
    return tables
        .find(begun.id().table())
        .filter(table -> table.generation() == begun.generation());
  }

  /** The table is there with all that fits, also where something did not. */
  private void finish(Import begun, TableDefinition table, long errors) {
    if (errors > 0) {
      LOG.warn("Import {} has left {} records out", begun.id().arn(), errors);
    }
    transactions.executeWithoutResult(
        status -> {
          if (errors == 0
              ? rows.complete(begun.id(), now())
              : rows.fail(begun.id(), now(), TransferFailure.RECORDS_LEFT_OUT)) {
            tables.finish(table);
          }
        });
    catalogue.forget(table.name());
  }

  /** A connection that is broken says so here: another instance is at it, perhaps. */
  private void failIfHeld(Import begun, TransferFailed failed, PostgresImports held) {
    held.find(begun.id());
    LOG.warn("Import {} is given up: {}", begun.id().arn(), failed.failure());
    Optional<TableDefinition> table = table(begun);
    boolean mine =
        Boolean.TRUE.equals(
            transactions.execute(
                status -> {
                  boolean failing = rows.fail(begun.id(), now(), failed.failure());
                  if (failing) {
                    table.ifPresent(tables::giveUp);
                  }
                  return failing;
                }));
    if (mine && table.isPresent()) {
      catalogue.drop(begun.id().table());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
