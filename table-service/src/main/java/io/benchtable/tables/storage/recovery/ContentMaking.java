package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.storage.AdvisoryLock;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the relations of contents that were asked for. Each is one transaction: of one that breaks
 * nothing is left, and whoever takes it up begins anew.
 */
final class ContentMaking {

  /** Apart from other advisory locks of the database. */
  static final int LOCK = 0x63_6f_6e;

  private static final Logger LOG = LoggerFactory.getLogger(ContentMaking.class);

  private final DataSource database;
  private final PostgresContents rows;
  private final PostgresWindows windows;
  private final Runnable made;

  ContentMaking(DataSource database, Runnable made) {
    JdbcClient jdbc = JdbcClient.create(database);
    this.database = database;
    this.rows = new PostgresContents(jdbc);
    this.windows = new PostgresWindows(jdbc);
    this.made = made;
  }

  /** Makes all that can be made, unless another instance is at them. */
  boolean round() {
    rows.ready().forEach(this::make);
    return false;
  }

  private void make(Content content) {
    try {
      AdvisoryLock.patiently(
          AdvisoryLock.of(database, LOCK, Long.hashCode(content.id())),
          own ->
              new TransactionTemplate(new JdbcTransactionManager(own))
                  .executeWithoutResult(status -> makeNow(content, JdbcClient.create(own))));
      made.run();
    } catch (DataAccessException | TransactionException e) {
      LOG.warn("Content {} is made later: {}", content.relation(), e.toString());
    }
  }

  /** Who was faster has changed the state before the lock was free. */
  private void makeNow(Content content, JdbcClient jdbc) {
    Optional<Window> window = windows.find(content.window());
    if (window.isEmpty() || !new PostgresContents(jdbc).made(content)) {
      return;
    }
    jdbc.sql(statement(window.get(), content)).update();
    jdbc.sql(WindowStatements.order(content.relation())).update();
  }

  private static String statement(Window window, Content content) {
    Instant since = content.since();
    return since == null
        ? WindowStatements.content(window, content.at(), content.relation())
        : WindowStatements.changed(window, since, content.at(), content.relation());
  }
}
