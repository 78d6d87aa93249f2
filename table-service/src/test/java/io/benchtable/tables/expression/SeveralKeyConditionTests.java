package io.benchtable.tables.expression;

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

/** Conditions on keys of several attributes. */
class SeveralKeyConditionTests {

  @Provide
  Arbitrary<String> strings() {
    return AnyValues.strings();
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
            .filter(key -> condition.sort().includes(KeyEncoding.encode(sortKey(key))))
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
    assertThat(range.includes(behind(first, text))).isEqualTo(text.startsWith(prefix));
    assertThat(range.includes(behind(first, prefix + text))).isTrue();
    assertThat(range.includes(behind(KeyEncoding.part(new byte[] {8}), prefix))).isFalse();
  }

  private static byte[] behind(byte[] first, String text) {
    return KeyRange.joined(
        KeyRange.joined(first, KeyEncoding.part(KeyEncoding.encode(new StringValue(text)))),
        new byte[] {1});
  }

  @Test
  void namesAllThatNameAPartitionWithoutAnOrder() {
    KeySchema partitions =
        new KeySchema(
            List.of(new KeyAttribute("a", ScalarType.S), new KeyAttribute("b", ScalarType.S)),
            List.of());
    Expressions x = Expressions.of(Map.of(), Map.of(":x", new StringValue("x")));
    assertThat(x.keyCondition("b = :x AND a = :x", partitions).sort()).isEqualTo(KeyRange.ALL);
    for (String text : List.of("a = :x", "a = :x AND b > :x")) {
      assertThatThrownBy(() -> x.keyCondition(text, partitions))
          .hasMessage("HASH key attributes b must have equality conditions specified in the query");
    }
  }
}
