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

  /** Keeps others from changing the table until the end of the transaction. */
  @Query("select name from catalog.tables where name = :name for update")
  List<String> lock(String name);
}
