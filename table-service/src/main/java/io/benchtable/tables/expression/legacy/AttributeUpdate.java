package io.benchtable.tables.expression.legacy;

import io.benchtable.tables.expression.MadePlaceholders;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.Syntax;
import io.benchtable.tables.expression.UpdateSyntax.Clause;
import io.benchtable.tables.expression.UpdateSyntax.Keyword;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.DataType;
import io.benchtable.tables.item.ListValue;
import io.benchtable.tables.item.ValidationError;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is done to one attribute. */
public record AttributeUpdate(Action action, @Nullable AttributeValue value) {

  /** The ways to change an attribute. */
  public enum Action {
    /** Puts a value there. */
    PUT,
    /** Adds to a number, a set or a list. */
    ADD,
    /** Takes the attribute away, or elements of a set. */
    DELETE
  }

  private static final Set<DataType> SETS = EnumSet.of(DataType.SS, DataType.NS, DataType.BS);

  public AttributeUpdate {
    if (value == null && action != Action.DELETE) {
      throw new ValidationError(
          Criterion.INVALID + "Only DELETE action is allowed when no attribute value is specified");
    }
    if (value != null && !takes(action, value.type())) {
      throw new ValidationError(
          Criterion.INVALID
              + (action == Action.ADD ? "ADD action" : "DELETE action with value")
              + " is not supported for the type "
              + value.type());
    }
  }

  private static boolean takes(Action action, DataType type) {
    return switch (action) {
      case PUT -> true;
      case ADD -> type == DataType.N || type == DataType.L || SETS.contains(type);
      case DELETE -> SETS.contains(type);
    };
  }

  Clause clause(String attribute, MadePlaceholders made) {
    Syntax.PathSyntax path = made.path(Path.of(attribute));
    if (value == null) {
      return new Clause(Keyword.REMOVE, path, Optional.empty());
    }
    Syntax given = made.value(value);
    return switch (action) {
      case PUT -> new Clause(Keyword.SET, path, Optional.of(given));
      case ADD ->
          value.type() == DataType.L
              ? new Clause(Keyword.SET, path, Optional.of(appended(path, given, made)))
              : new Clause(Keyword.ADD, path, Optional.of(given));
      case DELETE -> new Clause(Keyword.DELETE, path, Optional.of(given));
    };
  }

  private static Syntax appended(Syntax path, Syntax given, MadePlaceholders made) {
    Syntax empty = made.value(new ListValue(List.of()));
    return new Syntax.Call(
        "list_append", List.of(new Syntax.Call("if_not_exists", List.of(path, empty)), given));
  }
}
