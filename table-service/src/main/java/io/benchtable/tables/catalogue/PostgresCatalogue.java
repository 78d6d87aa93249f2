package io.benchtable.tables.catalogue;

import io.benchtable.tables.catalogue.TableSize.IndexSize;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The catalogue in PostgreSQL, with a memory of what was looked up in the last seconds. Another
 * instance may delete a table meanwhile: its relation is gone then, never wrong, and whoever meets
 * that calls {@link #forget}.
 */
final class PostgresCatalogue implements Catalogue {

  private static final long REMEMBERED_NANOS = 2_000_000_000L;
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final Tables tables;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Map<String, Remembered> memory = new ConcurrentHashMap<>();

  private record Remembered(TableDefinition table, long atNanos) {

    boolean isFresh() {
      return System.nanoTime() - atNanos < REMEMBERED_NANOS;
    }
  }

  PostgresCatalogue(
      Tables tables, JdbcClient jdbc, TransactionTemplate transactions, InstantSource clock) {
    this.tables = tables;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Optional<TableDefinition> find(String name) {
    if (!isStorable(name)) {
      return Optional.empty();
    }
    Remembered remembered = memory.get(name);
    if (remembered != null && (remembered.isFresh() || !isMine(name, remembered))) {
      return Optional.of(remembered.table());
    }
    Optional<TableDefinition> found = tables.findById(name);
    found.ifPresentOrElse(this::remember, () -> memory.remove(name));
    return found;
  }

  /** Of all that find a memory too old, one looks again; the others go on with it meanwhile. */
  private boolean isMine(String name, Remembered old) {
    return memory.replace(name, old, new Remembered(old.table(), System.nanoTime()));
  }

  private TableDefinition remember(TableDefinition table) {
    memory.put(table.name(), new Remembered(table, System.nanoTime()));
    return table;
  }

  @Override
  public void forget(String name) {
    memory.remove(name);
  }

  @Override
  public List<String> names(@Nullable String after, int limit) {
    if (after != null && !isStorable(after)) {
      throw RequestRefused.invalid("Expected the name of a table to go on after, but got another.");
    }
    return tables.namesAfter(after == null ? "" : after, limit);
  }

  /** The database's texts have no U+0000; no table can be called so. */
  private static boolean isStorable(String name) {
    return name.indexOf(0) < 0;
  }

  @Override
  public TableDefinition create(TableRequest request) {
    try {
      return remember(transactions.execute(status -> createNow(request)));
    } catch (DuplicateKeyException e) {
      throw alreadyThere(request.name());
    }
  }

  private TableDefinition createNow(TableRequest request) {
    if (tables.existsById(request.name())) {
      throw alreadyThere(request.name());
    }
    long generation = jdbc.sql("select nextval('catalog.generations')").query(Long.class).single();
    StreamView view = request.streamView();
    TableDefinition created =
        tables.save(
            new TableDefinition(
                request.name(),
                generation,
                request.partition(),
                request.sort(),
                request.indexes(),
                request.billingMode(),
                request.throughput(),
                request.deletionProtected(),
                view,
                view == null ? null : newLabel(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                TimeToLive.NONE,
                0));
    Relations.create(created).forEach(statement -> jdbc.sql(statement).update());
    emit(TableMessage.created(created));
    return created;
  }

  private static RequestRefused alreadyThere(String name) {
    return new RequestRefused(ErrorCode.RESOURCE_IN_USE, "Table already exists: " + name);
  }

  @Override
  public TableDefinition delete(String name) {
    TableDefinition deleted =
        locked(
            name,
            table -> {
              if (table.deletionProtected()) {
                throw RequestRefused.invalid(
                    "Resource cannot be deleted as it is currently protected against deletion."
                        + " Disable deletion protection first.");
              }
              tables.delete(table);
              cancelIndexing(table);
              jdbc.sql(Relations.drop(table)).update();
              emit(TableMessage.deleted(table));
              return table;
            });
    forget(name);
    return deleted;
  }

  /** The index of a table that goes is not waited for: it may be waiting for others itself. */
  private void cancelIndexing(TableDefinition table) {
    jdbc.sql(
            "select pg_cancel_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                + " and database = (select oid from pg_database where datname = current_database())"
                + " and classid = ?::bigint::oid and objid = ?::bigint::oid")
        .param(ExpiringTables.LOCK)
        .param(table.generation())
        .query(Boolean.class)
        .list();
  }

  @Override
  public TableDefinition change(
      String name, Optional<StreamSwitch> stream, UnaryOperator<TableDefinition> settings) {
    return remember(
        locked(
            name,
            table -> {
              TableDefinition changed = settings.apply(table);
              if (stream.isEmpty()) {
                return tables.save(changed);
              }
              refuseSameStream(table, stream.get().view());
              return withStream(changed, stream.get().view());
            }));
  }

  @Override
  public TableDefinition setStream(String name, @Nullable StreamView view) {
    return remember(
        locked(name, table -> table.streamView() == view ? table : withStream(table, view)));
  }

  private TableDefinition locked(String name, UnaryOperator<TableDefinition> work) {
    try {
      return transactions.execute(status -> work.apply(lock(name)));
    } catch (OptimisticLockingFailureException e) {
      throw new RequestRefused(
          ErrorCode.RESOURCE_IN_USE,
          "Attempt to change a resource which is still in use: Table is being updated: " + name);
    }
  }

  /** As it is stored, whatever is remembered, and as it stays until the end of the transaction. */
  private TableDefinition lock(String name) {
    if (!isStorable(name) || tables.lock(name).isEmpty()) {
      throw Catalogue.missing(name);
    }
    return tables.findById(name).orElseThrow(() -> Catalogue.missing(name));
  }

  private TableDefinition withStream(TableDefinition table, @Nullable StreamView view) {
    TableDefinition changed =
        tables.save(table.withStream(view, view == null ? table.streamLabel() : newLabel()));
    emit(TableMessage.streamChanged(changed));
    return changed;
  }

  private static void refuseSameStream(TableDefinition table, @Nullable StreamView view) {
    if (view != null && table.streamView() != null) {
      throw RequestRefused.invalid(
          "Table already has an enabled stream: TableName: " + table.name());
    }
    if (view == null && table.streamView() == null) {
      throw RequestRefused.invalid(
          "Table already has a disabled stream: TableName: " + table.name());
    }
  }

  @Override
  public TableSize size(TableDefinition table) {
    IndexSize whole = sizeOf(table.relation());
    List<IndexSize> indexes = new ArrayList<>();
    for (int i = 0; i < table.indexes().size(); i++) {
      indexes.add(sizeOf(Relations.index(table, i)));
    }
    return new TableSize(whole.items(), whole.bytes(), indexes);
  }

  private IndexSize sizeOf(String relation) {
    return jdbc.sql(
            "select greatest(reltuples, 0)::bigint, pg_table_size(oid) from pg_class"
                + " where oid = to_regclass(?)")
        .param(relation)
        .query((row, number) -> new IndexSize(row.getLong(1), row.getLong(2)))
        .optional()
        .orElse(new IndexSize(0, 0));
  }

  private String newLabel() {
    return LABEL.format(clock.instant());
  }

  private void emit(TableMessage message) {
    TableLog.emit(jdbc, message);
  }
}
