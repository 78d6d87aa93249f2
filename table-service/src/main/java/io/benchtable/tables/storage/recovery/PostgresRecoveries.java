package io.benchtable.tables.storage.recovery;

import java.util.List;
import java.util.OptionalInt;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which tables have recovery switched on, in the catalogue. */
final class PostgresRecoveries {

  private final JdbcClient jdbc;

  PostgresRecoveries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** For how many days; empty where it is switched off. */
  OptionalInt days(long generation) {
    return jdbc.sql("select days from catalog.recoveries where generation = ?")
        .param(generation)
        .query(Integer.class)
        .optional()
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  void put(long generation, int days) {
    jdbc.sql(
            "insert into catalog.recoveries (generation, days) values (?, ?)"
                + " on conflict (generation) do update set days = excluded.days")
        .params(generation, days)
        .update();
  }

  /** False where it was switched off. */
  boolean remove(long generation) {
    return jdbc.sql("delete from catalog.recoveries where generation = ?")
            .param(generation)
            .update()
        == 1;
  }

  /**
   * Keeps recovery of the table switched on until the end of the transaction; false if it is off.
   */
  boolean hold(long generation) {
    return jdbc.sql("select days from catalog.recoveries where generation = ? for share")
        .param(generation)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Generations of the tables that are to have a window and have none. */
  List<Long> withoutWindow() {
    return jdbc.sql(
            "select generation from catalog.recoveries as r where not exists (select from"
                + " catalog.windows as w where w.generation = r.generation"
                + " and w.state in ('FILLING', 'OPEN')) order by generation")
        .query(Long.class)
        .list();
  }

  /** Whether some table has it switched on, or had it and something of that is left. */
  boolean isWanted() {
    return jdbc.sql(
            "select exists (select from catalog.recoveries)"
                + " or exists (select from catalog.windows)")
        .query(Boolean.class)
        .single();
  }
}
