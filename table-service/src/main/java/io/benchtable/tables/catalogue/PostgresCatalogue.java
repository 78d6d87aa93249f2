package io.benchtable.tables.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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

  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private final Tables tables;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Duration statusTime;
  private final PostgresAnnotations annotations;
  private final PostgresSizes sizes;
  private final TableDeletion deletion;
  private final Consumer<IndexesChanged> listener;
  private final TableMemory memory = new TableMemory();

  PostgresCatalogue(
      Tables tables,
      JdbcClient jdbc,
      TransactionTemplate transactions,
      InstantSource clock,
      Duration statusTime,
      DeletedItems deletedItems,
      Consumer<IndexesChanged> listener) {
    this.tables = tables;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.statusTime = statusTime;
    this.annotations = new PostgresAnnotations(jdbc, transactions);
    this.sizes = new PostgresSizes(jdbc);
    this.deletion = new TableDeletion(tables, jdbc, sizes, deletedItems);
    this.listener = listener;
  }

  @Override
  public Optional<TableDefinition> find(String name) {
    if (!isStorable(name)) {
      return Optional.empty();
    }
    return memory.find(name, tables::findById);
  }

  @Override
  public void forget(String name) {
    memory.forget(name);
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
    return create(request, null);
  }

  @Override
  public TableDefinition restore(TableRequest request, Restoration restoration) {
    return create(request, restoration);
  }

  private TableDefinition create(TableRequest request, @Nullable Restoration restoration) {
    try {
      return memory.remember(transactions.execute(status -> createNow(request, restoration)));
    } catch (DuplicateKeyException e) {
      throw alreadyThere(request.name());
    }
  }

  private TableDefinition createNow(TableRequest request, @Nullable Restoration restoration) {
    tables.findById(request.name()).ifPresent(this::refuseAnother);
    long generation = jdbc.sql("select nextval('catalog.generations')").query(Long.class).single();
    String label = request.streamView() == null ? null : newLabel();
    TableDefinition created =
        tables.save(new NewTable(request, generation, moment(), label, restoration).definition());
    annotations.addTags(created.name(), request.options().tags());
    String policy = request.options().policy();
    if (policy != null) {
      annotations.putPolicy(created.name(), created.arn(), policy);
    }
    Relations.create(created).forEach(statement -> jdbc.sql(statement).update());
    emit(TableMessage.created(created));
    return created;
  }

  private void refuseAnother(TableDefinition there) {
    throw switch (there.status(clock.instant())) {
      case CREATING -> inUse(there.name(), "created");
      case DELETING -> inUse(there.name(), "deleted");
      case ACTIVE, UPDATING -> alreadyThere(there.name());
    };
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
              TableDeletion.refuseProtected(table);
              Moment moment = moment();
              refuseUnlessActive(table, moment.now());
              Admissible.checkDeletion(table, moment);
              if (deletion.isBeingCopied(table)) {
                throw inUse(name, "backed up");
              }
              deletion.begin(table);
              TableDefinition deleting =
                  table.with(
                      table.indexes(),
                      table.details().withStatus(TableStatus.DELETING, moment.shownUntil()));
              if (statusTime.isZero()) {
                deletion.end(table);
                return deleting;
              }
              return tables.save(deleting);
            });
    forget(name);
    return deleted;
  }

  @Override
  public void drop(String name) {
    transactions.executeWithoutResult(
        status -> {
          if (!tables.lock(name).isEmpty()) {
            tables
                .findById(name)
                .filter(table -> table.details().status() == TableStatus.DELETING)
                .ifPresent(deletion::end);
          }
        });
    forget(name);
  }

  @Override
  public Moment moment() {
    Instant now = clock.instant();
    return new Moment(now, statusTime.isZero() ? Instant.EPOCH : now.plus(statusTime));
  }

  private static void refuseUnlessActive(TableDefinition table, Instant now) {
    String doing =
        switch (table.statusWithoutIndexes(now)) {
          case ACTIVE -> "";
          case CREATING -> "created";
          case UPDATING -> "updated";
          case DELETING -> "deleted";
        };
    if (!doing.isEmpty()) {
      throw inUse(table.name(), doing);
    }
  }

  private static RequestRefused inUse(String name, String doing) {
    return RequestRefused.stillInUse("Table is being %s: %s".formatted(doing, name));
  }

  @Override
  public TableDefinition change(
      String name, Optional<StreamSwitch> stream, UnaryOperator<TableDefinition> settings) {
    TableDefinition after =
        locked(
            name,
            table -> {
              Moment moment = moment();
              TableDefinition changed = settings.apply(table);
              refuseUnlessActive(table, moment.now());
              Optional<StreamSwitch> switched = stream.filter(one -> !one.isDone(table));
              Admissible.check(table, changed, switched.isPresent());
              TableStatus status = Admissible.status(table, changed, switched.isPresent());
              TableDefinition shown =
                  changed.with(
                      changed.indexes(),
                      changed
                          .details()
                          .withStatus(
                              status,
                              status == TableStatus.UPDATING
                                  ? moment.shownUntil()
                                  : Instant.EPOCH));
              if (givesUpIndex(table, changed)) {
                deletion.cancelIndexing(table);
              }
              if (switched.isEmpty()) {
                return tables.save(shown);
              }
              switched.get().check(table);
              return withStream(shown, switched.get().view());
            });
    memory.remember(after);
    if (after.unsettled().isPresent()) {
      listener.accept(new IndexesChanged(name));
    }
    return after;
  }

  /** Whether an index that is being filled is given up. */
  private static boolean givesUpIndex(TableDefinition before, TableDefinition after) {
    Optional<Index> filling =
        before.unsettled().filter(index -> index.state() == IndexState.FILLING);
    return filling
        .flatMap(index -> after.index(index.name()))
        .filter(index -> index.state() == IndexState.DELETING)
        .isPresent();
  }

  @Override
  public TableDefinition setTimeToLive(String name, UnaryOperator<TableDefinition> change) {
    return memory.remember(
        locked(
            name,
            table -> {
              if (table.status(moment().now()) == TableStatus.DELETING) {
                throw inUse(name, "deleted");
              }
              TimeToLive changed = change.apply(table).timeToLive();
              return changed.equals(table.timeToLive())
                  ? table
                  : tables.save(table.withTimeToLive(changed));
            }));
  }

  private TableDefinition locked(String name, UnaryOperator<TableDefinition> work) {
    try {
      return transactions.execute(status -> work.apply(lock(name)));
    } catch (OptimisticLockingFailureException e) {
      throw inUse(name, "updated");
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

  @Override
  public TableSize size(TableDefinition table) {
    return sizes.of(table);
  }

  private String newLabel() {
    return LABEL.format(clock.instant());
  }

  private void emit(TableMessage message) {
    TableLog.emit(jdbc, message);
  }
}
