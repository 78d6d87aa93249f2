package io.benchtable.tables.expression;

import static io.benchtable.tables.expression.ExpressionFixture.SCHEMA;
import static io.benchtable.tables.expression.ExpressionFixture.expressions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.item.AnyValues;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.BinaryValue;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeyEncoding;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.ScalarType;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyConditionTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pk = :s|0 1 2 5 10",
        "#pk = :s AND sk = :two|2",
        "sk < :five AND pk = :s|0 1 2",
        "pk = :s AND sk <= :five|0 1 2 5",
        "pk = :s AND sk > :five|10",
        "pk = :s AND :five <= sk|5 10",
        "pk = :s AND sk BETWEEN :one AND :five|1 2 5",
        "(pk = :s) AND (sk >= :two)|2 5 10"
      })
  void choosesAPartitionAndARange(String text, String sortKeys) {
    KeyCondition condition = expressions().keyCondition(text, SCHEMA);
    assertThat(condition.partition()).containsExactly(new StringValue("hello"));
    List<String> chosen =
        Stream.of("0", "1", "2", "5", "10")
            .filter(key -> contains(condition.sort(), KeyEncoding.encode(NumberValue.of(key))))
            .toList();
    assertThat(chosen).containsExactly(sortKeys.split(" "));
  }

  @Provide
  Arbitrary<String> strings() {
    return AnyValues.strings();
  }

  @Provide
  Arbitrary<BinaryValue> binaries() {
    return AnyValues.binaries();
  }

  @Property
  void findsAllStringsWithAPrefix(
      @ForAll("strings") String prefix, @ForAll("strings") String text) {
    KeyRange range = KeyRange.prefix(new StringValue(prefix));
    assertThat(contains(range, KeyEncoding.encode(new StringValue(text))))
        .isEqualTo(text.startsWith(prefix));
    assertThat(contains(range, KeyEncoding.encode(new StringValue(prefix + text)))).isTrue();
  }

  @Property
  void findsAllBinariesWithAPrefix(
      @ForAll("binaries") BinaryValue prefix, @ForAll("binaries") BinaryValue bytes) {
    assertThat(contains(KeyRange.prefix(prefix), bytes.bytes()))
        .isEqualTo(bytes.startsWith(prefix));
  }

  private static final KeySchema SEVERAL =
      new KeySchema(
          List.of(new KeyAttribute("cup", ScalarType.S), new KeyAttribute("area", ScalarType.S)),
          List.of(
              new KeyAttribute("round", ScalarType.S),
              new KeyAttribute("place", ScalarType.N),
              new KeyAttribute("mark", ScalarType.B)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cup = :s AND area = :h|a1 a2 a10 ab1 b1",
        "cup = :s AND area = :h AND round = :a|a1 a2 a10",
        "cup = :s AND area = :h AND begins_with(round, :a)|a1 a2 a10 ab1",
        "cup = :s AND area = :h AND round > :a|ab1 b1",
        "cup = :s AND area = :h AND round >= :a|a1 a2 a10 ab1 b1",
        "cup = :s AND area = :h AND round < :b|a1 a2 a10 ab1",
        "cup = :s AND area = :h AND round <= :a|a1 a2 a10",
        "cup = :s AND area = :h AND round BETWEEN :a AND :ab|a1 a2 a10 ab1",
        "round = :a AND place > :one AND area = :h AND cup = :s|a2 a10",
        "cup = :s AND area = :h AND round = :a AND place <= :two|a1 a2",
        "cup = :s AND area = :h AND round = :a AND place < :two|a1",
        "cup = :s AND area = :h AND round = :a AND place = :two|a2",
        "cup = :s AND area = :h AND round = :a AND place BETWEEN :two AND :five|a2",
        "cup = :s AND area = :h AND round = :a AND place = :two AND mark > :zero|a2"
      })
  void choosesARangeOfSeveralAttributes(String text, String sortKeys) {
    KeyCondition condition =
        Expressions.of(
                Map.of(),
                Map.of(
                    ":s", new StringValue("hello"),
                    ":h", new StringValue("h"),
                    ":a", new StringValue("a"),
                    ":ab", new StringValue("ab"),
                    ":b", new StringValue("b"),
                    ":one", NumberValue.of(1),
                    ":two", NumberValue.of(2),
                    ":five", NumberValue.of(5),
                    ":zero", BinaryValue.of(new byte[] {0})))
            .keyCondition(text, SEVERAL);
    assertThat(condition.partition())
        .containsExactly(new StringValue("hello"), new StringValue("h"));
    List<String> chosen =
        Stream.of("a1", "a2", "a10", "ab1", "b1")
            .filter(key -> contains(condition.sort(), KeyEncoding.encode(sortKey(key))))
            .toList();
    assertThat(chosen).containsExactly(sortKeys.split(" "));
  }

  private static List<AttributeValue> sortKey(String key) {
    int digits = key.startsWith("ab") ? 2 : 1;
    return List.of(
        new StringValue(key.substring(0, digits)),
        NumberValue.of(key.substring(digits)),
        BinaryValue.of(new byte[] {1}));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cup = :s|HASH key attributes area must have equality conditions specified in the query",
        "place = :one AND area > :s|HASH key attributes cup, area must have equality conditions"
            + " specified in the query",
        "cup = :s AND area = :s AND place = :one|RANGE key attributes round must have equality"
            + " conditions specified in the query because a condition is present on key attribute"
            + " place",
        "cup = :s AND area = :s AND round > :s AND place > :one AND mark = :b|RANGE key attributes"
            + " round, place must have equality conditions specified in the query because a"
            + " condition is present on key attribute mark",
        "cup = :s AND area = :s AND a = :s|Query condition missed key schema element: round",
        "cup = :s AND area = :s AND round = :one|One or more parameter values were invalid:"
            + " Condition parameter type does not match schema type",
        "cup = :s AND area = :s AND round = :s AND place = :one AND mark > :b AND a = :s|The number"
            + " of query conditions (6) exceeds the number of key attributes defined in the schema"
            + " (5)"
      })
  void refusesWhatSkipsAttributes(String text, String message) {
    Map<String, AttributeValue> values =
        Map.of(
            ":s", new StringValue("x"),
            ":one", NumberValue.of(1),
            ":b", BinaryValue.of(new byte[] {0}));
    assertThatThrownBy(() -> Expressions.of(Map.of(), values).keyCondition(text, SEVERAL))
        .hasMessage(message);
  }

  @Property
  void findsStringsWithAPrefixAmongSeveralAttributes(
      @ForAll("strings") String prefix, @ForAll("strings") String text) {
    byte[] first = KeyEncoding.part(new byte[] {7});
    KeyRange range = KeyRange.prefix(new StringValue(prefix)).behind(first);
    assertThat(contains(range, behind(first, text))).isEqualTo(text.startsWith(prefix));
    assertThat(contains(range, behind(first, prefix + text))).isTrue();
    assertThat(contains(range, behind(KeyEncoding.part(new byte[] {8}), prefix))).isFalse();
  }

  private static byte[] behind(byte[] first, String text) {
    return KeyRange.joined(
        KeyRange.joined(first, KeyEncoding.part(KeyEncoding.encode(new StringValue(text)))),
        new byte[] {1});
  }

  @Test
  void findsPrefixesThroughTheGrammar() {
    KeySchema strings =
        new KeySchema(new KeyAttribute("pk", ScalarType.S), new KeyAttribute("sk", ScalarType.S));
    KeyCondition condition = expressions().keyCondition("pk = :s AND begins_with(sk, :h)", strings);
    assertThat(contains(condition.sort(), "hello".getBytes())).isTrue();
    assertThat(contains(condition.sort(), "hf".getBytes())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pk > :s|Query key condition not supported",
        "begins_with(pk, :s)|Query key condition not supported",
        "sk = :one|Query condition missed key schema element: pk",
        "pk = :s AND n = :one|Query condition missed key schema element: sk",
        "pk = :s AND pk = :s|KeyConditionExpressions must only contain one condition per key",
        "pk = :s AND sk = :one AND n = :one|The number of query conditions (3) exceeds the number of"
            + " key attributes defined in the schema (2)",
        "pk = :s OR sk = :one|Invalid operator used in KeyConditionExpression: OR",
        "NOT pk = :s|Invalid operator used in KeyConditionExpression: NOT",
        "pk = :s AND sk <> :one|Invalid operator used in KeyConditionExpression: <>",
        "pk = :s AND sk IN (:one)|Invalid operator used in KeyConditionExpression: IN",
        "pk = :s AND contains(sk, :one)|Invalid operator used in KeyConditionExpression: contains",
        "attribute_exists(pk)|Invalid operator used in KeyConditionExpression: attribute_exists",
        "size(pk) = :one|KeyConditionExpressions cannot contain nested operations",
        "pk.a = :s|KeyConditionExpressions cannot have conditions on nested attributes",
        "pk = sk|Invalid condition in KeyConditionExpression: Multiple attribute names used in one"
            + " condition",
        ":s = :s|Invalid condition in KeyConditionExpression: No key attribute specified",
        "pk = :one|One or more parameter values were invalid: Condition parameter type does not"
            + " match schema type",
        "pk = :s AND sk > :s|One or more parameter values were invalid: Condition parameter type"
            + " does not match schema type",
        "pk = :empty|One or more parameter values are not valid. The AttributeValue for a key"
            + " attribute cannot contain an empty string value. Key: pk",
        "pk = |Invalid KeyConditionExpression: Syntax error; token: \"<EOF>\", near: \"=\"",
        "status = :s|Invalid KeyConditionExpression: Attribute name is a reserved keyword; reserved"
            + " keyword: status",
        "begins_with(pk, :one)|Invalid KeyConditionExpression: Incorrect operand type for operator"
            + " or function; operator or function: begins_with, operand type: N"
      })
  void refusesWhatIsNoRangeOfOnePartition(String text, String message) {
    assertThatThrownBy(() -> expressions().keyCondition(text, SCHEMA))
        .isInstanceOf(ValidationError.class)
        .hasMessage(message);
  }

  @Test
  void refusesASortKeyWhereThereIsNone() {
    KeySchema partitionOnly = new KeySchema(SCHEMA.partition(), List.of());
    Map<String, AttributeValue> values = ExpressionFixture.VALUES;
    assertThatThrownBy(
            () ->
                Expressions.of(Map.of(), values)
                    .keyCondition("pk = :s AND sk = :one", partitionOnly))
        .hasMessage(
            "The number of query conditions (2) exceeds the number of key attributes defined in the"
                + " schema (1)");
  }

  /** Whether an encoded sort key lies in a range, as the statement of a query has it. */
  private static boolean contains(KeyRange range, byte[] key) {
    byte[] from = range.from();
    byte[] to = range.to();
    int above = from == null ? 1 : Arrays.compareUnsigned(key, from);
    int below = to == null ? -1 : Arrays.compareUnsigned(key, to);
    return (above > 0 || (above == 0 && range.fromIncluded()))
        && (below < 0 || (below == 0 && range.toIncluded()));
  }
}
