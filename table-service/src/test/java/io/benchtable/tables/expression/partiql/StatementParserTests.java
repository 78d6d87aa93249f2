package io.benchtable.tables.expression.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.expression.Operator;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.partiql.Statement.Change;
import io.benchtable.tables.expression.partiql.Statement.Delete;
import io.benchtable.tables.expression.partiql.Statement.Exists;
import io.benchtable.tables.expression.partiql.Statement.Insert;
import io.benchtable.tables.expression.partiql.Statement.Order;
import io.benchtable.tables.expression.partiql.Statement.Select;
import io.benchtable.tables.expression.partiql.Statement.Source;
import io.benchtable.tables.expression.partiql.Statement.Update;
import io.benchtable.tables.expression.partiql.Term.Absence;
import io.benchtable.tables.expression.partiql.Term.Attribute;
import io.benchtable.tables.expression.partiql.Term.Call;
import io.benchtable.tables.expression.partiql.Term.Constant;
import io.benchtable.tables.expression.partiql.Term.Entry;
import io.benchtable.tables.expression.partiql.Term.Is;
import io.benchtable.tables.expression.partiql.Term.ListOf;
import io.benchtable.tables.expression.partiql.Term.MapOf;
import io.benchtable.tables.expression.partiql.Term.Operation;
import io.benchtable.tables.expression.partiql.Term.Parameter;
import io.benchtable.tables.expression.partiql.Term.SetOf;
import io.benchtable.tables.item.BooleanValue;
import io.benchtable.tables.item.NullValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StatementParserTests {

  private static final Source T = new Source("t", Optional.empty());

  @ParameterizedTest
  @MethodSource("statements")
  void readsStatements(String text, Statement expected) {
    assertThat(StatementParser.parse(text).statement()).isEqualTo(expected);
  }

  static Stream<Arguments> statements() {
    return Stream.of(
        Arguments.of("SELECT * FROM t", select()),
        Arguments.of("select*from \"t\";", select()),
        Arguments.of(" -- all of it\n SELECT /* each\n one */ * FROM t -- end", select()),
        Arguments.of(
            "SELECT a, b.c[1].\"d e\", \"x\"\"y\" FROM \"t-1\".\"i.1\"",
            new Select(
                List.of(
                    path("a"),
                    new Path(
                        "b",
                        List.of(
                            new Path.Step.Name("c"),
                            new Path.Step.Index(1),
                            new Path.Step.Name("d e"))),
                    path("x\"y")),
                new Source("t-1", Optional.of("i.1")),
                Optional.empty(),
                List.of())),
        Arguments.of(
            "SELECT * FROM t WHERE a = 1 ORDER BY a DESC, b asc, c",
            new Select(
                List.of(),
                T,
                Optional.of(of(Operator.EQUAL, attribute("a"), number("1"))),
                List.of(new Order("a", true), new Order("b", false), new Order("c", false)))),
        Arguments.of(
            "INSERT INTO t VALUE {'a': 'it''s', 'n': [-1.5, +2e3, .5], 's': <<'x'>>, 'm': {},"
                + " 'y': true, 'z': NULL, 'p': ?}",
            new Insert(
                T,
                new MapOf(
                    List.of(
                        new Entry("a", text("it's")),
                        new Entry(
                            "n",
                            new ListOf(List.of(number("-1.5"), number("2000"), number("0.5")))),
                        new Entry("s", new SetOf(List.of(text("x")))),
                        new Entry("m", new MapOf(List.of())),
                        new Entry("y", new Constant(new BooleanValue(true))),
                        new Entry("z", new Constant(new NullValue())),
                        new Entry("p", new Parameter(0)))))),
        Arguments.of(
            "UPDATE t SET a = a + 1 - b SET c = LIST_APPEND(c, [?]), d = ? REMOVE e[0] WHERE id = ?"
                + " RETURNING MODIFIED OLD *",
            new Update(
                T,
                List.of(
                    new Change.Set(
                        path("a"),
                        of(
                            Operator.MINUS,
                            of(Operator.PLUS, attribute("a"), number("1")),
                            attribute("b"))),
                    new Change.Set(
                        path("c"),
                        new Call(
                            "list_append",
                            List.of(attribute("c"), new ListOf(List.of(new Parameter(0)))))),
                    new Change.Set(path("d"), new Parameter(1)),
                    new Change.Remove(new Path("e", List.of(new Path.Step.Index(0))))),
                Optional.of(of(Operator.EQUAL, attribute("id"), new Parameter(2))),
                Optional.of(Returning.MODIFIED_OLD))),
        Arguments.of(
            "DELETE FROM t WHERE id = 'x' RETURNING ALL OLD *",
            new Delete(
                T,
                Optional.of(of(Operator.EQUAL, attribute("id"), text("x"))),
                Optional.of(Returning.ALL_OLD))),
        Arguments.of("EXISTS(SELECT * FROM t)", new Exists(select())));
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void readsConditions(String text, Term expected) {
    assertThat(StatementParser.parse("SELECT * FROM t WHERE " + text).statement())
        .isEqualTo(new Select(List.of(), T, Optional.of(expected), List.of()));
  }

  static Stream<Arguments> conditions() {
    Term a = attribute("a");
    Term b = attribute("b");
    Term equal = of(Operator.EQUAL, a, number("1"));
    Term isMissing = new Is(b, Absence.MISSING);
    return Stream.of(
        Arguments.of("a <> 1", of(Operator.NOT_EQUAL, a, number("1"))),
        Arguments.of("a != 1", of(Operator.NOT_EQUAL, a, number("1"))),
        Arguments.of("a<=-1", of(Operator.LESS_OR_EQUAL, a, number("-1"))),
        Arguments.of("a >= b", of(Operator.GREATER_OR_EQUAL, a, b)),
        Arguments.of("a BETWEEN 1 AND 2", of(Operator.BETWEEN, a, number("1"), number("2"))),
        Arguments.of("a IN [1, 2]", of(Operator.IN, a, number("1"), number("2"))),
        Arguments.of("a in (1)", of(Operator.IN, a, number("1"))),
        Arguments.of("a NOT IN (1)", not(of(Operator.IN, a, number("1")))),
        Arguments.of(
            "a NOT BETWEEN 1 AND 2", not(of(Operator.BETWEEN, a, number("1"), number("2")))),
        Arguments.of("b IS MISSING", isMissing),
        Arguments.of("b is not missing", not(isMissing)),
        Arguments.of("b IS NOT NULL", not(new Is(b, Absence.NULL))),
        Arguments.of("Begins_With(a, 'x')", new Call("begins_with", List.of(a, text("x")))),
        Arguments.of(
            "size(a) > 3", of(Operator.GREATER, new Call("size", List.of(a)), number("3"))),
        Arguments.of(
            "a = 1 OR NOT b IS MISSING AND a = 1",
            of(Operator.OR, equal, of(Operator.AND, not(isMissing), equal))),
        Arguments.of(
            "((a = 1 OR b IS MISSING)) AND a = 1",
            of(Operator.AND, of(Operator.OR, equal, isMissing), equal)));
  }

  @Property(tries = 500)
  void readsWhatIsPrinted(@ForAll("anyStatements") Statement statement) {
    assertThat(StatementParser.parse(StatementPrinter.print(statement)).statement())
        .isEqualTo(statement);
  }

  @Provide
  Arbitrary<Statement> anyStatements() {
    return AnyStatements.statements();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SLECT * FROM t | Expected data manipulation",
        "` ` | Expected data manipulation",
        "SELECT * FROM | Expected an identifier, but the statement ends",
        "SELECT FROM t | Expected an identifier, but there is 'FROM'",
        "SELECT * FROM t WHERE | Expected an identifier, but the statement ends",
        "SELECT * FROM t LIMIT 5 | Unexpected token after expression",
        "SELECT * FROM t; SELECT * FROM t | Unexpected token after expression",
        "SELECT a[b] FROM t | Unexpected path component",
        "SELECT a[1.5] FROM t | Unexpected path component",
        "SELECT * FROM t WHERE a = 'x | Unterminated string",
        "SELECT * FROM \"t | Unterminated identifier",
        "SELECT * FROM t /* | Unterminated comment",
        "SELECT * FROM t WHERE a NOT 1 | Expected BETWEEN or IN, but there is '1'",
        "SELECT * FROM t WHERE a IS 1 | Expected NULL, but there is '1'",
        "SELECT * FROM t WHERE a IN [] | Expected a value in the list of IN",
        "INSERT INTO t VALUES (1) | Expected VALUE, but there is 'VALUES'",
        "INSERT INTO t VALUE {a: 1} | Expected a string that names an entry of the map, but there"
            + " is 'a'",
        "INSERT INTO t VALUE {'a': b} | Expected a literal, but there is 'b'",
        "UPDATE t WHERE a = 1 | Expected SET or REMOVE, but there is 'WHERE'",
        "DELETE t WHERE a = 1 | Expected FROM, but there is 't'",
        "DELETE FROM t RETURNING ALL | Expected NEW, but the statement ends"
      })
  void saysWhyAStatementIsNotWellFormed(String text, String detail) {
    refused(text, "Statement wasn't well formed, can't be processed: " + detail);
  }

  @Test
  void refusesStarWithOthers() {
    refused(
        "SELECT *, a FROM t",
        "Other attributes should not be present in the projection when '*' is used.");
    refused(
        "SELECT a, * FROM t",
        "Other attributes should not be present in the projection when '*' is used.");
  }

  @ParameterizedTest
  @CsvSource({"(,)", "'NOT ',''", "'[',']'", "'f(',')'"})
  void refusesDeepNesting(String open, String close) {
    refused(
        "SELECT * FROM t WHERE " + open.repeat(2000) + "a" + close.repeat(2000),
        "Statement wasn't well formed, can't be processed: The statement is nested too deeply");
  }

  @Test
  void refusesMoreThan300Operators() {
    refused(
        "SELECT * FROM t WHERE a=1" + " OR a=1".repeat(150),
        "The expression contains too many operators; operator count: 301");
  }

  @Test
  void refusesMoreThan100OperandsOfIn() {
    refused(
        "SELECT * FROM t WHERE a IN [1" + ",1".repeat(100) + "]",
        "The IN operator is provided with too many operands; number of operands: 101");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> StatementParser.parse(text))
        .isInstanceOf(ValidationError.class)
        .hasMessage(message);
  }

  private static Select select() {
    return new Select(List.of(), T, Optional.empty(), List.of());
  }

  private static Path path(String name) {
    return Path.of(name);
  }

  private static Term attribute(String name) {
    return new Attribute(path(name));
  }

  private static Term number(String text) {
    return new Constant(NumberValue.of(text));
  }

  private static Term text(String text) {
    return new Constant(new StringValue(text));
  }

  private static Term not(Term term) {
    return of(Operator.NOT, term);
  }

  private static Term of(Operator operator, Term... operands) {
    return new Operation(operator, List.of(operands));
  }
}
