package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.backup.Backups;
import io.benchtable.tables.storage.recovery.Content;
import io.benchtable.tables.storage.recovery.Contents;
import io.benchtable.tables.storage.recovery.RecoveryTimes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The exports there are. They are asked for here; others write the files meanwhile. */
public final class Exports {

  /** How many there can be in progress. */
  private static final int MOST = 300;

  private final StoredTables tables;
  private final Contents contents;
  private final Buckets buckets;
  private final PostgresExports rows;
  private final ClientTokens tokens;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Runnable begun;

  Exports(
      StoredTables tables,
      Contents contents,
      Buckets buckets,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock,
      Runnable begun) {
    this.tables = tables;
    this.contents = contents;
    this.buckets = buckets;
    this.rows = new PostgresExports(jdbc);
    this.tokens = ClientTokens.ofExports(jdbc);
    this.transactions = transactions;
    this.clock = clock;
    this.begun = begun;
  }

  /**
   * An export that is IN_PROGRESS, or the one that the same token was used for before.
   *
   * @param fingerprint tells the request from others under the same token
   */
  public Export begin(ExportOrder order, byte[] fingerprint) {
    ObjectKeys.checkPrefix("S3Prefix", order.destination().prefix());
    buckets.require();
    Export export = transactions.execute(status -> beginNow(order, fingerprint));
    begun.run();
    return export;
  }

  private Export beginNow(ExportOrder order, byte[] fingerprint) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return Optional.ofNullable(order.token())
        .flatMap(token -> tokens.begun(TransferId.Kind.EXPORT, token, fingerprint, now))
        .map(this::require)
        .orElseGet(() -> beginNew(order, fingerprint, now));
  }

  private Export beginNew(ExportOrder order, byte[] fingerprint, Instant now) {
    TableDefinition table =
        tables.find(order.table()).orElseThrow(() -> Backups.missingTable(order.table()));
    refuseTooMany();
    Content content = content(table, order);
    Export export =
        new Export(
            TransferId.of(
                TransferId.Kind.EXPORT, table.name(), now, ThreadLocalRandom.current().nextInt()),
            new Export.Source(table.details().tableId(), table.key().names()),
            order.until(content.at()),
            TransferStatus.IN_PROGRESS,
            now,
            null,
            content.id(),
            0,
            0,
            null);
    rows.insert(export, fingerprint);
    return export;
  }

  private void refuseTooMany() {
    if (rows.runningCount() >= MOST) {
      throw new RequestRefused(
          ErrorCode.LIMIT_EXCEEDED,
          "Subscriber limit exceeded: Only %d exports can be in progress simultaneously"
              .formatted(MOST));
    }
  }

  private Content content(TableDefinition table, ExportOrder order) {
    RecoveryTimes times = contents.require(table);
    Optional<Instant> until = Optional.ofNullable(order.until());
    ExportOrder.Changes changes = order.changes();
    if (changes == null) {
      until.ifPresent(at -> check("ExportTime", at, times));
      return contents.want(table, until);
    }
    check("ExportFromTime", changes.since(), times);
    until.ifPresent(at -> check("ExportToTime", at, times));
    return contents.wantChanges(table, changes.since(), until);
  }

  private static void check(String member, Instant at, RecoveryTimes times) {
    if (!times.holds(at)) {
      throw new RequestRefused(
          ErrorCode.INVALID_EXPORT_TIME,
          ("%s '%s' must be within EarliestRestorableDateTime '%s' and"
                  + " LatestRestorableDateTime '%s'")
              .formatted(
                  member,
                  at.truncatedTo(ChronoUnit.SECONDS),
                  times.earliest().truncatedTo(ChronoUnit.SECONDS),
                  times.latest().truncatedTo(ChronoUnit.SECONDS)));
    }
  }

  public Export require(TransferId id) {
    return rows.find(id)
        .orElseThrow(
            () ->
                new RequestRefused(
                    ErrorCode.EXPORT_NOT_FOUND, "Export not found: Export not found: " + id.arn()));
  }

  /** The latest first. */
  public List<Export> list(Optional<String> table, Optional<TransferId> after, int limit) {
    return rows.list(table, after, limit);
  }
}
