package io.benchtable.tables.catalogue;

import io.benchtable.tables.catalogue.TableSize.IndexSize;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How large tables are: small ones are counted, of others the database's own estimate is told. */
final class PostgresSizes {

  private static final long COUNTED_BYTES = 512 * 1024;

  private final JdbcClient jdbc;

  PostgresSizes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  TableSize of(TableDefinition table) {
    List<Index> indexes = table.indexes();
    boolean counted =
        jdbc.sql("select coalesce(pg_relation_size(to_regclass(?)), 0)")
                .param(table.relation())
                .query(Long.class)
                .single()
            <= COUNTED_BYTES;
    IndexSize whole = counted ? counted(table, "item", "") : estimated(table.relation());
    List<IndexSize> sizes = new ArrayList<>();
    for (Index index : indexes) {
      sizes.add(counted ? counted(table, index) : estimated(table, index, whole));
    }
    return new TableSize(whole.items(), whole.bytes(), sizes);
  }

  private IndexSize counted(TableDefinition table, Index index) {
    if (index.state() == IndexState.REQUESTED) {
      return new IndexSize(0, 0);
    }
    int slot = index.slot();
    return counted(
        table,
        index.projection() == Projection.ALL
            ? "item"
            : "pk || sk || i%1$d_pk || i%1$d_sk".formatted(slot),
        " where i%d_pk is not null".formatted(slot));
  }

  private IndexSize counted(TableDefinition table, String counted, String where) {
    try {
      return jdbc.sql(
              "select count(*), coalesce(sum(octet_length(%s)), 0)::bigint from %s%s"
                  .formatted(counted, table.relation(), where))
          .query((row, number) -> new IndexSize(row.getLong(1), row.getLong(2)))
          .single();
    } catch (BadSqlGrammarException _) {
      return new IndexSize(0, 0); // dropped meanwhile by another instance
    }
  }

  /** An index of everything has of the table's bytes what it has of its items. */
  private IndexSize estimated(TableDefinition table, Index index, IndexSize whole) {
    IndexSize own = estimated(Relations.index(table, index));
    return index.projection() == Projection.ALL && whole.items() > 0
        ? new IndexSize(own.items(), whole.bytes() / whole.items() * own.items())
        : own;
  }

  private IndexSize estimated(String relation) {
    return jdbc.sql(
            "select greatest(reltuples, 0)::bigint, pg_table_size(oid) from pg_class"
                + " where oid = to_regclass(?)")
        .param(relation)
        .query((row, number) -> new IndexSize(row.getLong(1), row.getLong(2)))
        .optional()
        .orElse(new IndexSize(0, 0));
  }
}
