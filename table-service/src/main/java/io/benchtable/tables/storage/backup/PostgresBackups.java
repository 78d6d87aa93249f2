package io.benchtable.tables.storage.backup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of backups, in the catalogue. */
final class PostgresBackups {

  private static final String SELECT =
      "select table_name, id, generation, name, status, created_at, bytes, items, source,"
          + " expires_at from catalog.backups";

  private static final String INSERT =
      "insert into catalog.backups (id, table_name, generation, name, status, created_at, bytes,"
          + " items, source, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz)";

  private final JdbcClient jdbc;

  PostgresBackups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Backup backup) {
    insert(backup, INSERT);
  }

  /** False where there is one with that id, whatever table it is of. */
  boolean insertIfNew(Backup backup) {
    return insert(backup, INSERT + " on conflict (id) do nothing") == 1;
  }

  private int insert(Backup backup, String statement) {
    return jdbc.sql(statement)
        .params(
            backup.id().id(),
            backup.id().table(),
            backup.generation(),
            backup.name(),
            backup.status().name(),
            Timestamp.from(backup.createdAt()),
            backup.bytes(),
            backup.items(),
            SourceTableJson.write(backup.source()))
        .param(backup.expiresAt() == null ? null : Timestamp.from(backup.expiresAt()))
        .update();
  }

  Optional<Backup> find(BackupId id) {
    return one(id, "");
  }

  /** Keeps others from the backup until the end of the transaction. */
  Optional<Backup> lock(BackupId id) {
    return one(id, " for update");
  }

  private Optional<Backup> one(BackupId id, String lock) {
    return jdbc.sql(SELECT + " where id = ? and table_name = ?" + lock)
        .params(id.id(), id.table())
        .query(PostgresBackups::read)
        .optional();
  }

  /** Oldest first. */
  List<Backup> creating() {
    return jdbc.sql(SELECT + " where status = 'CREATING' order by id")
        .query(PostgresBackups::read)
        .list();
  }

  List<Backup> list(BackupFilter filter) {
    return jdbc.sql(
            SELECT
                + " where id > :after and created_at >= :from and created_at < :until"
                + " and (:table = '' or table_name = :table)"
                + " and case when expires_at is null then :users else :system end"
                + " order by id limit :limit")
        .param("after", filter.after().map(BackupId::id).orElse(""))
        .param("from", Timestamp.from(filter.from()))
        .param("until", Timestamp.from(filter.until()))
        .param("table", filter.table().orElse(""))
        .param("users", filter.types().contains(Backup.Type.USER))
        .param("system", filter.types().contains(Backup.Type.SYSTEM))
        .param("limit", filter.limit())
        .query(PostgresBackups::read)
        .list();
  }

  /** Those that are to go by then, the first one first. */
  List<BackupId> expired(Instant at) {
    return jdbc.sql(
            "select table_name, id from catalog.backups where expires_at <= ? order by expires_at")
        .param(Timestamp.from(at))
        .query((row, number) -> new BackupId(row.getString(1), row.getString(2)))
        .list();
  }

  boolean isBeingRestored(BackupId id) {
    return jdbc.sql(
            "select exists (select from catalog.tables where restore_in_progress"
                + " and restore_backup_arn = ?)")
        .param(id.arn())
        .query(Boolean.class)
        .single();
  }

  /** Removes a backup and its items. */
  void drop(BackupId id) {
    jdbc.sql(BackupStatements.drop(id)).update();
    remove(id);
  }

  void remove(BackupId id) {
    jdbc.sql("delete from catalog.backups where id = ?").param(id.id()).update();
  }

  private static Backup read(ResultSet row, int number) throws SQLException {
    Timestamp expiresAt = row.getTimestamp(10);
    return new Backup(
        new BackupId(row.getString(1), row.getString(2)),
        row.getLong(3),
        row.getString(4),
        Backup.Status.valueOf(row.getString(5)),
        row.getTimestamp(6).toInstant(),
        row.getLong(7),
        row.getLong(8),
        SourceTableJson.read(row.getString(9)),
        expiresAt == null ? null : expiresAt.toInstant());
  }
}
