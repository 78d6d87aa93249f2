package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is known of exports, in the catalogue. */
final class PostgresExports {

  private static final JsonMapper MAPPER = TransferRows.MAPPER;
  private static final String COLUMNS =
      "table_name, id, source, wanted, status, started_at, ended_at, content, items, bytes,"
          + " failure_code, failure_message";

  private final JdbcClient jdbc;
  private final TransferRows<Export> rows;

  PostgresExports(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.rows = new TransferRows<>(jdbc, "catalog.exports", COLUMNS, PostgresExports::read);
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
    return rows.find(id);
  }

  /** Oldest first. */
  List<Export> running() {
    return rows.running();
  }

  List<Export> list(Optional<TransferId> after, int limit) {
    return rows.list(Optional.empty(), after, limit);
  }

  /** Those of a table, and of no other one that had its name before. */
  List<Export> listOf(TableDefinition table, Optional<TransferId> after, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + " from catalog.exports where table_name = :table"
                + " and position(:table_id in source) > 0 and (:after = '' or id < :after)"
                + " order by id desc limit :limit")
        .param("table", table.name())
        .param("table_id", table.details().tableId())
        .param("after", after.map(TransferId::id).orElse(""))
        .param("limit", limit)
        .query(PostgresExports::read)
        .list();
  }

  /** False where it is not IN_PROGRESS any more; inside a transaction. */
  boolean complete(TransferId id, Instant endedAt, long items, long bytes) {
    return rows.end(id, TransferStatus.COMPLETED, endedAt, null)
        && jdbc.sql("update catalog.exports set content = null, items = ?, bytes = ? where id = ?")
                .params(items, bytes, id.id())
                .update()
            == 1;
  }

  /** False where it is not IN_PROGRESS any more; inside a transaction. */
  boolean fail(TransferId id, Instant endedAt, TransferFailure failure) {
    return rows.end(id, TransferStatus.FAILED, endedAt, failure)
        && jdbc.sql("update catalog.exports set content = null where id = ?")
                .param(id.id())
                .update()
            == 1;
  }

  void forgetBefore(Instant time) {
    rows.forgetBefore(time);
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
        TransferRows.failure(row.getString(11), row.getString(12)));
  }
}
