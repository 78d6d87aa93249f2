package io.benchtable.tables.storage.transfer;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What is known of imports, in the catalogue. */
final class PostgresImports {

  private static final JsonMapper MAPPER = TransferRows.MAPPER;
  private static final String COLUMNS =
      "table_name, id, generation, table_id, wanted, status, started_at, ended_at, object_key,"
          + " records, processed, imported, errors, bytes, failure_code, failure_message";

  private final JdbcClient jdbc;
  private final TransferRows<Import> rows;

  PostgresImports(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.rows = new TransferRows<>(jdbc, "catalog.imports", COLUMNS, PostgresImports::read);
  }

  void insert(Import begun, byte[] fingerprint) {
    String token = begun.order().token();
    jdbc.sql(
            "insert into catalog.imports (id, table_name, generation, table_id, wanted, status,"
                + " started_at, token, fingerprint) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .param(begun.id().id())
        .param(begun.id().table())
        .param(begun.generation())
        .param(begun.tableId())
        .param(MAPPER.writeValueAsString(begun.order()))
        .param(begun.status().name())
        .param(Timestamp.from(begun.startedAt()))
        .param(token == null ? null : token.getBytes(StandardCharsets.UTF_8))
        .param(fingerprint)
        .update();
  }

  Optional<Import> find(TransferId id) {
    return rows.find(id);
  }

  /** Oldest first. */
  List<Import> running() {
    return rows.running();
  }

  List<Import> list(Optional<String> table, Optional<TransferId> after, int limit) {
    return rows.list(table, after, limit);
  }

  void advance(TransferId id, Import.Progress progress) {
    jdbc.sql(
            "update catalog.imports set object_key = ?, records = ?, processed = ?, imported = ?,"
                + " errors = ?, bytes = ? where id = ?")
        .params(
            progress.object(),
            progress.records(),
            progress.processed(),
            progress.imported(),
            progress.errors(),
            progress.bytes(),
            id.id())
        .update();
  }

  /** False where it is not IN_PROGRESS any more. */
  boolean complete(TransferId id, Instant endedAt) {
    return rows.end(id, TransferStatus.COMPLETED, endedAt, null);
  }

  /** False where it is not IN_PROGRESS any more. */
  boolean fail(TransferId id, Instant endedAt, TransferFailure failure) {
    return rows.end(id, TransferStatus.FAILED, endedAt, failure);
  }

  void forgetBefore(Instant time) {
    rows.forgetBefore(time);
  }

  private static Import read(ResultSet row, int number) throws SQLException {
    Timestamp endedAt = row.getTimestamp(8);
    return new Import(
        new TransferId(TransferId.Kind.IMPORT, row.getString(1), row.getString(2)),
        row.getLong(3),
        row.getString(4),
        MAPPER.readValue(row.getString(5), ImportOrder.class),
        TransferStatus.valueOf(row.getString(6)),
        row.getTimestamp(7).toInstant(),
        endedAt == null ? null : endedAt.toInstant(),
        new Import.Progress(
            row.getString(9),
            row.getLong(10),
            row.getLong(11),
            row.getLong(12),
            row.getLong(13),
            row.getLong(14)),
        TransferRows.failure(row.getString(15), row.getString(16)));
  }
}
