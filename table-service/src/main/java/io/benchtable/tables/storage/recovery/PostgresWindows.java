package io.benchtable.tables.storage.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The windows there are, in the catalogue. */
final class PostgresWindows {

  private static final String SELECT =
      "select id, generation, state, started_at::text, earliest from catalog.windows";

  private final JdbcClient jdbc;

  PostgresWindows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Window> all() {
    return jdbc.sql(SELECT + " order by id").query(PostgresWindows::read).list();
  }

  Optional<Window> find(long id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query(PostgresWindows::read).optional();
  }

  /** The window of a table that has one now. */
  Optional<Window> of(long generation) {
    return current(generation, "");
  }

  /** Keeps the window as it is until the end of the transaction. */
  Optional<Window> share(long generation) {
    return current(generation, " for share");
  }

  private Optional<Window> current(long generation, String lock) {
    return jdbc.sql(SELECT + " where generation = ? and state in ('FILLING', 'OPEN')" + lock)
        .param(generation)
        .query(PostgresWindows::read)
        .optional();
  }

  /** Keeps others from asking for contents of the window until the end of the transaction. */
  void lock(Window window) {
    jdbc.sql("select id from catalog.windows where id = ? for update")
        .param(window.id())
        .query(Long.class)
        .optional();
  }

  Window begin(long generation) {
    return jdbc.sql(
            "insert into catalog.windows (generation, state, started_at)"
                + " values (?, 'FILLING', pg_current_wal_insert_lsn())"
                + " returning id, generation, state, started_at::text, earliest")
        .param(generation)
        .query(PostgresWindows::read)
        .single();
  }

  /** False where the window is not FILLING any more. */
  boolean open(Window window, Timestamp earliest) {
    return jdbc.sql(
                "update catalog.windows set state = 'OPEN', earliest = ?"
                    + " where id = ? and state = 'FILLING'")
            .params(earliest, window.id())
            .update()
        == 1;
  }

  void end(long generation) {
    jdbc.sql(
            "update catalog.windows set state = 'ENDED'"
                + " where generation = ? and state in ('FILLING', 'OPEN')")
        .param(generation)
        .update();
  }

  /** Ends the windows that are not wanted any more, such as those of tables that are gone. */
  void endUnwanted() {
    jdbc.sql(
            "update catalog.windows set state = 'ENDED' where state in ('FILLING', 'OPEN')"
                + " and generation not in (select generation from catalog.recoveries)")
        .update();
  }

  /** Ends all windows as changes are missing; how many there were. */
  int lose() {
    // Windows come first: who is just asking for a content of one is waited for.
    int lost = jdbc.sql("update catalog.windows set state = 'LOST' where state <> 'LOST'").update();
    jdbc.sql("update catalog.contents set state = 'LOST' where state = 'WANTED'").update();
    return lost;
  }

  /** Windows that are over and that no content is made of any more. */
  List<Window> over() {
    return jdbc.sql(
            SELECT
                + " as w where state in ('ENDED', 'LOST') and not exists (select from"
                + " catalog.contents where window_id = w.id and state = 'WANTED') order by id")
        .query(PostgresWindows::read)
        .list();
  }

  void remove(Window window) {
    jdbc.sql("delete from catalog.windows where id = ?").param(window.id()).update();
  }

  private static Window read(ResultSet row, int number) throws SQLException {
    Timestamp earliest = row.getTimestamp(5);
    return new Window(
        row.getLong(1),
        row.getLong(2),
        Window.State.valueOf(row.getString(3)),
        Lsn.parse(row.getString(4)),
        earliest == null ? null : earliest.toInstant());
  }
}
