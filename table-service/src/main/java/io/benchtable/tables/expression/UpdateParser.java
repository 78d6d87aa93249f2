package io.benchtable.tables.expression;

import io.benchtable.tables.expression.Syntax.Operation;
import io.benchtable.tables.expression.Syntax.PathSyntax;
import io.benchtable.tables.expression.Syntax.ValueSyntax;
import io.benchtable.tables.expression.Token.Type;
import io.benchtable.tables.expression.UpdateSyntax.Clause;
import io.benchtable.tables.expression.UpdateSyntax.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The grammar of updates.
 *
 * <pre>
 * update = clause { clause }
 * clause = SET path "=" value { "," path "=" value }
 *        | REMOVE path { "," path }
 *        | ADD path placeholder { "," path placeholder }
 *        | DELETE path placeholder { "," path placeholder }
 * value  = operand [ ( "+" | "-" ) operand ] | "(" value ")"
 * </pre>
 */
final class UpdateParser {

  private final TokenReader tokens;
  private final List<Clause> clauses = new ArrayList<>();
  private final List<Keyword> keywords = new ArrayList<>();

  private UpdateParser(TokenReader tokens) {
    this.tokens = tokens;
  }

  static UpdateSyntax parse(String text) {
    TokenReader tokens = new TokenReader(ExpressionKind.UPDATE, text);
    UpdateParser parser = new UpdateParser(tokens);
    do {
      parser.section();
    } while (tokens.current().type() != Type.END);
    if (tokens.hasRedundantParentheses()) {
      throw ExpressionKind.UPDATE.invalid("The expression has redundant parentheses;");
    }
    return new UpdateSyntax(List.copyOf(parser.keywords), List.copyOf(parser.clauses));
  }

  private void section() {
    Keyword keyword = keyword().orElseThrow(tokens::unexpected);
    keywords.add(keyword);
    do {
      clauses.add(clause(keyword));
    } while (tokens.takeIf(","));
  }

  private Optional<Keyword> keyword() {
    for (Keyword keyword : Keyword.values()) {
      if (tokens.takeKeyword(keyword.name())) {
        return Optional.of(keyword);
      }
    }
    return Optional.empty();
  }

  private Clause clause(Keyword keyword) {
    PathSyntax path = tokens.path();
    return switch (keyword) {
      case SET -> {
        tokens.expect("=");
        tokens.countOperator();
        yield new Clause(keyword, path, Optional.of(value()));
      }
      case REMOVE -> new Clause(keyword, path, Optional.empty());
      case ADD, DELETE -> {
        tokens.countOperator();
        yield new Clause(keyword, path, Optional.of(placeholder()));
      }
    };
  }

  private ValueSyntax placeholder() {
    if (tokens.current().type() != Type.VALUE) {
      throw tokens.unexpected();
    }
    return new ValueSyntax(tokens.take().text());
  }

  private Syntax value() {
    Syntax left =
        tokens.current().is("(")
            ? tokens.suffixed(tokens.parenthesised(this::value))
            : tokens.operand();
    if (left instanceof Operation) {
      return left;
    }
    if (tokens.takeIf("+")) {
      return operation(Operator.PLUS, left);
    }
    return tokens.takeIf("-") ? operation(Operator.MINUS, left) : left;
  }

  private Syntax operation(Operator operator, Syntax left) {
    tokens.countOperator();
    return new Operation(operator, List.of(left, tokens.operand()));
  }
}
