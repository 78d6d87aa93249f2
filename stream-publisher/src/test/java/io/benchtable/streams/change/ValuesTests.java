package io.benchtable.streams.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValuesTests {

  @Property
  void anItemHasNotChangedFromItself(@ForAll("items") Map<String, Object> item) {
    assertThat(Values.changed(item, reordered(item))).isEmpty();
  }

  @Property
  void changesAreSeenFromBothSides(
      @ForAll("items") Map<String, Object> a, @ForAll("items") Map<String, Object> b) {
    assertThat(Values.changed(a, b)).isEqualTo(Values.changed(b, a));
  }

  @Property
  void applyingTheChangedAttributesMakesTheNewItem(
      @ForAll("items") Map<String, Object> old, @ForAll("items") Map<String, Object> now) {
    Map<String, Object> applied = new LinkedHashMap<>(old);
    for (String name : Values.changed(old, now)) {
      Object value = now.get(name);
      if (value == null) {
        applied.remove(name);
      } else {
        applied.put(name, value);
      }
    }
    assertThat(Values.changed(applied, now)).isEmpty();
  }

  @Example
  void numbersAreEqualWhenTheirValuesAre() {
    assertThat(Values.same(Map.of("N", "1.0"), Map.of("N", "1"))).isTrue();
    assertThat(Values.same(Map.of("N", "1"), Map.of("S", "1"))).isFalse();
    assertThat(Values.same(Map.of("NS", List.of("1", "2")), Map.of("NS", List.of("2.0", "1"))))
        .isTrue();
    assertThat(Values.same(Map.of("L", List.of()), Map.of("M", Map.of()))).isFalse();
    assertThat(Values.same(Map.of("BOOL", true), Map.of("BOOL", false))).isFalse();
  }

  @Example
  void sizesAreThoseOfDynamoDbsOwnExamples() {
    Map<String, Object> keys = Map.of("Id", Map.of("N", "101"));
    Map<String, Object> old = Map.of("Message", Map.of("S", "New item!"), "Id", Map.of("N", "101"));
    Map<String, Object> now =
        Map.of("Message", Map.of("S", "This item has changed"), "Id", Map.of("N", "101"));
    assertThat(Values.size(keys) + Values.size(old)).isEqualTo(26);
    assertThat(Values.size(keys) + Values.size(old) + Values.size(now)).isEqualTo(59);
  }

  @Example
  void digitsOfNumbersAreCountedInPairs() {
    Map.of("0", 1, "7", 2, "12", 2, "1.2", 3, "-1.2", 4, "1E+40", 2, "10", 2, "123", 3)
        .forEach(
            (text, bytes) ->
                assertThat(Values.size(Map.of("n", Map.of("N", text))))
                    .as(text)
                    .isEqualTo(1 + bytes));
  }

  @Provide
  Arbitrary<Map<String, Object>> items() {
    return Arbitraries.maps(Arbitraries.of("a", "b", "c", "d"), values(2)).ofMaxSize(4);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> leaves =
        Arbitraries.oneOf(
            Arbitraries.of("x", "y", "").map(text -> Map.of("S", text)),
            Arbitraries.of("1", "1.0", "2", "-3e2").map(text -> Map.of("N", text)),
            Arbitraries.of(true, false).map(value -> Map.of("BOOL", value)),
            Arbitraries.just(Map.of("NULL", true)),
            Arbitraries.of("p", "q", "r")
                .set()
                .ofMinSize(1)
                .map(set -> Map.of("SS", List.copyOf(set))));
    if (depth == 0) {
      return leaves;
    }
    return Arbitraries.oneOf(
        leaves,
        values(depth - 1).list().ofMaxSize(3).map(list -> Map.of("L", list)),
        Arbitraries.maps(Arbitraries.of("a", "b"), values(depth - 1)).map(map -> Map.of("M", map)));
  }

  /** The same item with attributes and sets in another order. */
  private static Map<String, Object> reordered(Map<String, Object> item) {
    List<String> names = new java.util.ArrayList<>(item.keySet());
    Collections.reverse(names);
    Map<String, Object> reordered = new LinkedHashMap<>();
    for (String name : names) {
      Object value = item.getOrDefault(name, Map.of());
      reordered.put(
          name,
          value instanceof Map<?, ?> typed && typed.get("SS") instanceof List<?> list
              ? Map.of("SS", list.reversed())
              : value);
    }
    return reordered;
  }
}
