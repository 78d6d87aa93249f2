package io.benchtable.tables.expression.partiql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.expression.KeyRange;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.MapValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.ScalarType;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandTests {

  private static final KeySchema KEY =
      new KeySchema(new KeyAttribute("pk", ScalarType.S), new KeyAttribute("sk", ScalarType.N));
  private static final Item ITEM =
      ItemJson.parse(
          """
          {"pk": {"S": "p"}, "sk": {"N": "1"}, "s": {"S": "hello"}, "n": {"N": "5"},
           "nil": {"NULL": true}, "l": {"L": [{"S": "x"}, {"M": {"k": {"S": "v"}}}]},
           "m": {"M": {"a": {"N": "1"}, "b": {"M": {"c": {"S": "deep"}}}}},
           "ss": {"SS": ["a", "b"]}}
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pk = 'p' AND sk = 1",
        "1 = sk AND 'p' = pk AND n > 4",
        "(pk = 'p') AND (sk > 0 AND sk = 1)"
      })
  void readsOneItemByItsWholeKey(String where) {
    ReadPlan plan = plan("SELECT * FROM t WHERE " + where);
    assertThat(plan.whole()).contains(ITEM.only(KEY.names()));
    assertThat(plan.filter().map(filter -> filter.holds(ITEM)).orElse(true)).isTrue();
  }

  @Test
  void keepsWhatIsSaidOfAKeyBesideItsValue() {
    ReadPlan plan = plan("SELECT * FROM t WHERE pk = 'p' AND sk = 1 AND sk > 1");
    assertThat(plan.whole()).isPresent();
    assertThat(plan.isOneItem()).isFalse();
    assertThat(plan.filter())
        .hasValueSatisfying(filter -> assertThat(filter.holds(ITEM)).isFalse());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "pk = 'p' | 1 | false",
        "pk IN ['p', 'q', 'p'] | 2 | false",
        "pk = 'p' AND sk BETWEEN 1 AND 2 | 1 | false",
        "pk = 'p' AND 3 > sk | 1 | false",
        "pk = 'p' AND n = 1 | 1 | true",
        "pk = 'p' AND sk <> 1 | 1 | true",
        "pk = 'p' AND sk IN [1, 2] | 1 | true",
        "pk = 'p' OR sk = 1 | 0 | true",
        "pk > 'p' | 0 | true",
        "NOT pk = 'p' | 0 | true",
        "pk = s | 0 | true",
        "pk.a = 'p' | 0 | true",
        "sk = 1 | 0 | true"
      })
  void queriesPartitionsThatAreNamedAndScansOtherwise(
      String where, int partitions, boolean filters) {
    ReadPlan plan = plan("SELECT * FROM t WHERE " + where);
    assertThat(plan.whole()).isEmpty();
    assertThat(plan.partitions()).hasSize(partitions);
    assertThat(plan.filter().isPresent()).isEqualTo(filters);
  }

  @Test
  void boundsTheSortKey() {
    ReadPlan some = plan("SELECT * FROM t WHERE sk >= 1 AND pk = 'p' ORDER BY sk DESC");
    assertThat(some.partitions().getFirst().sort()).isNotEqualTo(KeyRange.ALL);
    assertThat(some.descending()).isTrue();
    ReadPlan all = plan("SELECT * FROM t WHERE pk = 'p'");
    assertThat(all.partitions().getFirst().sort()).isEqualTo(KeyRange.ALL);
    assertThat(all.descending()).isFalse();
  }

  private static final KeySchema SEVERAL =
      new KeySchema(
          List.of(new KeyAttribute("a", ScalarType.S), new KeyAttribute("b", ScalarType.S)),
          List.of(new KeyAttribute("c", ScalarType.S), new KeyAttribute("d", ScalarType.N)));

  private static final String SOME = "SELECT * FROM t WHERE a = 'x' AND b = 'y' ";

  @Test
  void namesPartitionsBySeveralAttributes() {
    ReadPlan some =
        plan("SELECT * FROM t WHERE b IN ['y', 'z'] AND a = 'x' AND d > 3 AND c = 'q'", SEVERAL);
    assertThat(some.partitions())
        .extracting(condition -> condition.partition())
        .containsExactly(
            List.of(new StringValue("x"), new StringValue("y")),
            List.of(new StringValue("x"), new StringValue("z")));
    assertThat(some.partitions().getFirst().sort()).isNotEqualTo(KeyRange.ALL);
    assertThat(some.filter()).isEmpty();
    assertThat(plan("SELECT * FROM t WHERE a = 'x' AND c = 'q'", SEVERAL).partitions()).isEmpty();
    assertThat(plan(SOME + "ORDER BY c DESC, d DESC", SEVERAL).descending()).isTrue();
    for (String wrong : List.of("d", "c, d DESC", "a", "c, d, c")) {
      refused(
          () -> plan(SOME + "ORDER BY " + wrong, SEVERAL),
          "Expected ORDER BY to name sort attributes of the index, which are [c, d], from the first"
              + " one on and in one direction, but it names "
              + List.of(wrong.replace(" DESC", "").split(", "))
              + ".");
    }
    ReadPlan skipping = plan("SELECT * FROM t WHERE a = 'x' AND b = 'y' AND d = 3", SEVERAL);
    assertThat(skipping.partitions().getFirst().sort()).isEqualTo(KeyRange.ALL);
    assertThat(skipping.filter()).isPresent();
  }

  @Test
  void ordersPartitions() {
    assertThat(
            plan("SELECT * FROM t WHERE pk IN ('b', 'c', 'a') ORDER BY pk DESC, sk").partitions())
        .extracting(condition -> condition.partition())
        .containsExactly(
            List.of(new StringValue("c")),
            List.of(new StringValue("b")),
            List.of(new StringValue("a")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "SELECT * FROM t ORDER BY sk | Must have WHERE clause in the statement when using ORDER BY"
            + " clause.",
        "SELECT * FROM t WHERE pk = 'p' ORDER BY n | Variable reference n in ORDER BY clause must"
            + " be part of the primary key",
        "SELECT * FROM t WHERE n = 1 ORDER BY sk | Must have at least one non-optional hash key"
            + " condition in WHERE clause when using ORDER BY clause.",
        "SELECT * FROM t WHERE pk IN ['p', 'q'] ORDER BY sk | Must have hash key in ORDER BY clause"
            + " when more than one hash key condition specified in WHERE clause.",
        "SELECT * FROM t WHERE pk = 1 | One or more parameter values were invalid: Condition"
            + " parameter type does not match schema type",
        "SELECT * FROM t WHERE a | Statement wasn't well formed, can't be processed: Expected a"
            + " condition, but it is a value",
        "SELECT * FROM t WHERE a + 1 = 2 | Statement wasn't well formed, can't be processed:"
            + " Unsupported operation as an operand of the condition",
        "SELECT * FROM t WHERE lower(a) | Statement wasn't well formed, can't be processed:"
            + " Unsupported function in the condition: lower",
        "SELECT * FROM t WHERE begins_with(a, 1) | Invalid FilterExpression: Incorrect operand type"
            + " for operator or function; operator or function: begins_with, operand type: N"
      })
  void saysWhyItCannotRead(String statement, String message) {
    refused(() -> plan(statement), message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "s = 'hello' | true",
        "n BETWEEN 5 AND 6 | true",
        "n IN [4, 5] | true",
        "n NOT IN [4, 5] | false",
        "none IS MISSING | true",
        "s IS NOT MISSING | true",
        "nil IS NULL | true",
        "s IS NULL | false",
        "attribute_type(ss, 'SS') | true",
        "contains(ss, 'a') AND contains(s, 'ell') | true",
        "size(l) = 2 | true",
        "m.b.c = 'deep' AND l[1].k = 'v' AND m['a'] = 1 | true",
        "ss = <<'b', 'a'>> | true",
        "l = ['x', {'k': 'v'}] | true",
        "n < 5 OR (n > 5 OR NOT n = 6) | true",
        "s < 1 | false"
      })
  void filtersAsExpressionsDo(String where, boolean holds) {
    assertThat(plan("SELECT * FROM t WHERE " + where).filter())
        .hasValueSatisfying(filter -> assertThat(filter.holds(ITEM)).isEqualTo(holds));
  }

  @Test
  void choosesValuesUnderTheirLastNames() {
    Command.Read read = (Command.Read) command("SELECT s, m.b.c, l[1].k, l[0], none.x FROM t");
    assertThat(ItemJson.write(read.choice().of(ITEM)))
        .isEqualTo(
            """
            {"c":{"S":"deep"},"k":{"S":"v"},"l[0]":{"S":"x"},"s":{"S":"hello"}}\
            """);
    assertThat(read.choice().attributes()).containsExactly("s", "m", "l", "none");
  }

  @ParameterizedTest
  @MethodSource("changes")
  void changesItems(String changes, String attribute, String expected) {
    assertThat(updated(changes).get(attribute))
        .isEqualTo(ItemJson.parse("{\"v\":" + expected + "}").get("v"));
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of("SET n = n + 1 - 2", "n", "{\"N\":\"4\"}"),
        Arguments.of("SET n = if_not_exists(none, 7)", "n", "{\"N\":\"7\"}"),
        Arguments.of("SET n = 1 REMOVE s SET x = n", "x", "{\"N\":\"5\"}"),
        Arguments.of(
            "SET l = list_append(['first'], l)",
            "l",
            "{\"L\":[{\"S\":\"first\"},{\"S\":\"x\"},{\"M\":{\"k\":{\"S\":\"v\"}}}]}"),
        Arguments.of("SET ss = set_add(ss, <<'c'>>)", "ss", "{\"SS\":[\"a\",\"b\",\"c\"]}"),
        Arguments.of("SET ss = set_delete(ss, <<'a'>>)", "ss", "{\"SS\":[\"b\"]}"),
        Arguments.of(
            "SET m.a = m.b REMOVE m.b", "m", "{\"M\":{\"a\":{\"M\":{\"c\":{\"S\":\"deep\"}}}}}"),
        Arguments.of("REMOVE l[0]", "l", "{\"L\":[{\"M\":{\"k\":{\"S\":\"v\"}}}]}"));
  }

  @Test
  void refusesOverlappingChanges() {
    refused(
        () -> updated("SET l = list_append(l, [1]) REMOVE l[9]"),
        "Invalid UpdateExpression: Two document paths overlap with each other; must remove or"
            + " rewrite one of these paths; path one: [l], path two: [l, [9]]");
  }

  private static Item updated(String changes) {
    return ((Command.Change) command("UPDATE t " + changes + " WHERE pk = 'p' AND sk = 1"))
        .update(KEY)
        .apply(ITEM);
  }

  @Test
  void writesOneItemUnderACondition() {
    Command.Change change =
        (Command.Change) command("UPDATE t SET n = 1 WHERE pk = 'p' AND n = 5 AND sk = 1");
    Command.Target target = change.target(KEY);
    assertThat(target.key()).isEqualTo(ITEM.only(KEY.names()));
    assertThat(target.condition())
        .hasValueSatisfying(condition -> assertThat(condition.holds(ITEM)).isTrue());
    assertThat(((Command.Removal) command("DELETE FROM t WHERE pk='p' AND sk=1")).target(KEY))
        .isEqualTo(new Command.Target(target.key(), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "UPDATE t SET n = 1 | Where clause does not contain a mandatory equality on all key"
            + " attributes",
        "UPDATE t SET n = 1 WHERE pk = 'p' | Where clause does not contain a mandatory equality on"
            + " all key attributes",
        "UPDATE t SET n = 1 WHERE pk = 'p' OR sk = 1 | Where clause does not contain a mandatory"
            + " equality on all key attributes",
        "UPDATE t SET sk = 1 WHERE pk = 'p' AND sk = 1 | One or more parameter values were invalid:"
            + " Cannot update attribute sk. This attribute is part of the key",
        "UPDATE t SET ss = set_add(n, <<1>>) WHERE pk = 'p' AND sk = 1 | The first argument to"
            + " SET_ADD must equal the assignment value",
        "UPDATE t SET n = set_add(n, 1) WHERE pk = 'p' AND sk = 1 | Incorrect operand type for"
            + " operator or function; operator or function: set_add",
        "UPDATE t SET n = upper(n) WHERE pk = 'p' AND sk = 1 | Invalid UpdateExpression: Invalid"
            + " function name; function: upper",
        "UPDATE t.i SET n = 1 WHERE pk = 'p' | This operation is not supported on an index",
        "DELETE FROM t WHERE pk = 'p' AND sk = 1 RETURNING ALL NEW * | Invalid returning clause:"
            + " RETURNING ALL NEW. Only RETURNING ALL OLD * is allowed in DELETE statements.",
        "INSERT INTO t VALUE [1] | Unsupported format in item expression. Please use struct format"
            + " {...} to express item values for insert statement.",
        "INSERT INTO t VALUE {'a': 1, 'a': 2} | Statement wasn't well formed, can't be processed:"
            + " The map has two entries of the name 'a'",
        "INSERT INTO t VALUE {'a': <<>>} | One or more parameter values were invalid: An"
            + " AttributeValue may not contain an empty set.",
        "INSERT INTO t VALUE {'a': <<'x', 'x'>>} | One or more parameter values were invalid: Input"
            + " collection [x, x] contains duplicates.",
        "INSERT INTO t VALUE {'a': <<'x', 1>>} | One or more parameter values were invalid:"
            + " Expected elements of one type in a set, but it has others",
        "INSERT INTO t VALUE {'a': <<true>>} | One or more parameter values were invalid: Expected"
            + " strings, numbers or binaries in a set, but it has a BOOL",
        "INSERT INTO t VALUE {'a': 1e999} | Number overflow. Attempting to store a number with"
            + " magnitude larger than supported range",
        "INSERT INTO t VALUE {'a': ?} | Number of parameters in request and statement don't match."
      })
  void saysWhyItCannotWrite(String statement, String message) {
    refused(
        () -> {
          if (command(statement) instanceof Command.Change change) {
            change.target(KEY);
            change.update(KEY);
          }
        },
        message);
  }

  @Test
  void putsParametersInTheirOrder() {
    Command.Insert insert =
        (Command.Insert)
            Command.of(
                "INSERT INTO t VALUE {'a': ?, 'l': [?, 'x']}",
                List.of(new StringValue("one"), NumberValue.of(2)));
    assertThat(ItemJson.write(insert.item()))
        .isEqualTo("{\"a\":{\"S\":\"one\"},\"l\":{\"L\":[{\"N\":\"2\"},{\"S\":\"x\"}]}}");
    assertThat(((Command.Insert) Command.of("INSERT INTO t VALUE ?", List.of(map()))).item())
        .isEqualTo(ITEM);
    refused(
        () -> Command.of("SELECT * FROM t", List.of(NumberValue.of(1))),
        "Number of parameters in request and statement don't match.");
  }

  private static AttributeValue map() {
    return new MapValue(ITEM.attributes());
  }

  private static Command command(String statement) {
    return Command.of(statement, List.of());
  }

  private static ReadPlan plan(String statement) {
    return plan(statement, KEY);
  }

  private static ReadPlan plan(String statement, KeySchema key) {
    return ((Command.Read) command(statement)).plan(key);
  }

  private static void refused(ThrowingCallable work, String message) {
    assertThatThrownBy(work).isInstanceOf(ValidationError.class).hasMessage(message);
  }
}
