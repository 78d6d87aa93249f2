package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Operand.Document;
import io.benchtable.tables.expression.Operand.Literal;
import io.benchtable.tables.expression.Operand.Size;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.BinaryValue;
import io.benchtable.tables.item.DataType;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What can be said against operands before there is an item. */
final class OperandChecks {

  private static final Set<DataType> ORDERED = Set.of(DataType.S, DataType.N, DataType.B);

  private final ExpressionKind kind;

  OperandChecks(ExpressionKind kind) {
    this.kind = kind;
  }

  /** The type, as far as it is known without an item. */
  static Optional<DataType> type(Operand operand) {
    return switch (operand) {
      case Literal(AttributeValue value) -> Optional.of(value.type());
      case Size _ -> Optional.of(DataType.N);
      case Document _ -> Optional.empty();
    };
  }

  void checkCount(String function, int given, int expected) {
    if (given != expected) {
      throw kind.invalid(
          "Incorrect number of operands for operator or function; operator or function: %s, number"
                  .formatted(function)
              + " of operands: "
              + given);
    }
  }

  void checkDistinct(String operator, Operand first, Operand second) {
    if (first instanceof Document(Path path) && first.equals(second)) {
      throw kind.invalid(
          "The first operand must be distinct from the remaining operands for this operator or"
              + " function; operator: "
              + operator
              + ", first operand: "
              + path.described());
    }
  }

  void checkOrdered(String operator, Operand operand) {
    type(operand)
        .filter(type -> !ORDERED.contains(type))
        .ifPresent(
            type -> {
              throw kind.invalid(
                  "Incorrect operand type for operator or function; operator: "
                      + operator
                      + ", operand type: "
                      + type);
            });
  }

  void checkType(String function, Operand operand, Set<DataType> allowed) {
    type(operand)
        .filter(type -> !allowed.contains(type))
        .ifPresent(
            type -> {
              throw wrongType(function, type.name());
            });
  }

  ValidationError wrongType(String function, String type) {
    return kind.invalid(
        "Incorrect operand type for operator or function; operator or function: "
            + function
            + ", operand type: "
            + type);
  }

  void checkBounds(Operand lower, Operand upper) {
    if (!(lower instanceof Literal(AttributeValue low)
        && upper instanceof Literal(AttributeValue high))) {
      return;
    }
    if (low.type() != high.type()) {
      throw kind.invalid(
          "The BETWEEN operator requires same data type for lower and upper bounds; "
              + bounds(low, high));
    }
    if (Values.ordered(low, high).orElse(0) > 0) {
      throw kind.invalid(
          "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
              + bounds(low, high));
    }
  }

  private static String bounds(AttributeValue low, AttributeValue high) {
    return "lower bound operand: AttributeValue: %s, upper bound operand: AttributeValue: %s"
        .formatted(described(low), described(high));
  }

  private static String described(AttributeValue value) {
    String content =
        switch (value) {
          case StringValue(String text) -> text;
          case NumberValue number -> number.text();
          case BinaryValue binary -> Base64.getEncoder().encodeToString(binary.bytes());
          case AttributeValue other -> ItemJson.write(other);
        };
    return "{" + value.type() + ":" + content + "}";
  }

  /** The type that a literal names. */
  DataType namedType(Operand operand) {
    if (!(operand instanceof Literal(AttributeValue value))) {
      throw wrongType("attribute_type", "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}");
    }
    if (!(value instanceof StringValue(String name))) {
      throw wrongType("attribute_type", value.type().name());
    }
    return List.of(DataType.values()).stream()
        .filter(type -> type.name().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                kind.invalid(
                    "Invalid attribute type name found; type: "
                        + name
                        + ", valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"));
  }

  Path documentPath(String function, Operand operand) {
    if (operand instanceof Document(Path path)) {
      return path;
    }
    throw kind.invalid(
        "Operator or function requires a document path; operator or function: " + function);
  }
}
