package io.benchtable.tables.storage.transfer;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is known of exports, in the catalogue. */
final class PostgresExports {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String SELECT =
      "select table_name, id, source, wanted, status, started_at, ended_at, content, items, bytes,"
          + " failure_code, failure_message from catalog.exports";

  private final JdbcClient jdbc;

  PostgresExports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Export export, byte[] fingerprint) {
    String token = export.order().token();
    jdbc.sql(
            "insert into catalog.exports (id, table_name, source, wanted, status, started_at,"
                + " content, token, fingerprint) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .param(export.id().id())
        .param(export.id().table())
        .param(MAPPER.writeValueAsString(export.source()))
        .param(MAPPER.writeValueAsString(export.order()))
        .param(export.status().name())
        .param(Timestamp.from(export.startedAt()))
        .param(export.content())
        .param(token == null ? null : token.getBytes(StandardCharsets.UTF_8))
        .param(fingerprint)
        .update();
  }

  Optional<Export> find(TransferId id) {
    return jdbc.sql(SELECT + " where id = ? and table_name = ?")
        .params(id.id(), id.table())
        .query(PostgresExports::read)
        .optional();
  }

  /** Oldest first. */
  List<Export> running() {
    return jdbc.sql(SELECT + " where status = 'IN_PROGRESS' order by id")
        .query(PostgresExports::read)
        .list();
  }

  int runningCount() {
    return jdbc.sql("select count(*) from catalog.exports where status = 'IN_PROGRESS'")
        .query(Integer.class)
        .single();
  }

  List<Export> list(Optional<String> table, Optional<TransferId> after, int limit) {
    return jdbc.sql(
            SELECT
                + " where id > :after and (:table = '' or table_name = :table)"
                + " order by id limit :limit")
        .param("after", after.map(TransferId::id).orElse(""))
        .param("table", table.orElse(""))
        .param("limit", limit)
        .query(PostgresExports::read)
        .list();
  }

  /** False where it is not IN_PROGRESS any more. */
  boolean complete(TransferId id, Instant endedAt, long items, long bytes) {
    return jdbc.sql(
                "update catalog.exports set status = 'COMPLETED', content = null, ended_at = ?,"
                    + " items = ?, bytes = ? where id = ? and status = 'IN_PROGRESS'")
            .params(Timestamp.from(endedAt), items, bytes, id.id())
            .update()
        == 1;
  }

  /** False where it is not IN_PROGRESS any more. */
  boolean fail(TransferId id, Instant endedAt, TransferFailure failure) {
    return jdbc.sql(
                "update catalog.exports set status = 'FAILED', content = null, ended_at = ?,"
                    + " failure_code = ?, failure_message = ?"
                    + " where id = ? and status = 'IN_PROGRESS'")
            .params(Timestamp.from(endedAt), failure.code(), failure.message(), id.id())
            .update()
        == 1;
  }

  void forgetBefore(Instant time) {
    jdbc.sql("delete from catalog.exports where ended_at < ?").param(Timestamp.from(time)).update();
  }

  List<DataFile> files(TransferId id) {
    return jdbc.sql(
            "select number, object_key, items, bytes, md5, pk, sk, is_last"
                + " from catalog.export_files where export_id = ? order by number")
        .param(id.id())
        .query(
            (row, number) ->
                new DataFile(
                    row.getInt(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getBytes(5),
                    new DataFile.Key(row.getBytes(6), row.getBytes(7)),
                    row.getBoolean(8)))
        .list();
  }

  void addFile(TransferId id, DataFile file) {
    jdbc.sql("insert into catalog.export_files values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            id.id(),
            file.number(),
            file.key(),
            file.items(),
            file.bytes(),
            file.md5(),
            file.last().pk(),
            file.last().sk(),
            file.isLast())
        .update();
  }

  private static Export read(ResultSet row, int number) throws SQLException {
    Timestamp endedAt = row.getTimestamp(7);
    return new Export(
        new TransferId(TransferId.Kind.EXPORT, row.getString(1), row.getString(2)),
        MAPPER.readValue(row.getString(3), Export.Source.class),
        MAPPER.readValue(row.getString(4), ExportOrder.class),
        TransferStatus.valueOf(row.getString(5)),
        row.getTimestamp(6).toInstant(),
        endedAt == null ? null : endedAt.toInstant(),
        row.getObject(8, Long.class),
        row.getLong(9),
        row.getLong(10),
        failure(row.getString(11), row.getString(12)));
  }

  static @Nullable TransferFailure failure(@Nullable String code, @Nullable String message) {
    return code == null ? null : new TransferFailure(code, String.valueOf(message));
  }
}
