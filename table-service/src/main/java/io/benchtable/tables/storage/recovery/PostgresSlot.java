package io.benchtable.tables.storage.recovery;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The replication slot of the archive. Slots are the whole server's, so it has a database's number.
 */
final class PostgresSlot {

  private static final String NAME =
      "(select 'benchtable_archive_' || oid from pg_database where datname = current_database())";

  private final JdbcClient jdbc;

  PostgresSlot(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String name() {
    return jdbc.sql("select " + NAME).query(String.class).single();
  }

  boolean exists() {
    return jdbc.sql(
            "select exists (select from pg_replication_slots where slot_name = " + NAME + ")")
        .query(Boolean.class)
        .single();
  }

  /** Whether it is there and nobody reads from it. */
  boolean isFree() {
    return jdbc.sql(
            "select exists (select from pg_replication_slots where not active and slot_name = "
                + NAME
                + ")")
        .query(Boolean.class)
        .single();
  }

  SlotState state() {
    return jdbc.sql(
            "select wal_status = 'lost' or confirmed_flush_lsn is null,"
                + " confirmed_flush_lsn::text from pg_replication_slots where slot_name = "
                + NAME)
        .query(
            (row, number) ->
                row.getBoolean(1)
                    ? (SlotState) new SlotState.Lost()
                    : new SlotState.Ready(Lsn.parse(row.getString(2))))
        .optional()
        .orElse(new SlotState.Missing());
  }

  String system() {
    return jdbc.sql("select system_identifier::text from pg_control_system()")
        .query(String.class)
        .single();
  }

  Lsn logEnd() {
    return Lsn.parse(
        jdbc.sql("select pg_current_wal_insert_lsn()::text").query(String.class).single());
  }

  /** Waits for all transactions that are under way; where its log begins. */
  Lsn create() {
    return Lsn.parse(
        jdbc.sql(
                "select lsn::text from pg_create_logical_replication_slot("
                    + NAME
                    + ", 'pgoutput')")
            .query(String.class)
            .single());
  }

  /** Fails while somebody reads from it. */
  void drop() {
    jdbc.sql(
            "select pg_drop_replication_slot(slot_name)::text from pg_replication_slots"
                + " where slot_name = "
                + NAME)
        .query(String.class)
        .list();
  }

  /** Why the log cannot be read here; empty where it can. */
  Optional<String> obstacle() {
    return jdbc.sql(
            """
            select case
              when current_setting('wal_level') <> 'logical' then
                'PostgreSQL has wal_level=' || current_setting('wal_level')
                  || ', but logical is needed.'
              when not (rolsuper or rolreplication) then
                'the database role ' || rolname || ' lacks the right REPLICATION.'
              end
            from pg_roles where rolname = current_user
            """)
        .query((row, number) -> Optional.ofNullable(row.getString(1)))
        .single();
  }
}
