package io.benchtable.tables.storage.transfer;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the catalogue does alike with exports and with imports.
 *
 * @param columns that the mapper reads
 */
record TransferRows<T>(JdbcClient jdbc, String relation, String columns, RowMapper<T> mapper) {

  /** Numbers that were not told of transfers once are 0. */
  static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  Optional<T> find(TransferId id) {
    return jdbc.sql(select() + " where id = ? and table_name = ?")
        .params(id.id(), id.table())
        .query(mapper)
        .optional();
  }

  /** Oldest first. */
  List<T> running() {
    return jdbc.sql(select() + " where status = 'IN_PROGRESS' order by id").query(mapper).list();
  }

  /** The latest first. */
  List<T> list(Optional<String> table, Optional<TransferId> after, int limit) {
    return jdbc.sql(
            select()
                + " where (:after = '' or id < :after) and (:table = '' or table_name = :table)"
                + " order by id desc limit :limit")
        .param("after", after.map(TransferId::id).orElse(""))
        .param("table", table.orElse(""))
        .param("limit", limit)
        .query(mapper)
        .list();
  }

  /** False where it is not IN_PROGRESS any more. */
  boolean end(
      TransferId id, TransferStatus status, Instant endedAt, @Nullable TransferFailure failure) {
    return jdbc.sql(
                "update "
                    + relation
                    + " set status = ?, ended_at = ?, failure_code = ?, failure_message = ?"
                    + " where id = ? and status = 'IN_PROGRESS'")
            .param(status.name())
            .param(Timestamp.from(endedAt))
            .param(failure == null ? null : failure.code())
            .param(failure == null ? null : failure.message())
            .param(id.id())
            .update()
        == 1;
  }

  void forgetBefore(Instant time) {
    jdbc.sql("delete from " + relation + " where ended_at < ?")
        .param(Timestamp.from(time))
        .update();
  }

  private String select() {
    return "select " + columns + " from " + relation;
  }

  static @Nullable TransferFailure failure(@Nullable String code, @Nullable String message) {
    return code == null ? null : new TransferFailure(code, String.valueOf(message));
  }
}
