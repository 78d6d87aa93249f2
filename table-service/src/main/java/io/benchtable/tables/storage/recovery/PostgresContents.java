package io.benchtable.tables.storage.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contents that were asked for, in the catalogue. */
final class PostgresContents {

  private static final String SELECT =
      "select id, window_id, since, at, state from catalog.contents";

  private final JdbcClient jdbc;

  PostgresContents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Notes what is wanted.
   *
   * @param since null where no changes are wanted, but all items
   * @param readyAt it can be made when the log is archived up to there
   */
  Content insert(Window window, @Nullable Instant since, Instant at, Lsn readyAt) {
    return jdbc.sql(
            "insert into catalog.contents (window_id, since, at, ready_at, state)"
                + " values (?, ?::timestamptz, ?, ?::pg_lsn, 'WANTED')"
                + " returning id, window_id, since, at, state")
        .param(window.id())
        .param(since == null ? null : Timestamp.from(since))
        .param(Timestamp.from(at))
        .param(readyAt.toString())
        .query(PostgresContents::read)
        .single();
  }

  Optional<Content> find(long id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query(PostgresContents::read).optional();
  }

  /** Those that can be made, as the log is archived far enough; oldest first. */
  List<Content> ready() {
    return jdbc.sql(
            SELECT
                + " where state = 'WANTED' and ready_at < (select read_lsn from catalog.archive)"
                + " order by id")
        .query(PostgresContents::read)
        .list();
  }

  /** False where it is not wanted any more. */
  boolean made(Content content) {
    return jdbc.sql("update catalog.contents set state = 'THERE' where id = ? and state = 'WANTED'")
            .param(content.id())
            .update()
        == 1;
  }

  void remove(long id) {
    jdbc.sql("delete from catalog.contents where id = ?").param(id).update();
  }

  private static Content read(ResultSet row, int number) throws SQLException {
    Timestamp since = row.getTimestamp(3);
    return new Content(
        row.getLong(1),
        row.getLong(2),
        since == null ? null : since.toInstant(),
        row.getTimestamp(4).toInstant(),
        Content.State.valueOf(row.getString(5)));
  }
}
