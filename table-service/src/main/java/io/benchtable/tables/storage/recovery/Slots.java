package io.benchtable.tables.storage.recovery;

import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Has the slot be there, and says when changes may have gone past it. */
final class Slots {

  private static final Logger LOG = LoggerFactory.getLogger(Slots.class);

  private final PostgresSlot slot;
  private final PostgresProgress progress;
  private final PostgresWindows windows;
  private final TransactionTemplate transactions;

  Slots(DataSource session) {
    JdbcClient jdbc = JdbcClient.create(session);
    this.slot = new PostgresSlot(jdbc);
    this.progress = new PostgresProgress(jdbc);
    this.windows = new PostgresWindows(jdbc);
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(session));
  }

  /**
   * Up to where the log is archived. Where it does not go on there, all windows are over before a
   * new slot is made: whatever happens in between, none shows a time of which changes are missing.
   */
  Lsn prepare() {
    Progress known = progress.find();
    Lsn position = known.position();
    Optional<String> gap = new Continuity(known, slot.state(), slot.system(), slot.logEnd()).gap();
    if (position != null && gap.isEmpty()) {
      return position;
    }
    Integer lost =
        transactions.execute(
            status -> {
              progress.forget();
              return windows.lose();
            });
    if (lost > 0) {
      LOG.warn(
          "Point-in-time recovery begins anew for {} tables, as changes may be missing: {}.",
          lost,
          gap.orElse("nothing is known"));
    }
    slot.drop();
    Lsn beginning = slot.create();
    progress.begin(beginning, slot.system());
    return beginning;
  }

  /** Lets the database remove all log, unless somebody still reads it. */
  void drop() {
    if (slot.isFree()) {
      progress.forget();
      slot.drop();
    }
  }
}
