package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.partiql.Term.Absence;
import io.benchtable.tables.expression.partiql.Term.Call;
import io.benchtable.tables.expression.partiql.Term.Is;
import io.benchtable.tables.expression.partiql.Term.Operation;
import io.benchtable.tables.expression.partiql.Token.Type;
import io.benchtable.tables.item.ValidationError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The grammar of terms.
 *
 * <pre>
 * term        = conjunction { OR conjunction }
 * conjunction = negation { AND negation }
 * negation    = NOT negation | comparison
 * comparison  = sum [ comparator sum
 *                   | [ NOT ] BETWEEN sum AND sum
 *                   | [ NOT ] IN ( "[" terms "]" | "(" terms ")" )
 *                   | IS [ NOT ] ( MISSING | NULL ) ]
 * sum         = primary { ( "+" | "-" ) primary }
 * primary     = "(" term ")" | function "(" terms ")" | literal | path
 * </pre>
 */
final class TermParser {

  private static final int MAX_IN_OPERANDS = 100;
  private static final Map<String, Operator> COMPARATORS =
      Map.of(
          "=", Operator.EQUAL,
          "<>", Operator.NOT_EQUAL,
          "!=", Operator.NOT_EQUAL,
          "<", Operator.LESS,
          "<=", Operator.LESS_OR_EQUAL,
          ">", Operator.GREATER,
          ">=", Operator.GREATER_OR_EQUAL);

  private final Tokens tokens;
  private final LiteralParser literals;

  TermParser(Tokens tokens) {
    this.tokens = tokens;
    this.literals = new LiteralParser(tokens);
  }

  Term term() {
    return tokens.nested(this::disjunction);
  }

  /** What can be computed, but does not hold or not hold. */
  Term value() {
    return tokens.nested(this::sum);
  }

  private Term disjunction() {
    Term left = conjunction();
    while (tokens.takeKeyword("OR")) {
      left = operation(Operator.OR, List.of(left, conjunction()));
    }
    return left;
  }

  private Term conjunction() {
    Term left = negation();
    while (tokens.takeKeyword("AND")) {
      left = operation(Operator.AND, List.of(left, negation()));
    }
    return left;
  }

  private Term negation() {
    return tokens.takeKeyword("NOT") ? not(tokens.nested(this::negation)) : comparison();
  }

  private Term comparison() {
    Term left = sum();
    if (tokens.current().type() == Type.SYMBOL
        && COMPARATORS.get(tokens.current().text()) instanceof Operator comparator) {
      tokens.take();
      return operation(comparator, List.of(left, sum()));
    }
    if (tokens.takeKeyword("IS")) {
      boolean negated = tokens.takeKeyword("NOT");
      return negatedIf(negated, is(left));
    }
    boolean negated = tokens.takeKeyword("NOT");
    if (tokens.takeKeyword("BETWEEN")) {
      Term lower = sum();
      tokens.expectKeyword("AND");
      return negatedIf(negated, operation(Operator.BETWEEN, List.of(left, lower, sum())));
    }
    if (tokens.takeKeyword("IN")) {
      return negatedIf(negated, in(left));
    }
    if (negated) {
      throw tokens.unexpected("BETWEEN or IN");
    }
    return left;
  }

  private Term is(Term operand) {
    tokens.countOperator();
    if (tokens.takeKeyword("MISSING")) {
      return new Is(operand, Absence.MISSING);
    }
    tokens.expectKeyword("NULL");
    return new Is(operand, Absence.NULL);
  }

  private Term in(Term left) {
    String close = tokens.current().is("[") ? "]" : ")";
    tokens.expect(close.equals("]") ? "[" : "(");
    List<Term> operands = new ArrayList<>();
    operands.add(left);
    operands.addAll(terms(close, this::value));
    if (operands.size() == 1) {
      throw Malformed.because("Expected a value in the list of IN");
    }
    if (operands.size() - 1 > MAX_IN_OPERANDS) {
      throw new ValidationError(
          "The IN operator is provided with too many operands; number of operands: "
              + (operands.size() - 1));
    }
    return operation(Operator.IN, List.copyOf(operands));
  }

  private Term sum() {
    Term left = primary();
    while (true) {
      if (tokens.takeIf("+")) {
        left = operation(Operator.PLUS, List.of(left, primary()));
      } else if (tokens.takeIf("-")) {
        left = operation(Operator.MINUS, List.of(left, primary()));
      } else {
        return left;
      }
    }
  }

  private Term primary() {
    Token token = tokens.current();
    if (tokens.takeIf("(")) {
      Term inner = term();
      tokens.expect(")");
      return inner;
    }
    if (token.type() == Type.WORD && tokens.following().is("(")) {
      return call();
    }
    return literals.literal().orElseGet(() -> new Term.Attribute(tokens.path()));
  }

  private Term call() {
    String function = tokens.take().text().toLowerCase(Locale.ROOT);
    tokens.countOperator();
    tokens.expect("(");
    return new Call(function, terms(")", this::value));
  }

  private List<Term> terms(String close, Supplier<Term> element) {
    return LiteralParser.separated(tokens, close, element);
  }

  private Term not(Term negated) {
    return operation(Operator.NOT, List.of(negated));
  }

  private Term negatedIf(boolean negated, Term term) {
    return negated ? not(term) : term;
  }

  private Term operation(Operator operator, List<Term> operands) {
    tokens.countOperator();
    return new Operation(operator, operands);
  }
}
