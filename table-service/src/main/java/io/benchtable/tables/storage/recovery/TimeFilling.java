package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.Restoration;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.AdvisoryLock;
import io.benchtable.tables.storage.ItemFilling;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills what tables held at times into the tables that are made of that. A table of which changes
 * turn out to be missing is given up: better none than one that lacks some.
 */
final class TimeFilling {

  /** Apart from other advisory locks of the database. */
  static final int LOCK = 0x74_69_6d;

  private static final Logger LOG = LoggerFactory.getLogger(TimeFilling.class);

  private final Catalogue catalogue;
  private final StoredTables tables;
  private final Contents contents;
  private final DataSource database;
  private final TransactionTemplate transactions;

  TimeFilling(
      Catalogue catalogue,
      StoredTables tables,
      Contents contents,
      DataSource database,
      TransactionTemplate transactions) {
    this.catalogue = catalogue;
    this.tables = tables;
    this.contents = contents;
    this.database = database;
    this.transactions = transactions;
  }

  /** Fills all tables whose contents are there, unless another instance is at them. */
  boolean round() {
    for (TableDefinition table : tables.restoring()) {
      content(table).ifPresent(content -> look(table, content));
    }
    return false;
  }

  private Optional<Content> content(TableDefinition table) {
    return Optional.ofNullable(table.details().restoration())
        .map(Restoration::content)
        .flatMap(contents::find);
  }

  private void look(TableDefinition table, Content content) {
    try {
      switch (content.state()) {
        case WANTED -> {}
        case THERE ->
            AdvisoryLock.patiently(
                AdvisoryLock.of(database, LOCK, Long.hashCode(table.generation())),
                own -> fill(table, content, own));
        case LOST -> giveUp(table, content);
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Table {} is filled later: {}", table.name(), e.toString());
    }
  }

  private void fill(TableDefinition table, Content content, DataSource own) {
    if (contents.find(content.id()).isEmpty()) {
      return;
    }
    ItemFilling filling = new ItemFilling(own, table, content.relation());
    while (filling.next()) {
      LOG.debug("Table {} is being filled.", table.name());
    }
    JdbcClient.create(own).sql("analyze " + table.relation()).update();
    end(content, () -> tables.finish(table));
    catalogue.forget(table.name());
  }

  private void giveUp(TableDefinition table, Content content) {
    LOG.error("Table {} is given up, as changes up to {} are missing.", table.name(), content.at());
    end(content, () -> tables.giveUp(table));
    catalogue.drop(table.name());
  }

  private void end(Content content, Runnable work) {
    transactions.executeWithoutResult(
        status -> {
          contents.release(content);
          work.run();
        });
  }
}
