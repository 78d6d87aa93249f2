package io.benchtable.tables.catalogue;

import org.jspecify.annotations.Nullable;

/**
 * A stream that is to be switched.
 *
 * @param view null switches it off
 * @param fromAny whether it becomes so from whatever it is, in one step; otherwise it must be off
 *     to be switched on, and on to be switched off
 */
public record StreamSwitch(@Nullable StreamView view, boolean fromAny) {

  /** Whether the stream of a table is so already. */
  boolean isDone(TableDefinition table) {
    return fromAny && table.streamView() == view;
  }

  void check(TableDefinition table) {
    if (fromAny) {
      return;
    }
    if (view != null && table.streamView() != null) {
      throw RequestRefused.invalid(
          "Table already has an enabled stream: TableName: " + table.name());
    }
    if (view == null && table.streamView() == null) {
      throw RequestRefused.invalid("Table has no stream to disable: TableName: " + table.name());
    }
  }
}
