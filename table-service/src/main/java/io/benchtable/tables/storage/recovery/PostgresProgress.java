package io.benchtable.tables.storage.recovery;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the log is archived, in the catalogue. */
final class PostgresProgress {

  /** Of messages in the log that tell the time at which they were written. */
  static final String PREFIX = "benchtable-archive";

  private final JdbcClient jdbc;

  PostgresProgress(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Progress find() {
    return jdbc.sql("select read_lsn::text, system_id from catalog.archive")
        .query(
            (row, number) -> {
              String position = row.getString(1);
              return new Progress(position == null ? null : Lsn.parse(position), row.getString(2));
            })
        .single();
  }

  /** Up to when every commit that was acknowledged is archived. */
  Optional<Instant> until() {
    return jdbc.sql("select read_until from catalog.archive where read_until is not null")
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** Nothing is known any more of how far it is. */
  void forget() {
    jdbc.sql("update catalog.archive set read_lsn = null, system_id = null").update();
  }

  void begin(Lsn position, String system) {
    jdbc.sql("update catalog.archive set read_lsn = ?::pg_lsn, system_id = ?")
        .params(position.toString(), system)
        .update();
  }

  void advance(Lsn position, @Nullable Instant until) {
    jdbc.sql(
            "update catalog.archive set read_lsn = ?::pg_lsn,"
                + " read_until = greatest(read_until, ?::timestamptz)")
        .param(position.toString())
        .param(until == null ? null : Timestamp.from(until))
        .update();
  }

  /**
   * Has the archive learn, when it comes there, that it has read up to now. Every commit that was
   * acknowledged is before the position.
   */
  static Lsn mark(JdbcClient jdbc) {
    return Lsn.parse(
        jdbc.sql(
                "select pg_logical_emit_message(true, '"
                    + PREFIX
                    + "', to_char(clock_timestamp() at time zone 'UTC',"
                    + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'))::text")
            .query(String.class)
            .single());
  }
}
