package io.benchtable.tables.catalogue;

import java.util.List;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** All tables as they are stored. */
interface Tables extends ListCrudRepository<TableDefinition, String> {

  /** Names that sort after {@code name}, in order. */
  @Query(
      "select name from catalog.tables where name > :name collate \"C\" order by name collate \"C\" limit :limit")
  List<String> namesAfter(String name, int limit);

  /** Names of those whose time to live is not switched off. */
  @Query(
      "select name from catalog.tables where ttl_status <> 'DISABLED' and status <> 'DELETING' order by name collate \"C\"")
  List<String> expiring();

  /** Keeps the table as it is until the end of the transaction, if it still is as it is said. */
  @Query(
      "select name from catalog.tables where name = :name and generation = :generation"
          + " and ttl_status = :status and ttl_attribute = :attribute and status <> 'DELETING'"
          + " for no key update skip locked")
  List<String> hold(String name, long generation, String status, String attribute);

  /** Names of those that are being made from backups. */
  @Query("select name from catalog.tables where restore_in_progress order by name collate \"C\"")
  List<String> restoring();

  /** Keeps others from deleting the table until the end of the transaction. */
  @Query("select name from catalog.tables where name = :name for key share")
  List<String> share(String name);

  /** Keeps others from changing the table until the end of the transaction. */
  @Query("select name from catalog.tables where name = :name for update")
  List<String> lock(String name);
}
