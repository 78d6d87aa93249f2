package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Syntax.Call;
import io.benchtable.tables.expression.Syntax.Operation;
import io.benchtable.tables.expression.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grammar of conditions.
 *
 * <pre>
 * condition   = conjunction { OR conjunction }
 * conjunction = negation { AND negation }
 * negation    = NOT negation | comparison
 * comparison  = operand comparator operand
 *             | operand BETWEEN operand AND operand
 *             | operand IN "(" operand { "," operand } ")"
 *             | function
 *             | "(" condition ")"
 * </pre>
 */
final class ConditionParser {

  private static final int MAX_IN_OPERANDS = 100;
  private static final List<String> KEYWORDS = List.of("AND", "OR", "NOT", "BETWEEN", "IN");

  private final TokenReader tokens;

  private ConditionParser(TokenReader tokens) {
    this.tokens = tokens;
  }

  static Syntax parse(ExpressionKind kind, String text) {
    TokenReader tokens = new TokenReader(kind, text);
    Syntax condition = new ConditionParser(tokens).condition(false);
    tokens.expectEnd();
    if (tokens.hasRedundantParentheses()) {
      throw kind.invalid("The expression has redundant parentheses;");
    }
    return condition;
  }

  /**
   * @param inParentheses whether a single operand is enough, since it may be compared outside
   */
  private Syntax condition(boolean inParentheses) {
    Syntax left = conjunction(inParentheses);
    while (tokens.takeKeyword("OR")) {
      left = operation(Operator.OR, List.of(left, conjunction(false)));
    }
    return left;
  }

  private Syntax conjunction(boolean inParentheses) {
    Syntax left = negation(inParentheses);
    while (tokens.takeKeyword("AND")) {
      left = operation(Operator.AND, List.of(left, negation(false)));
    }
    return left;
  }

  private Syntax negation(boolean inParentheses) {
    if (tokens.takeKeyword("NOT")) {
      return operation(Operator.NOT, List.of(tokens.nested(() -> negation(false))));
    }
    return comparison(inParentheses);
  }

  private Syntax comparison(boolean inParentheses) {
    Syntax left = first();
    if (left.isCondition()) {
      return left;
    }
    Optional<Operator> comparator = comparator();
    if (comparator.isPresent()) {
      return operation(comparator.get(), List.of(left, operand()));
    }
    if (tokens.takeKeyword("BETWEEN")) {
      Syntax lower = operand();
      if (!tokens.takeKeyword("AND")) {
        throw tokens.unexpected();
      }
      return operation(Operator.BETWEEN, List.of(left, lower, operand()));
    }
    if (tokens.takeKeyword("IN")) {
      return in(left);
    }
    if (left instanceof Call || (inParentheses && tokens.current().is(")"))) {
      return left;
    }
    throw tokens.unexpected();
  }

  private Syntax first() {
    return tokens.current().is("(")
        ? tokens.suffixed(tokens.parenthesised(() -> condition(true)))
        : operand();
  }

  private Syntax operand() {
    Token token = tokens.current();
    if (token.type() == Type.WORD && KEYWORDS.stream().anyMatch(token::isKeyword)) {
      throw tokens.unexpected();
    }
    return tokens.operand();
  }

  private Syntax in(Syntax left) {
    List<Syntax> operands = new ArrayList<>();
    operands.add(left);
    operands.addAll(tokens.operands());
    if (operands.size() - 1 > MAX_IN_OPERANDS) {
      throw tokens
          .kind()
          .invalid(
              "The IN operator is provided with too many operands; number of operands: "
                  + (operands.size() - 1));
    }
    return operation(Operator.IN, List.copyOf(operands));
  }

  private Optional<Operator> comparator() {
    for (Operator operator : Operator.values()) {
      if (operator.isComparator() && tokens.takeIf(operator.text())) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

  private Syntax operation(Operator operator, List<Syntax> operands) {
    tokens.countOperator();
    return new Operation(operator, operands);
  }
}
