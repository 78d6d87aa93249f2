package io.benchtable.tables.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tables there are. Tables are made and dropped here, with the relations that hold items. */
public interface Catalogue {

  Optional<TableDefinition> find(String name);

  /** Drops what is remembered of a table whose relation turned out to be gone. */
  void forget(String name);

  /** Names in order; {@code after} null starts with the first. */
  List<String> names(@Nullable String after, int limit);

  /** Refused with RESOURCE_IN_USE when there is a table of that name. */
  TableDefinition create(TableRequest request);

  /** The same of a table that is CREATING until its items are filled in from a backup. */
  TableDefinition restore(TableRequest request, Restoration restoration);

  /** The definition as it was before, with the status that it has now. */
  TableDefinition delete(String name);

  /** Drops a table that is DELETING, if it is still there. */
  void drop(String name);

  /** Changes settings, and switches the stream where that is wanted: all of it, or nothing. */
  TableDefinition change(
      String name, Optional<StreamSwitch> stream, UnaryOperator<TableDefinition> settings);

  /**
   * Changes nothing but the time to live, whatever the status is, which stays as it is; of a table
   * that is being deleted it is refused.
   */
  TableDefinition setTimeToLive(String name, UnaryOperator<TableDefinition> change);

  TableSize size(TableDefinition table);

  /** By which statuses pass. */
  Moment moment();

  /** Looks up a table whose items can be reached, or refuses with RESOURCE_NOT_FOUND. */
  default TableDefinition require(String name) {
    TableDefinition table = known(name);
    if (table.isOpen(moment().now())) {
      return table;
    }
    throw new RequestRefused(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found");
  }

  /** Looks up a table whatever its status is, or refuses with RESOURCE_NOT_FOUND. */
  default TableDefinition known(String name) {
    return find(name).orElseThrow(() -> missing(name));
  }

  static RequestRefused missing(String name) {
    return new RequestRefused(
        ErrorCode.RESOURCE_NOT_FOUND,
        "Requested resource not found: Table: " + name + " not found");
  }
}
