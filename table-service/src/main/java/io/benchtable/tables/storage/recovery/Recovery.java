package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.backup.Backups;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Switches point-in-time recovery of tables on and off, and tells how it is. */
public final class Recovery {

  /** What there is where nothing else is asked for. */
  public static final int MOST_DAYS = 35;

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 60;

  private final StoredTables tables;
  private final PostgresRecoveries recoveries;
  private final PostgresWindows windows;
  private final PostgresSlot slot;
  private final Contents contents;
  private final TransactionTemplate transactions;
  private final InstantSource clock;
  private final Runnable switched;

  Recovery(
      StoredTables tables,
      JdbcClient jdbc,
      Contents contents,
      TransactionTemplate transactions,
      InstantSource clock,
      Runnable switched) {
    this.tables = tables;
    this.recoveries = new PostgresRecoveries(jdbc);
    this.windows = new PostgresWindows(jdbc);
    this.slot = new PostgresSlot(jdbc);
    this.contents = contents;
    this.transactions = transactions;
    this.clock = clock;
    this.switched = switched;
  }

  /**
   * Where it is on already, only the number of days changes. Of a small table it waits until what
   * it holds is copied, so that the times are part of the answer.
   */
  public RecoveryStatus enable(String table, OptionalInt days) {
    slot.obstacle()
        .ifPresent(
            obstacle -> {
              throw new RequestRefused(
                  ErrorCode.UNSUPPORTED_OPERATION,
                  "Point-in-time recovery is not supported: " + obstacle);
            });
    TableDefinition changed =
        change(table, generation -> recoveries.put(generation, days.orElse(MOST_DAYS)));
    RecoveryStatus status = describe(changed);
    for (int i = 0; i < MOST_LOOKS && status.times().isEmpty(); i++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      status = describe(changed);
    }
    return status;
  }

  /** What was archived goes: switched on again, it begins anew. */
  public RecoveryStatus disable(String table) {
    return describe(
        change(
            table,
            generation -> {
              recoveries.remove(generation);
              windows.end(generation);
            }));
  }

  private TableDefinition change(String name, Consumer<Long> change) {
    TableDefinition table =
        transactions.execute(
            status -> {
              TableDefinition held = tables.hold(name).orElseThrow(() -> missing(name));
              refuseUnlessThere(held);
              change.accept(held.generation());
              return held;
            });
    switched.run();
    return table;
  }

  private void refuseUnlessThere(TableDefinition table) {
    switch (table.status(clock.instant())) {
      case ACTIVE, UPDATING -> {}
      case CREATING ->
          throw table.details().restoration() == null
              ? new RequestRefused(
                  ErrorCode.CONTINUOUS_BACKUPS_UNAVAILABLE,
                  "Backups are being enabled for the table: "
                      + table.name()
                      + ". Please retry later")
              : missing(table.name());
      case DELETING -> throw missing(table.name());
    }
  }

  public RecoveryStatus describe(String table) {
    return describe(tables.find(table).orElseThrow(() -> missing(table)));
  }

  private RecoveryStatus describe(TableDefinition table) {
    OptionalInt days = recoveries.days(table.generation());
    Optional<RecoveryTimes> times =
        days.isEmpty()
            ? Optional.empty()
            : windows
                .of(table.generation())
                .flatMap(window -> contents.times(window, days.getAsInt()));
    return new RecoveryStatus(days, times);
  }

  private static RequestRefused missing(String table) {
    return Backups.missingTable(table);
  }
}
