package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.backup.Backups;
import io.benchtable.tables.storage.recovery.Content;
import io.benchtable.tables.storage.recovery.Contents;
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

  private final Catalogue catalogue;
  private final StoredTables tables;
  private final Contents contents;
  private final Buckets buckets;
  private final PostgresExports rows;
  private final ClientTokens tokens;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final TransferLimit limit;
  private final Runnable begun;

  Exports(
      Catalogue catalogue,
      StoredTables tables,
      Contents contents,
      Buckets buckets,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock,
      TransferLimit limit,
      Runnable begun) {
    this.catalogue = catalogue;
    this.tables = tables;
    this.contents = contents;
    this.buckets = buckets;
    this.rows = new PostgresExports(jdbc);
    this.tokens = ClientTokens.ofExports(jdbc);
    this.transactions = transactions;
    this.clock = clock;
    this.limit = limit;
    this.begun = begun;
  }

  /**
   * An export that is IN_PROGRESS, or the one that the same token was used for before. The table
   * must be there, and be the same one.
   *
   * @param arn by which the table was named
   * @param fingerprint tells the request from others under the same token
   */
  public Export begin(ExportOrder order, String arn, byte[] fingerprint) {
    return begin(order, arn, fingerprint, () -> {});
  }

  /**
   * The same.
   *
   * @param check refuses a new export that its caller has more to say of
   */
  public Export begin(ExportOrder order, String arn, byte[] fingerprint, Runnable check) {
    ObjectKeys.checkPrefix("S3Prefix", order.destination().prefix());
    buckets.require();
    TableDefinition table = tables.find(order.table()).orElseThrow(() -> Backups.missingTable(arn));
    long bytes = catalogue.size(table).bytes();
    Export export =
        transactions.execute(status -> beginNow(table, bytes, order, fingerprint, check));
    begun.run();
    return export;
  }

  private Export beginNow(
      TableDefinition table, long bytes, ExportOrder order, byte[] fingerprint, Runnable check) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return Optional.ofNullable(order.token())
        .flatMap(token -> tokens.begun(TransferId.Kind.EXPORT, token, fingerprint, now))
        .map(this::require)
        .map(export -> sameTable(export, table))
        .orElseGet(
            () -> {
              check.run();
              return beginNew(table, bytes, order, fingerprint, now);
            });
  }

  /** A token stands for no export of another table that had the name before. */
  private Export sameTable(Export export, TableDefinition table) {
    if (!export.source().tableId().equals(table.details().tableId())) {
      throw tokens.refused();
    }
    return export;
  }

  private Export beginNew(
      TableDefinition table, long bytes, ExportOrder order, byte[] fingerprint, Instant now) {
    Content content = content(table, order);
    checkLimit(order, bytes);
    Export export =
        new Export(
            TransferId.of(
                TransferId.Kind.EXPORT, table.name(), now, ThreadLocalRandom.current().nextInt()),
            new Export.Source(table.details().tableId(), table.key().names(), bytes),
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

  /** Exports of all items and of changes have as much each. */
  private void checkLimit(ExportOrder order, long bytes) {
    limit.check(
        rows.running().stream()
            .filter(export -> export.order().ofAll() == order.ofAll())
            .map(export -> export.source().bytes())
            .toList(),
        bytes);
  }

  private Content content(TableDefinition table, ExportOrder order) {
    ExportTimes exportable = ExportTimes.of(table.createdAt());
    exportable.checkBegin(order);
    exportable.check(order, contents.require(table));
    Optional<Instant> until = Optional.ofNullable(order.until());
    ExportOrder.Changes changes = order.changes();
    return changes == null
        ? contents.want(table, until)
        : contents.wantChanges(table, changes.since(), until);
  }

  public Export require(TransferId id) {
    return rows.find(id)
        .orElseThrow(
            () ->
                new RequestRefused(
                    ErrorCode.EXPORT_NOT_FOUND, "Export not found: Export not found: " + id.arn()));
  }

  /**
   * The latest first.
   *
   * @param table as it is now: one that is gone has none, nor has another one under its name
   */
  public List<Export> list(Optional<String> table, Optional<TransferId> after, int limit) {
    if (table.isEmpty()) {
      return rows.list(after, limit);
    }
    return tables.find(table.get()).map(now -> rows.listOf(now, after, limit)).orElse(List.of());
  }
}
