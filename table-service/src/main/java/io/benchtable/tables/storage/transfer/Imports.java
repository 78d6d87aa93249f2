package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.Restoration;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The imports there are. They are asked for here; others read the files meanwhile. */
public final class Imports {

  private final Catalogue catalogue;
  private final StoredTables tables;
  private final Buckets buckets;
  private final PostgresImports rows;
  private final ClientTokens tokens;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final TransferLimit limit;
  private final Runnable begun;

  Imports(
      Catalogue catalogue,
      StoredTables tables,
      Buckets buckets,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock,
      TransferLimit limit,
      Runnable begun) {
    this.catalogue = catalogue;
    this.tables = tables;
    this.buckets = buckets;
    this.rows = new PostgresImports(jdbc);
    this.tokens = ClientTokens.ofImports(jdbc);
    this.transactions = transactions;
    this.clock = clock;
    this.limit = limit;
    this.begun = begun;
  }

  /**
   * An import that is IN_PROGRESS, with a new table that is CREATING; or the one that the same
   * token was used for before. The name of a table that is there is refused first, unless it is
   * only being imported.
   *
   * @param fingerprint tells the request from others under the same token
   */
  public Import begin(ImportOrder order, TableRequest table, byte[] fingerprint) {
    ObjectKeys.checkPrefix("S3KeyPrefix", order.source().prefix());
    buckets.require();
    refuseIf(table.name(), there -> !isBeingImported(there));
    ImportOrder sized = order.bytes(bytes(order.source()));
    Import made = transactions.execute(status -> beginNow(sized, table, fingerprint));
    begun.run();
    return made;
  }

  /** None where they cannot be looked at, of which the import itself tells more. */
  private long bytes(ImportOrder.Source source) {
    try {
      return buckets.open(source.bucket()).bytes(source.prefix());
    } catch (TransferFailed | IOException _) {
      return 0;
    }
  }

  private Import beginNow(ImportOrder order, TableRequest table, byte[] fingerprint) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    refuseIf(table.name(), there -> !isBeingImported(there));
    return Optional.ofNullable(order.token())
        .flatMap(token -> tokens.begun(TransferId.Kind.IMPORT, token, fingerprint, now))
        .map(this::require)
        .orElseGet(() -> beginNew(order, table, fingerprint, now));
  }

  private void refuseIf(String name, Predicate<TableDefinition> inTheWay) {
    if (tables.find(name).filter(inTheWay).isPresent()) {
      throw new RequestRefused(ErrorCode.RESOURCE_IN_USE, "Table already exists: " + name);
    }
  }

  private static boolean isBeingImported(TableDefinition table) {
    Restoration restoration = table.details().restoration();
    return restoration != null && restoration.inProgress() && restoration.isImport();
  }

  private Import beginNew(ImportOrder order, TableRequest wanted, byte[] fingerprint, Instant now) {
    refuseIf(wanted.name(), _ -> true);
    limit.check(
        rows.running().stream().map(running -> running.order().bytes()).toList(), order.bytes());
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
