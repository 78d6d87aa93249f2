package io.benchtable.tables.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredItemTests {

  static List<AttributeValue> values() {
    return List.of(
        new StringValue(""),
        new StringValue("a\u0001\"\\"),
        new StringValue("ä€\uD83E\uDDEC".repeat(20)),
        NumberValue.of("0"),
        NumberValue.of("-1.5"),
        NumberValue.of("12345678901234567890123456789012345678"),
        NumberValue.of("-9.9999999999999999999999999999999999999E+125"),
        NumberValue.of("1E-130"),
        BinaryValue.of(new byte[0]),
        BinaryValue.of(new byte[] {1, 2, 3, 4}),
        new BooleanValue(true),
        new NullValue(),
        new StringSetValue(new TreeSet<>(Set.of("€", "ab"))),
        new ListValue(List.of()),
        new ListValue(List.of(new NullValue(), new ListValue(List.of(new BooleanValue(false))))),
        new MapValue(new TreeMap<>()),
        new MapValue(
            new TreeMap<>(Map.of("€", new MapValue(new TreeMap<>(Map.of("b", new NullValue())))))));
  }

  @ParameterizedTest
  @MethodSource("values")
  void isNeverLargerThanItsTextTells(AttributeValue value) {
    Item item = Item.of(Map.of("a", value));
    StoredItem stored = StoredItem.of(ItemJson.writeStored(item));
    assertThat(stored.sizeInBytesAtMost()).isGreaterThanOrEqualTo(item.sizeInBytes());
    assertThat(stored.isWorkedOut()).isFalse();
    assertThat(stored.sizeInBytes()).isEqualTo(item.sizeInBytes());
    assertThat(stored.item()).isEqualTo(item);
    assertThat(stored.isWorkedOut()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("values")
  void isToldAsTheItemIs(AttributeValue value) {
    Item item = Item.of(Map.of("a", value));
    StringBuilder told = new StringBuilder();
    StoredItem.of(ItemJson.writeStored(item)).write(told);
    assertThat(told).hasToString(ItemJson.write(item));
    StringBuilder asItem = new StringBuilder();
    StoredItem.of(item).write(asItem);
    assertThat(asItem).hasToString(ItemJson.write(item));
  }

  @Test
  void isKnownToTheByteWhereItWasWorkedOut() {
    Item item = Item.of(Map.of("a", new StringValue("b")));
    assertThat(StoredItem.of(item).sizeInBytesAtMost()).isEqualTo(2);
  }
}
