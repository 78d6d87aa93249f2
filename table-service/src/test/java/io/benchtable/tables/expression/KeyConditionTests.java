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
