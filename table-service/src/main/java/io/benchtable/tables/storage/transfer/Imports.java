package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.Restoration;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The imports there are. They are asked for here; others read the files meanwhile. */
public final class Imports {

  /** How many tables can be made of something at once. */
  private static final int MOST = 50;

  private final Catalogue catalogue;
  private final StoredTables tables;
  private final Buckets buckets;
  private final PostgresImports rows;
  private final ClientTokens tokens;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Runnable begun;

  Imports(
      Catalogue catalogue,
      StoredTables tables,
      Buckets buckets,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock,
      Runnable begun) {
    this.catalogue = catalogue;
    this.tables = tables;
    this.buckets = buckets;
    this.rows = new PostgresImports(jdbc);
    this.tokens = ClientTokens.ofImports(jdbc);
    this.transactions = transactions;
    this.clock = clock;
    this.begun = begun;
  }

  /**
   * An import that is IN_PROGRESS, with a new table that is CREATING; or the one that the same
   * token was used for before.
   *
   * @param fingerprint tells the request from others under the same token
   */
  public Import begin(ImportOrder order, TableRequest table, byte[] fingerprint) {
    ObjectKeys.checkPrefix("S3KeyPrefix", order.source().prefix());
    buckets.require();
    Import made = transactions.execute(status -> beginNow(order, table, fingerprint));
    begun.run();
    return made;
  }

  private Import beginNow(ImportOrder order, TableRequest table, byte[] fingerprint) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return Optional.ofNullable(order.token())
        .flatMap(token -> tokens.begun(TransferId.Kind.IMPORT, token, fingerprint, now))
        .map(this::require)
        .orElseGet(() -> beginNew(order, table, fingerprint, now));
  }

  private Import beginNew(ImportOrder order, TableRequest wanted, byte[] fingerprint, Instant now) {
    if (tables.restoring().size() >= MOST) {
      throw new RequestRefused(
          ErrorCode.LIMIT_EXCEEDED,
          ("Subscriber limit exceeded: Only %d tables can be created, updated, or deleted"
                  + " simultaneously")
              .formatted(MOST));
    }
    TransferId id =
        TransferId.of(
            TransferId.Kind.IMPORT, wanted.name(), now, ThreadLocalRandom.current().nextInt());
    TableDefinition table = catalogue.restore(wanted, Restoration.ofImport(id.arn(), now));
    Import made =
        new Import(
            id,
            table.generation(),
            table.details().tableId(),
            order,
            TransferStatus.IN_PROGRESS,
            now,
            null,
            Import.Progress.NONE,
            null);
    rows.insert(made, fingerprint);
    return made;
  }

  public Import require(TransferId id) {
    return rows.find(id)
        .orElseThrow(
            () -> new RequestRefused(ErrorCode.IMPORT_NOT_FOUND, "Import not found: " + id.arn()));
  }

  /** In the order of the times at which they were asked for. */
  public List<Import> list(Optional<String> table, Optional<TransferId> after, int limit) {
    return rows.list(table, after, limit);
  }
}
