package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.storage.recovery.Content;
import io.benchtable.tables.storage.transfer.DataFile.Key;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is exported page by page, in the order of keys; the same pages each time. */
final class ExportPages {

  private static final int ROWS = 500;
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private final JdbcClient jdbc;
  private final String sql;

  ExportPages(JdbcClient jdbc, Content content) {
    this.jdbc = jdbc;
    String length =
        content.since() == null
            ? "octet_length(item)"
            : "coalesce(octet_length(item), 0) + coalesce(octet_length(old_item), 0)";
    String columns =
        content.since() == null ? "null::text, null::timestamptz" : "old_item, changed_at";
    this.sql =
        """
        select pk, sk, item, %1$s, bytes from (
          select *, sum(bytes) over (order by pk, sk rows unbounded preceding) - bytes as before
          from (select *, %2$s as bytes from %3$s where (pk, sk) > (?, ?) order by pk, sk limit %4$d)
            as wanted) as counted
        where before <= %5$d order by pk, sk
        """
            .formatted(columns, length, content.relation(), ROWS, MOST_BYTES);
  }

  /**
   * An item, or a change of one.
   *
   * @param after null where it was removed
   * @param before null where there was none, or nobody asked
   * @param at null where all items are exported
   */
  record Line(
      Key key, @Nullable String after, @Nullable String before, @Nullable Instant at, long bytes) {}

  /** The next items behind a key, fewer of large ones; none where that was the last. */
  List<Line> behind(Key key) {
    return jdbc.sql(sql).params(key.pk(), key.sk()).query(ExportPages::line).list();
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    Timestamp at = row.getTimestamp(5);
    return new Line(
        new Key(row.getBytes(1), row.getBytes(2)),
        row.getString(3),
        row.getString(4),
        at == null ? null : at.toInstant(),
        row.getLong(6));
  }
}
