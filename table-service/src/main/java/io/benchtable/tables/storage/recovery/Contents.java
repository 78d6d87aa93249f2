package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What tables held at times within the last days. It is asked for here; others make the relation
 * meanwhile, of the whole content and nothing else. Who asks also releases it in the end.
 */
public final class Contents {

  private final JdbcClient jdbc;
  private final PostgresContents rows;
  private final PostgresWindows windows;
  private final PostgresRecoveries recoveries;
  private final PostgresProgress progress;
  private final TransactionTemplate transactions;

  Contents(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.rows = new PostgresContents(jdbc);
    this.windows = new PostgresWindows(jdbc);
    this.recoveries = new PostgresRecoveries(jdbc);
    this.progress = new PostgresProgress(jdbc);
    this.transactions = transactions;
  }

  /** The times at which the content is known; refused where recovery is off, or just beginning. */
  public RecoveryTimes require(TableDefinition table) {
    OptionalInt days = recoveries.days(table.generation());
    if (days.isEmpty()) {
      throw unavailable("Point in time recovery is not enabled for table '%s'", table);
    }
    return windows
        .of(table.generation())
        .flatMap(window -> times(window, days.getAsInt()))
        .orElseThrow(
            () -> unavailable("Point in time recovery is being enabled for table '%s'", table));
  }

  /** Empty while what the table held at first is being copied. */
  Optional<RecoveryTimes> times(Window window, int days) {
    Instant now = now();
    return Optional.ofNullable(window.earliest())
        .map(begun -> RecoveryTimes.of(begun, days, progress.until().orElse(Instant.EPOCH), now));
  }

  /**
   * Asks for what the table held at a time, and no later than now; without one at this moment, with
   * everything that was acknowledged. Refused as {@link #require} does, and for times of which it
   * is not known. It goes on where recovery is switched off later, or the table deleted. Joins the
   * caller's transaction.
   */
  public Content want(TableDefinition table, Optional<Instant> at) {
    return want(table, null, at);
  }

  /**
   * Asks for what changed from a time on up to just before another one; the rest is as in {@link
   * #want}.
   */
  public Content wantChanges(TableDefinition table, Instant since, Optional<Instant> until) {
    return want(table, since.truncatedTo(ChronoUnit.MICROS), until);
  }

  private Content want(TableDefinition table, @Nullable Instant since, Optional<Instant> at) {
    return transactions.execute(
        status -> {
          require(table);
          Window window =
              windows
                  .share(table.generation())
                  .orElseThrow(
                      () ->
                          unavailable(
                              "Point in time recovery is not enabled for table '%s'", table));
          RecoveryTimes times = require(table);
          Instant wanted = at.orElse(times.now()).truncatedTo(ChronoUnit.MICROS);
          times.check(wanted);
          if (since != null) {
            times.check(since);
          }
          return rows.insert(window, since, wanted, PostgresProgress.mark(jdbc));
        });
  }

  public Optional<Content> find(long id) {
    return rows.find(id);
  }

  /** Nobody needs it any more: its relation goes. Joins the caller's transaction. */
  public void release(Content content) {
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql(WindowStatements.drop(content.relation())).update();
          rows.remove(content.id());
        });
  }

  /** By the database's clock, which commits are told by. */
  private Instant now() {
    return jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
  }

  private static RequestRefused unavailable(String text, TableDefinition table) {
    return new RequestRefused(
        ErrorCode.POINT_IN_TIME_RECOVERY_UNAVAILABLE, text.formatted(table.name()));
  }
}
