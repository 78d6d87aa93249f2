package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.partiql.Command;
import io.benchtable.tables.storage.Items;

/** Does what statements ask for, each by itself. */
record Statements(StatementReads reads, StatementWrites writes) {

  Statements(Catalogue catalogue, Items items) {
    this(new StatementReads(catalogue, items), new StatementWrites(catalogue, items));
  }

  StatementAnswer run(RequestBody request, Command command) {
    return switch (command) {
      case Command.Read read -> reads.read(request, read);
      case Command other -> write(request, other);
    };
  }

  /** As a member of a batch, where a read is of one item. */
  StatementAnswer runInBatch(RequestBody request, Command command) {
    return switch (command) {
      case Command.Read read -> reads.readOne(request, read);
      case Command other -> write(request, other);
    };
  }

  private StatementAnswer write(RequestBody request, Command command) {
    return switch (command) {
      case Command.Insert insert -> writes.insert(insert);
      case Command.Change change -> writes.change(request, change);
      case Command.Removal removal -> writes.remove(request, removal);
      case Command.Check _ ->
          throw RequestRefused.invalid(
              "EXISTS can only be used in ExecuteTransaction write requests.");
      case Command.Read read -> throw new IllegalArgumentException("Expected a write: " + read);
    };
  }
}
