package io.benchtable.tables.storage.backup;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.TableDefinition;
import java.util.List;

/** The statements that copy the items of a table, and those that fill them into another one. */
final class BackupStatements {

  static final int MOST_ROWS = 500;
  static final long MOST_BYTES = 4 * 1024 * 1024;

  private BackupStatements() {}

  /** Keeps the columns of a table as they are; nobody who reads or writes items waits for it. */
  static String hold(TableDefinition table) {
    return "lock table " + table.relation() + " in access share mode";
  }

  /** One statement, so one moment. */
  static String copy(BackupId id, TableDefinition table, SourceTable source) {
    return "create table "
        + id.relation()
        + " as select pk, sk, item"
        + columns(source.indexes())
        + " from "
        + table.relation();
  }

  /** Keeps everybody from the items of a table. */
  static String close(TableDefinition table) {
    return "lock table " + table.relation() + " in access exclusive mode";
  }

  /** The indexes besides the one that has items in the order of their keys. */
  static String otherIndexes(TableDefinition table) {
    return "select indexrelid::regclass::text from pg_index where indrelid = '%s'::regclass and not indisprimary"
        .formatted(table.relation());
  }

  /** Makes the relation of a table that of a backup, however large it is. */
  static List<String> takeOver(BackupId id, TableDefinition table) {
    return List.of(
        "alter table %s rename to %s".formatted(table.relation(), id.relationName()),
        "alter table items.%s set schema %s".formatted(id.relationName(), BackupId.SCHEMA));
  }

  static String order(BackupId id) {
    return "alter table " + id.relation() + " add primary key (pk, sk)";
  }

  static String drop(BackupId id) {
    return "drop table if exists " + id.relation();
  }

  private static String columns(List<Index> indexes) {
    StringBuilder columns = new StringBuilder();
    for (Index index : indexes) {
      columns.append(", i%1$d_pk, i%1$d_sk".formatted(index.slot()));
    }
    return columns.toString();
  }

  /** The key of the last row that was filled in. */
  static String last(TableDefinition table) {
    return "select pk, sk from " + table.relation() + " order by pk desc, sk desc limit 1";
  }

  /**
   * Fills in the rows that follow a key, fewer of large ones. Indexes are those of the same names,
   * whose columns may have other numbers.
   */
  static String fill(Backup backup, TableDefinition table) {
    List<Index> from = table.indexes().stream().map(index -> source(backup, index.name())).toList();
    return """
        with page as (
          select *, sum(octet_length(item)) over (order by pk, sk rows unbounded preceding)
            - octet_length(item) as bytes_before
          from (
            select * from %1$s where (pk, sk) > (?, ?) order by pk, sk limit %2$d) as wanted)
        insert into %3$s (pk, sk, item, version%4$s, %5$s)
        select pk, sk, item, nextval('catalog.versions')%6$s, null from page
        where bytes_before <= %7$d
        """
        .formatted(
            backup.id().relation(),
            MOST_ROWS,
            table.relation(),
            columns(table.indexes()),
            table.fence(),
            columns(from),
            MOST_BYTES);
  }

  private static Index source(Backup backup, String name) {
    return backup.source().indexes().stream()
        .filter(index -> index.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Expected index "
                        + name
                        + " in backup "
                        + backup.id().arn()
                        + ", but it is not."));
  }
}
