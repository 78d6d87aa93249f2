package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.partiql.Statement.Change;
import io.benchtable.tables.expression.partiql.Statement.Order;
import io.benchtable.tables.expression.partiql.Statement.Source;
import io.benchtable.tables.expression.partiql.Term.Absence;
import io.benchtable.tables.expression.partiql.Term.Entry;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.BooleanValue;
import io.benchtable.tables.item.NullValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes a syntax tree as a statement. */
final class StatementPrinter {

  private StatementPrinter() {}

  static String print(Statement statement) {
    return switch (statement) {
      case Statement.Select(List<Path> paths, Source source, var where, List<Order> order) ->
          "SELECT "
              + (paths.isEmpty()
                  ? "*"
                  : joined(paths.stream().map(StatementPrinter::path).toList()))
              + " FROM "
              + source(source)
              + where(where)
              + (order.isEmpty()
                  ? ""
                  : " order by " + joined(order.stream().map(StatementPrinter::order).toList()));
      case Statement.Insert(Source source, Term item) ->
          "INSERT INTO " + source(source) + " VALUE " + term(item);
      case Statement.Update(Source source, List<Change> changes, var where, var returning) ->
          "UPDATE "
              + source(source)
              + changes.stream().map(StatementPrinter::change).collect(Collectors.joining())
              + where(where)
              + returning(returning);
      case Statement.Delete(Source source, var where, var returning) ->
          "delete from " + source(source) + where(where) + returning(returning);
      case Statement.Exists(Statement.Select select) -> "EXISTS(" + print(select) + ")";
    };
  }

  private static String joined(List<String> parts) {
    return String.join(", ", parts);
  }

  private static String name(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  private static String text(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static String path(Path path) {
    return path.inside().stream()
        .map(
            step ->
                switch (step) {
                  case Path.Step.Name(String inner) -> "." + name(inner);
                  case Path.Step.Index(int position) -> "[" + position + "]";
                })
        .collect(Collectors.joining("", name(path.attribute()), ""));
  }

  private static String source(Source source) {
    return name(source.table()) + source.index().map(index -> "." + name(index)).orElse("");
  }

  private static String order(Order order) {
    return name(order.attribute()) + (order.descending() ? " DESC" : "");
  }

  private static String where(Optional<Term> where) {
    return where.map(term -> " WHERE " + term(term)).orElse("");
  }

  private static String change(Change change) {
    return switch (change) {
      case Change.Set(Path path, Term value) -> " SET " + path(path) + "=" + term(value);
      case Change.Remove(Path path) -> " REMOVE " + path(path);
    };
  }

  private static String returning(Optional<Returning> returning) {
    return returning.map(one -> " RETURNING " + one.name().replace('_', ' ') + " *").orElse("");
  }

  private static String term(Term term) {
    return switch (term) {
      case Term.Attribute(Path path) -> path(path);
      case Term.Constant(AttributeValue value) -> constant(value);
      case Term.Parameter _ -> "?";
      case Term.ListOf(List<Term> elements) -> "[" + terms(elements) + "]";
      case Term.SetOf(List<Term> elements) -> "<<" + terms(elements) + ">>";
      case Term.MapOf(List<Entry> entries) ->
          "{"
              + joined(
                  entries.stream()
                      .map(entry -> text(entry.name()) + ": " + term(entry.value()))
                      .toList())
              + "}";
      case Term.Call(String function, List<Term> arguments) ->
          function + "(" + terms(arguments) + ")";
      case Term.Is(Term operand, Absence absence) -> term(operand) + " IS " + absence;
      case Term.Operation(Operator operator, List<Term> operands) -> operation(operator, operands);
    };
  }

  private static String terms(List<Term> terms) {
    return joined(terms.stream().map(StatementPrinter::term).toList());
  }

  /** Operands of operators stand in parentheses, so that the tree is plain. */
  private static String operation(Operator operator, List<Term> operands) {
    List<String> inner = operands.stream().map(operand -> "(" + term(operand) + ")").toList();
    return switch (operator) {
      case NOT -> "NOT " + inner.getFirst();
      case BETWEEN -> inner.get(0) + " between " + inner.get(1) + " and " + inner.get(2);
      case IN -> inner.getFirst() + " IN [" + joined(inner.subList(1, inner.size())) + "]";
      case EQUAL -> inner.getFirst() + " = " + inner.getLast();
      case NOT_EQUAL -> inner.getFirst() + "!=" + inner.getLast();
      case LESS -> inner.getFirst() + "<" + inner.getLast();
      case LESS_OR_EQUAL -> inner.getFirst() + "<=" + inner.getLast();
      case GREATER -> inner.getFirst() + ">" + inner.getLast();
      case GREATER_OR_EQUAL -> inner.getFirst() + ">=" + inner.getLast();
      case AND -> inner.getFirst() + " And " + inner.getLast();
      case OR -> inner.getFirst() + " oR " + inner.getLast();
      case PLUS -> inner.getFirst() + "+" + inner.getLast();
      case MINUS -> inner.getFirst() + " - " + inner.getLast();
    };
  }

  private static String constant(AttributeValue value) {
    return switch (value) {
      case StringValue(String text) -> text(text);
      case NumberValue number -> number.text();
      case BooleanValue truth -> truth.value() ? "TRUE" : "false";
      case NullValue _ -> "null";
      case AttributeValue other -> throw new IllegalArgumentException("No constant: " + other);
    };
  }
}
