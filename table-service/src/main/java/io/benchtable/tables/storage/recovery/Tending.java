package io.benchtable.tables.storage.recovery;

import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Begins windows, ends them and drops what is left of them. A window begins while nobody writes to
 * its table, which is a moment: then every change is wholly before it or wholly behind.
 */
final class Tending {

  private static final Logger LOG = LoggerFactory.getLogger(Tending.class);
  private static final String SHORT_WAIT = "select set_config('lock_timeout', '100ms', true)";

  /** Longer than PostgreSQL's deadlock_timeout, after which autovacuum gives way to who waits. */
  private static final String LONG_WAIT = "select set_config('lock_timeout', '3s', true)";

  private final JdbcClient jdbc;
  private final PostgresRecoveries recoveries;
  private final PostgresWindows windows;
  private final PostgresPublication publication;
  private final TransactionTemplate transactions;
  private final Runnable changed;

  Tending(DataSource session, Runnable changed) {
    this.jdbc = JdbcClient.create(session);
    this.recoveries = new PostgresRecoveries(jdbc);
    this.windows = new PostgresWindows(jdbc);
    this.publication = new PostgresPublication(jdbc);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(session));
    this.changed = changed;
  }

  /**
   * Does what there is to do; false where some of it is to be tried again soon.
   *
   * @param known is told which windows there are then
   */
  boolean tend(Consumer<List<Window>> known) {
    boolean done = true;
    windows.endUnwanted();
    // Looked up first: whatever is over now is not published any more when it is dropped.
    List<Window> over = windows.over();
    for (String relation : publication.unwanted()) {
      done &= attempt(relation, () -> unpublish(relation));
    }
    for (Window window : done ? over : List.<Window>of()) {
      done &= attempt(window.changes(), () -> drop(window));
    }
    List<Long> wanted = recoveries.withoutWindow();
    for (long generation : wanted) {
      done &= attempt("items.t" + generation, () -> begin(generation));
    }
    if (!wanted.isEmpty()) {
      changed.run();
    }
    PostgresProgress.mark(jdbc);
    known.accept(windows.all());
    return done;
  }

  private boolean attempt(String relation, Runnable work) {
    try {
      transactions.executeWithoutResult(status -> work.run());
      return true;
    } catch (DataAccessException | TransactionException e) {
      LOG.info("{} is looked after again in a moment: {}", relation, e.toString());
      return false;
    }
  }

  private void begin(long generation) {
    if (!recoveries.hold(generation)) {
      return;
    }
    String relation = "items.t" + generation;
    // A lock for which no reader and no writer waits comes before the one for which writers do.
    run(LONG_WAIT);
    jdbc.sql("lock table " + relation + " in share update exclusive mode").update();
    run(SHORT_WAIT);
    jdbc.sql("lock table " + relation + " in share row exclusive mode").update();
    if (!publication.has(relation)) {
      publication.add(relation);
    }
    Window window = windows.begin(generation);
    jdbc.sql(WindowStatements.createChanges(window)).update();
  }

  private void unpublish(String relation) {
    run(LONG_WAIT);
    publication.drop(relation);
  }

  private void drop(Window window) {
    run(SHORT_WAIT);
    jdbc.sql(WindowStatements.drop(window.changes())).update();
    jdbc.sql(WindowStatements.drop(window.base())).update();
    windows.remove(window);
  }

  private void run(String setting) {
    jdbc.sql(setting).query(String.class).single();
  }
}
