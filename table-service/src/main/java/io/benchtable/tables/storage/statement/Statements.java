package io.benchtable.tables.storage.statement;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.storage.Items;

/** Does what statements ask for, each by itself. */
public final class Statements {

  private final StatementReads reads;
  private final StatementWrites writes;

  public Statements(Catalogue catalogue, Items items) {
    this.reads = new StatementReads(catalogue, items);
    this.writes = new StatementWrites(catalogue, items);
  }

  /**
   * @param table its name, by whatever the command calls it
   */
  public StatementAnswer run(String table, Command command, Paging paging) {
    return switch (command) {
      case Command.Read read -> reads.read(table, read, paging);
      case Command other -> write(table, other);
    };
  }

  /** As a member of a batch, where a read is of one item. */
  public StatementAnswer runInBatch(String table, Command command, Paging paging) {
    return switch (command) {
      case Command.Read read -> reads.readOne(table, read, paging);
      case Command other -> write(table, other);
    };
  }

  private StatementAnswer write(String table, Command command) {
    return switch (command) {
      case Command.Insert insert -> writes.insert(table, insert);
      case Command.Change change -> writes.change(table, change);
      case Command.Removal removal -> writes.remove(table, removal);
      case Command.Check _ ->
          throw RequestRefused.invalid(
              "EXISTS can only be used in ExecuteTransaction write requests.");
      case Command.Read read -> throw new IllegalArgumentException("Expected a write: " + read);
    };
  }
}
