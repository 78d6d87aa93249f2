package io.benchtable.tables.catalogue;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What goes with a table that is deleted. All of it joins the transaction of who deletes it. */
final class TableDeletion {

  private final Tables tables;
  private final JdbcClient jdbc;
  private final PostgresSizes sizes;
  private final DeletedItems deletedItems;

  TableDeletion(Tables tables, JdbcClient jdbc, PostgresSizes sizes, DeletedItems deletedItems) {
    this.tables = tables;
    this.jdbc = jdbc;
    this.sizes = sizes;
    this.deletedItems = deletedItems;
  }

  static void refuseProtected(TableDefinition table) {
    if (table.deletionProtected()) {
      throw RequestRefused.invalid(
          "Resource cannot be deleted as it is currently protected against deletion."
              + " Disable deletion protection first.");
    }
  }

  boolean isBeingCopied(TableDefinition table) {
    return jdbc.sql(
            "select exists (select from catalog.backups where generation = ?"
                + " and status = 'CREATING')")
        .param(table.generation())
        .query(Boolean.class)
        .single();
  }

  /** Takes the items away that are to be kept, also where a table is DELETING for a time. */
  void begin(TableDefinition table) {
    cancelIndexing(table);
    deletedItems.keep(table, () -> sizes.of(table));
  }

  /** Items that are kept are not there any more. */
  void end(TableDefinition table) {
    tables.delete(table);
    cancelIndexing(table);
    jdbc.sql(Relations.drop(table)).update();
    TableLog.emit(jdbc, TableMessage.deleted(table));
  }

  /** An index of a table that goes, or that goes itself, is not waited for: it may take long. */
  void cancelIndexing(TableDefinition table) {
    jdbc.sql(
            "select pg_cancel_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                + " and database = (select oid from pg_database where datname = current_database())"
                + " and classid = ?::bigint::oid and objid = ?::bigint::oid")
        .param(Relations.LOCK)
        .param(table.generation())
        .query(Boolean.class)
        .list();
  }
}
