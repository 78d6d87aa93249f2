package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a statement asks for, with the values of its parameters put in. */
public sealed interface Command {

  /** Reads a statement and puts in the values of its question marks. */
  static Command of(String statement, List<AttributeValue> parameters) {
    return CommandCompiler.compile(statement, parameters);
  }

  /** The attributes that a statement speaks of, besides those of an item that it makes. */
  static Set<String> attributes(String statement) {
    return StatementParser.parse(statement).attributes();
  }

  String table();

  /** Returns items; it needs the key by which the table or index is in order. */
  record Read(
      String table, Optional<String> index, Choice choice, Where where, List<Statement.Order> order)
      implements Command {

    public ReadPlan plan(KeySchema key) {
      return new ReadPlanner(key, where, order).plan();
    }
  }

  /** Makes an item where there is none of its key. */
  record Insert(String table, Item item) implements Command {}

  /** Changes an item that must be there. */
  record Change(String table, Where where, Changes changes, Optional<Returning> returning)
      implements Command {

    public Target target(KeySchema key) {
      return Target.of(where.requiredKey(key));
    }

    public Update update(KeySchema key) {
      return changes.update(key);
    }
  }

  /** Removes an item, if it is there. */
  record Removal(String table, Where where, boolean returnsOld) implements Command {

    public Target target(KeySchema key) {
      return Target.of(where.requiredKey(key));
    }
  }

  /** Wants an item to be there; it is part of a transaction. */
  record Check(String table, Where where) implements Command {

    public Target target(KeySchema key) {
      return Target.of(where.requiredKey(key));
    }
  }

  /**
   * The item that a write is about.
   *
   * @param condition what must hold of it
   */
  record Target(Item key, Optional<Condition> condition) {

    private static Target of(Where.KeyedItem item) {
      return new Target(item.key(), item.rest().condition());
    }
  }
}
