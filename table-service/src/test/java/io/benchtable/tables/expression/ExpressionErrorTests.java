package io.benchtable.tables.expression;

import static io.benchtable.tables.expression.ExpressionFixture.SCHEMA;
import static io.benchtable.tables.expression.ExpressionFixture.expressions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.item.NullValue;
import io.benchtable.tables.item.ValidationError;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionErrorTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|The expression can not be empty;",
        "s = |Syntax error; token: \"<EOF>\", near: \"=\"",
        "s == :s|Syntax error; token: \"=\", near: \"== :s\"",
        "s|Syntax error; token: \"<EOF>\", near: \"s\"",
        "(s)|Syntax error; token: \"<EOF>\", near: \")\"",
        "s = :s AND|Syntax error; token: \"<EOF>\", near: \"AND\"",
        "s = :s :s|Syntax error; token: \":s\", near: \":s :s\"",
        "entity-id = :s|Syntax error; token: \"-\", near: \"entity-id\"",
        "_id = :s|Syntax error; token: \"_\", near: \"_id\"",
        "(s = :s) = :s|Syntax error; token: \"=\", near: \") = :s\"",
        "s = NOT|Syntax error; token: \"NOT\", near: \"= NOT\"",
        "s IN ()|Syntax error; token: \")\", near: \"()\"",
        "s = :s)|Syntax error; token: \")\", near: \":s)\"",
        "((s = :s))|The expression has redundant parentheses;",
        "((s)) = :s|The expression has redundant parentheses;",
        "s = ((:s)) AND status = :s|The expression has redundant parentheses;",
        "strlen(s) = :s|Invalid function name; function: strlen",
        "Size(s) = :s|Invalid function name; function: Size",
        "if_not_exists(s, :s)|The function is not allowed in a condition expression; function:"
            + " if_not_exists",
        "size(s)|The function is not allowed to be used this way in an expression; function: size",
        "s = :s AND size(s)|The function is not allowed to be used this way in an expression;"
            + " function: size",
        "attribute_exists(s) = :s|The function is not allowed to be used this way in an"
            + " expression; function: attribute_exists",
        "contains(s, begins_with(s, :s))|The function is not allowed to be used this way in an"
            + " expression; function: begins_with",
        "status = :s|Attribute name is a reserved keyword; reserved keyword: status",
        "m.Name = :s|Attribute name is a reserved keyword; reserved keyword: Name",
        "#x = :s|An expression attribute name used in the document path is not defined; attribute"
            + " name: #x",
        "s = :none|An expression attribute value used in expression is not defined; attribute"
            + " value: :none",
        "attribute_exists(s, n)|Incorrect number of operands for operator or function; operator or"
            + " function: attribute_exists, number of operands: 2",
        "begins_with(s)|Incorrect number of operands for operator or function; operator or"
            + " function: begins_with, number of operands: 1",
        "size(s, n) = :s|Incorrect number of operands for operator or function; operator or"
            + " function: size, number of operands: 2",
        "s = s|The first operand must be distinct from the remaining operands for this operator or"
            + " function; operator: =, first operand: [s]",
        "contains(m.b[1], m.b[1])|The first operand must be distinct from the remaining operands"
            + " for this operator or function; operator: contains, first operand: [m, b, [1]]",
        "attribute_exists(:s)|Operator or function requires a document path; operator or function:"
            + " attribute_exists",
        "begins_with(s, :one)|Incorrect operand type for operator or function; operator or"
            + " function: begins_with, operand type: N",
        "attribute_type(s, :one)|Incorrect operand type for operator or function; operator or"
            + " function: attribute_type, operand type: N",
        "attribute_type(s, n)|Incorrect operand type for operator or function; operator or"
            + " function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}",
        "attribute_type(s, :s)|Invalid attribute type name found; type: hello, valid types:"
            + " {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
        "size(:one) = :one|Incorrect operand type for operator or function; operator or function:"
            + " size, operand type: N",
        "n < :map|Incorrect operand type for operator or function; operator: <, operand type: M",
        "n >= :null|Incorrect operand type for operator or function; operator: >=, operand type:"
            + " NULL",
        "n BETWEEN :ten AND :one|The BETWEEN operator requires upper bound to be greater than or"
            + " equal to lower bound; lower bound operand: AttributeValue: {N:10}, upper bound"
            + " operand: AttributeValue: {N:1}",
        "n BETWEEN :one AND :s|The BETWEEN operator requires same data type for lower and upper"
            + " bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand:"
            + " AttributeValue: {S:hello}",
        "l[99999999999] = :s|List index is not within the allowable range; index: [99999999999]"
      })
  void refusesConditions(String text, String problem) {
    assertThatThrownBy(() -> expressions().condition(text))
        .isInstanceOf(ValidationError.class)
        .hasMessage("Invalid ConditionExpression: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|The expression can not be empty;",
        "SET|Syntax error; token: \"<EOF>\", near: \"SET\"",
        "s = :s|Syntax error; token: \"s\", near: \"s =\"",
        "SET s = :s,|Syntax error; token: \"<EOF>\", near: \",\"",
        "SET s = 2fa|Syntax error; token: \"2\", near: \"= 2fa\"",
        "SET n = n + :one + :one|Syntax error; token: \"+\", near: \":one + :one\"",
        "ADD n 5|Syntax error; token: \"5\", near: \"n 5\"",
        "ADD n ss|Syntax error; token: \"ss\", near: \"n ss\"",
        "REMOVE :s|Syntax error; token: \":s\", near: \"REMOVE :s\"",
        "SET status = :s|Attribute name is a reserved keyword; reserved keyword: status",
        "SET s = plus(:one, :one)|Invalid function name; function: plus",
        "SET s = size(s)|The function is not allowed in an update expression; function: size",
        "SET s = :s SET n = :one|The \"SET\" section can only be used once in an update"
            + " expression;",
        "REMOVE s remove n|The \"REMOVE\" section can only be used once in an update expression;",
        "SET #x = :none|An expression attribute name used in the document path is not defined;"
            + " attribute name: #x",
        "SET s = :none|An expression attribute value used in expression is not defined; attribute"
            + " value: :none",
        "SET s = :s REMOVE s|Two document paths overlap with each other; must remove or rewrite"
            + " one of these paths; path one: [s], path two: [s]",
        "SET m.a = :s, m = :map|Two document paths overlap with each other; must remove or rewrite"
            + " one of these paths; path one: [m, a], path two: [m]",
        "SET #n = :one, n = :two|Two document paths overlap with each other; must remove or"
            + " rewrite one of these paths; path one: [n], path two: [n]",
        "SET m.a = :s, m[1] = :s|Two document paths conflict with each other; must remove or"
            + " rewrite one of these paths; path one: [m, a], path two: [m, [1]]",
        "ADD s :s|Incorrect operand type for operator or function; operator: ADD, operand type:"
            + " STRING, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "ADD s :map|Incorrect operand type for operator or function; operator: ADD, operand type:"
            + " MAP, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "DELETE s :one|Incorrect operand type for operator or function; operator: DELETE, operand"
            + " type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND",
        "SET n = n + :s|Incorrect operand type for operator or function; operator or function: +,"
            + " operand type: S",
        "SET l = list_append(l, :s)|Incorrect operand type for operator or function; operator or"
            + " function: list_append, operand type: S",
        "SET l = list_append(l)|Incorrect number of operands for operator or function; operator or"
            + " function: list_append, number of operands: 1",
        "SET s = if_not_exists(:s, :s)|Operator or function requires a document path; operator or"
            + " function: if_not_exists"
      })
  void refusesUpdates(String text, String problem) {
    assertThatThrownBy(() -> expressions().update(text, SCHEMA))
        .isInstanceOf(ValidationError.class)
        .hasMessage("Invalid UpdateExpression: " + problem);
  }

  @ParameterizedTest
  @CsvSource({"SET pk = :s, pk", "REMOVE #pk, pk", "ADD sk :one, sk", "SET pk.a = :s, pk"})
  void refusesUpdatesOfTheKey(String text, String attribute) {
    assertThatThrownBy(() -> expressions().update(text, SCHEMA))
        .hasMessage(
            "One or more parameter values were invalid: Cannot update attribute "
                + attribute
                + ". This attribute is part of the key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a,|Syntax error; token: \"<EOF>\", near: \",\"",
        "a b|Syntax error; token: \"b\", near: \"a b\"",
        "a..b|Syntax error; token: \".\", near: \"..b\"",
        "a[b]|Syntax error; token: \"b\", near: \"[b]\"",
        "a, name|Attribute name is a reserved keyword; reserved keyword: name",
        "#x|An expression attribute name used in the document path is not defined; attribute name:"
            + " #x",
        "a.b, a|Two document paths overlap with each other; must remove or rewrite one of these"
            + " paths; path one: [a, b], path two: [a]",
        "a.b, a[0]|Two document paths conflict with each other; must remove or rewrite one of"
            + " these paths; path one: [a, b], path two: [a, [0]]"
      })
  void refusesProjections(String text, String problem) {
    assertThatThrownBy(() -> expressions().projection(text))
        .isInstanceOf(ValidationError.class)
        .hasMessage("Invalid ProjectionExpression: " + problem);
  }

  @Test
  void refusesKeyAttributesInFiltersOfQueries() {
    assertThatThrownBy(() -> expressions().filter("s = :s OR size(pk) > :one", SCHEMA))
        .hasMessage(
            "Filter Expression can only contain non-primary key attributes: Primary key attribute:"
                + " pk");
    assertThatThrownBy(() -> expressions().filter("s ="))
        .hasMessageStartingWith("Invalid FilterExpression: Syntax error;");
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThatThrownBy(() -> expressions().condition("é".repeat(2049)))
        .hasMessage(
            "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size;"
                + " expression size: 4098");
    assertThatThrownBy(() -> expressions().condition("n=:one" + " OR n=:one".repeat(150)))
        .hasMessage(
            "Invalid ConditionExpression: The expression contains too many operators; operator"
                + " count: 301");
    assertThatThrownBy(() -> expressions().condition("n IN (:one" + ",:one".repeat(100) + ")"))
        .hasMessage(
            "Invalid ConditionExpression: The IN operator is provided with too many operands;"
                + " number of operands: 101");
    assertThatThrownBy(() -> expressions().projection("a" + ".b".repeat(32)))
        .hasMessage(
            "Invalid ProjectionExpression: The document path has too many nesting levels; nesting"
                + " levels: 33");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "NOT ", "size(", "s = (", "s IN (", "((s) = "})
  void standsDeepNesting(String opening) {
    String text = opening.repeat(4096 / opening.length());
    assertThatThrownBy(() -> expressions().condition(text)).isInstanceOf(ValidationError.class);
    assertThatThrownBy(() -> expressions().update("SET s = " + text.substring(8), SCHEMA))
        .isInstanceOf(ValidationError.class);
  }

  @Test
  void refusesPlaceholdersThatAreNotUsed() {
    Expressions expressions =
        Expressions.of(
            Map.of("#b", "b", "#a", "a", "#c", "c"),
            Map.of(":v", new NullValue(), ":w", new NullValue()));
    expressions.condition("#a = :v");
    assertThatThrownBy(expressions::checkAllUsed)
        .hasMessage(
            "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b, #c}");
    expressions.projection("#b, #c");
    assertThatThrownBy(expressions::checkAllUsed)
        .hasMessage(
            "Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}");
    expressions.filter("x = :w");
    expressions.checkAllUsed();
  }

  @Test
  void refusesPlaceholdersWithoutTheirMark() {
    assertThatThrownBy(() -> Expressions.of(Map.of("a", "a"), Map.of()))
        .hasMessage("ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
    assertThatThrownBy(() -> Expressions.of(Map.of(), Map.of(":", new NullValue())))
        .hasMessage("ExpressionAttributeValues contains invalid key: Syntax error; key: \":\"");
  }

  @Test
  void knows573ReservedWords() {
    assertThat(ReservedWords.count()).isEqualTo(573);
    assertThat(ReservedWords.contains("Status")).isTrue();
    assertThat(ReservedWords.contains("benchmarkId")).isFalse();
  }
}
