package io.benchtable.tables.storage.expiry;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TimeToLive;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The indexes of a table by which expired items are found: one that is valid, or none at all. */
record ExpiryIndexes(TableDefinition table) {

  /** Whether there is what there should be, and nothing else. */
  boolean areAsWanted(JdbcClient jdbc) {
    return found(jdbc).equals(wanted().map(name -> new Found(name, true)).stream().toList());
  }

  /**
   * Drops what should not be there, such as one that was not finished, and makes the one that
   * should.
   */
  void make(JdbcClient session) {
    Optional<String> wanted = wanted();
    boolean isThere = false;
    for (Found index : found(session)) {
      if (index.valid() && wanted.equals(Optional.of(index.name()))) {
        isThere = true;
      } else {
        session.sql(ExpiryStatements.dropIndex(index.name())).update();
      }
    }
    if (wanted.isPresent() && !isThere) {
      session.sql(statements().orElseThrow().createIndex()).update();
    }
  }

  private Optional<String> wanted() {
    return statements().map(ExpiryStatements::indexName);
  }

  private Optional<ExpiryStatements> statements() {
    TimeToLive timeToLive = table.timeToLive();
    return timeToLive.isWanted()
        ? Optional.ofNullable(timeToLive.attribute())
            .map(attribute -> new ExpiryStatements(table, attribute))
        : Optional.empty();
  }

  private List<Found> found(JdbcClient jdbc) {
    return jdbc.sql(
            "select relname, indisvalid from pg_index join pg_class on pg_class.oid = indexrelid"
                + " where indrelid = to_regclass(?) and starts_with(relname, ?)")
        .param(table.relation())
        .param(ExpiryStatements.indexPrefix(table))
        .query((row, number) -> new Found(row.getString(1), row.getBoolean(2)))
        .list();
  }

  private record Found(String name, boolean valid) {}
}
