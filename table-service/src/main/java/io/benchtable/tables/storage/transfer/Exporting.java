package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.storage.AdvisoryLock;
import io.benchtable.tables.storage.recovery.Content;
import io.benchtable.tables.storage.recovery.Contents;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the exports that were asked for. Whoever takes one up goes on behind the last file that
 * was written as a whole.
 */
final class Exporting {

  /** Apart from other advisory locks of the database. */
  static final int LOCK = 0x65_78_70;

  /** For how long they are known. */
  static final Duration KNOWN = Duration.ofDays(90);

  private static final Logger LOG = LoggerFactory.getLogger(Exporting.class);

  private final Contents contents;
  private final Buckets buckets;
  private final DataSource database;
  private final PostgresExports rows;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final long mostBytes;

  Exporting(
      Contents contents,
      Buckets buckets,
      DataSource database,
      TransactionTemplate transactions,
      InstantSource clock,
      long mostBytes) {
    this.contents = contents;
    this.buckets = buckets;
    this.database = database;
    this.rows = new PostgresExports(JdbcClient.create(database));
    this.transactions = transactions;
    this.clock = clock;
    this.mostBytes = mostBytes;
  }

  /** Writes all whose contents are there, unless another instance is at them. */
  boolean round() {
    rows.forgetBefore(clock.instant().minus(KNOWN));
    for (Export export : rows.running()) {
      content(export).ifPresent(content -> look(export, content));
    }
    return false;
  }

  private Optional<Content> content(Export export) {
    return Optional.ofNullable(export.content()).flatMap(contents::find);
  }

  private void look(Export export, Content content) {
    try {
      switch (content.state()) {
        case WANTED -> {}
        case THERE ->
            AdvisoryLock.patiently(
                AdvisoryLock.of(database, LOCK, export.id().id().hashCode()),
                own -> write(export, content, JdbcClient.create(own)));
        case LOST -> fail(export, content, TransferFailed.changesMissing());
      }
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Export {} is written later: {}", export.id().arn(), e.toString());
    }
  }

  /** Who was faster has changed the status before the lock was free. */
  private void write(Export export, Content content, JdbcClient own) {
    PostgresExports held = new PostgresExports(own);
    if (held.find(export.id()).filter(now -> now.status() == export.status()).isEmpty()) {
      return;
    }
    try {
      ExportWriting writing =
          new ExportWriting(
              export,
              buckets.open(export.order().destination().bucket()),
              new ExportPages(own, content),
              held,
              mostBytes);
      List<DataFile> files = writing.data();
      Instant endedAt = now();
      writing.manifests(files, endedAt);
      complete(export, content, files, endedAt);
    } catch (TransferFailed e) {
      failIfHeld(export, content, e, held);
    } catch (ClosedByInterruptException e) {
      LOG.info("Export {} is gone on with later: {}", export.id().arn(), e.toString());
    } catch (IOException e) {
      LOG.error("Export {} cannot be written", export.id().arn(), e);
      failIfHeld(export, content, TransferFailed.of(e), held);
    }
  }

  /** A connection that is broken says so here: another instance is at it, perhaps. */
  private void failIfHeld(
      Export export, Content content, TransferFailed failed, PostgresExports held) {
    held.find(export.id());
    fail(export, content, failed);
  }

  private void complete(Export export, Content content, List<DataFile> files, Instant endedAt) {
    transactions.executeWithoutResult(
        status -> {
          if (rows.complete(
              export.id(),
              endedAt,
              files.stream().mapToLong(DataFile::items).sum(),
              files.stream().mapToLong(DataFile::bytes).sum())) {
            contents.release(content);
          }
        });
  }

  private void fail(Export export, Content content, TransferFailed failed) {
    LOG.warn("Export {} is given up: {}", export.id().arn(), failed.failure());
    transactions.executeWithoutResult(
        status -> {
          if (rows.fail(export.id(), now(), failed.failure())) {
            contents.release(content);
          }
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
