package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Syntax.PathSyntax;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an update expression says, with its placeholders as they are written.
 *
 * @param keywords those of its sections in their order, perhaps one of them twice
 */
public record UpdateSyntax(List<Keyword> keywords, List<Clause> clauses) {

  /** What a section does. */
  public enum Keyword {
    /** Puts a value at a path. */
    SET,
    /** Takes away what is at a path. */
    REMOVE,
    /** Adds to a number or a set. */
    ADD,
    /** Takes elements away from a set. */
    DELETE
  }

  /** One thing to do. */
  public record Clause(Keyword keyword, PathSyntax path, Optional<Syntax> operand) {}

  void visit(Consumer<Syntax> visitor) {
    for (Clause clause : clauses) {
      clause.path().visit(visitor);
      clause.operand().ifPresent(operand -> operand.visit(visitor));
    }
  }
}
