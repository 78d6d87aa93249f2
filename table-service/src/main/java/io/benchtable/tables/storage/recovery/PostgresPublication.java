package io.benchtable.tables.storage.recovery;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which relations of items are read from the log. */
final class PostgresPublication {

  private static final String NAME = "benchtable_archive";

  private final JdbcClient jdbc;

  PostgresPublication(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean has(String relation) {
    return jdbc.sql(
            "select exists (select from pg_publication_tables where pubname = ?"
                + " and schemaname || '.' || tablename = ?)")
        .params(NAME, relation)
        .query(Boolean.class)
        .single();
  }

  /** Those whose tables have recovery switched off. */
  List<String> unwanted() {
    return jdbc.sql(
            "select 'items.' || tablename from pg_publication_tables where pubname = ?"
                + " and schemaname = 'items' and tablename not in"
                + " (select 't' || generation from catalog.recoveries)")
        .param(NAME)
        .query(String.class)
        .list();
  }

  void add(String relation) {
    jdbc.sql("alter publication " + NAME + " add table " + relation).update();
  }

  void drop(String relation) {
    jdbc.sql("alter publication " + NAME + " drop table " + relation).update();
  }
}
