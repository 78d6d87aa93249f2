package io.benchtable.tables.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ItemJsonTests {

  private static final JsonMapper MAPPER = new JsonMapper();

  @Provide
  Arbitrary<Item> items() {
    return AnyValues.items();
  }

  @Property
  void readsWhatItWrites(@ForAll("items") Item item) {
    String text = ItemJson.write(item);
    assertThat(ItemJson.parse(text)).isEqualTo(item);
    assertThat(ItemJson.parse(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(item);
    assertThat(ItemJson.read(MAPPER.readTree(text))).isEqualTo(item);
  }

  @Property
  void writesEqualItemsAlike(@ForAll("items") Item item) {
    List<String> names = new java.util.ArrayList<>(item.attributes().keySet());
    Collections.reverse(names);
    Map<String, AttributeValue> reversed = new LinkedHashMap<>();
    names.forEach(name -> reversed.put(name, item.attributes().get(name)));
    assertThat(ItemJson.write(Item.of(reversed))).isEqualTo(ItemJson.write(item));
  }

  @Property
  void writesTextThatOtherReadersUnderstand(@ForAll("items") Item item) {
    JsonNode tree = MAPPER.readTree(ItemJson.write(item));
    assertThat(tree.propertyNames())
        .containsExactlyInAnyOrderElementsOf(item.attributes().keySet());
    assertThat(ItemJson.write(item)).doesNotContain("\u0000");
  }

  @Test
  void escapesTheNullCharacterAndLoneSurrogates() {
    Item item = Item.of(Map.of("s", new StringValue("a\u0000b\uD800c\"\\\n😀")));
    assertThat(ItemJson.write(item))
        .isEqualTo("{\"s\":{\"S\":\"a\\u0000b\\ud800c\\\"\\\\\\n😀\"}}");
    assertThat(ItemJson.parse(ItemJson.write(item))).isEqualTo(item);
  }

  @Test
  void ordersNamesAndElementsOfSets() {
    assertThat(
            ItemJson.write(
                ItemJson.parse(
                    """
                    {"z": {"NS": ["10", "9", "-1.0"]}, "a": {"SS": ["b", "a"]},
                     "m": {"M": {"y": {"N": "1e2"}, "x": {"BS": ["/w==", "AA=="]}}}}
                    """)))
        .isEqualTo(
            "{\"a\":{\"SS\":[\"a\",\"b\"]},\"m\":{\"M\":{\"x\":{\"BS\":[\"AA==\",\"/w==\"]},"
                + "\"y\":{\"N\":\"100\"}}},\"z\":{\"NS\":[\"-1\",\"9\",\"10\"]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"S\":1}|NUMBER_VALUE cannot be converted to String",
        "{\"S\":true}|TRUE_VALUE cannot be converted to String",
        "{\"S\":[]}|Unrecognized collection type class java.lang.String",
        "{\"S\":{}}|Start of structure or map found where not expected",
        "{\"N\":1.5}|DECIMAL_VALUE cannot be converted to String",
        "{\"BOOL\":\"1\"}|Unexpected token received from parser",
        "{\"B\":1}|only base-64-encoded strings are convertible to bytes",
        "{\"B\":\"abc\"}|Base64 encoded length is expected a multiple of 4 bytes but found: 3",
        "{\"L\":\"a\"}|Unexpected field type",
        "{\"L\":{}}|Start of structure or map found where not expected",
        "{\"L\":[\"a\"]}|Unexpected value type in payload",
        "{\"M\":[]}|Unrecognized collection type java.util.Map",
        "{\"M\":1}|Unexpected field type",
        "\"a\"|Unexpected value type in payload",
        "[]|Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue"
      })
  void refusesTokensOfAnotherKind(String value, String message) {
    assertThatThrownBy(() -> ItemJson.parse("{\"a\":" + value + "}"))
        .isInstanceOf(SerializationError.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|Supplied AttributeValue is empty, must contain exactly one of the supported datatypes",
        "{\"S\":null}|Supplied AttributeValue is empty, must contain exactly one of the supported"
            + " datatypes",
        "{\"X\":{\"S\":\"a\"}}|Supplied AttributeValue is empty, must contain exactly one of the"
            + " supported datatypes",
        "null|Supplied AttributeValue is empty, must contain exactly one of the supported"
            + " datatypes",
        "{\"S\":\"a\",\"N\":\"1\"}|Supplied AttributeValue has more than one datatypes set, must"
            + " contain exactly one of the supported datatypes",
        "{\"NULL\":false}|One or more parameter values were invalid: Null attribute value types"
            + " must have the value of true",
        "{\"SS\":[]}|One or more parameter values were invalid: An string set  may not be empty",
        "{\"SS\":[\"a\",\"b\",\"a\"]}|One or more parameter values were invalid: Input collection"
            + " [a, b, a] contains duplicates.",
        "{\"NS\":[\"1\",\"1.0\"]}|Input collection contains duplicates",
        "{\"BS\":[\"AA==\",\"AA==\"]}|One or more parameter values were invalid: Input collection"
            + " [AA==, AA==]of type BS contains duplicates.",
        "{\"N\":\"x\"}|The parameter cannot be converted to a numeric value: x"
      })
  void refusesValuesThatCannotBe(String value, String message) {
    assertThatThrownBy(() -> ItemJson.parse("{\"a\":" + value + "}"))
        .isInstanceOf(ValidationError.class)
        .hasMessage(message);
  }

  @Test
  void namesThePlaceholderOfAValueThatCannotBe() {
    assertThatThrownBy(
            () -> ItemJson.readValues(MAPPER.readTree("{\":a\":{\"S\":\"\"},\":b\":{\"NS\":[]}}")))
        .hasMessage(
            "ExpressionAttributeValues contains invalid value: One or more parameter values were"
                + " invalid: An number set  may not be empty for key :b");
  }

  @Test
  void allows32LevelsAndNoMore() {
    assertThat(ItemJson.parse(nested(32)).attributes()).hasSize(1);
    assertThatThrownBy(() -> ItemJson.parse(nested(33)))
        .hasMessage("Nesting Levels have exceeded supported limits");
  }

  private static String nested(int levels) {
    return "{\"a\":" + "{\"L\":[".repeat(levels) + "{\"NULL\":true}" + "]}".repeat(levels) + "}";
  }

  @Test
  void refusesTextThatIsNoObjectOrGoesOn() {
    assertThatThrownBy(() -> ItemJson.parse("{\"a\"")).isInstanceOf(SerializationError.class);
    assertThatThrownBy(() -> ItemJson.parse("{} {}")).isInstanceOf(SerializationError.class);
    assertThatThrownBy(() -> ItemJson.parse("[]")).isInstanceOf(SerializationError.class);
    assertThatThrownBy(() -> ItemJson.parse("")).isInstanceOf(SerializationError.class);
  }

  @Test
  void storesNumbersShortAndTellsAllTheirDigits() {
    Item item = ItemJson.parse("{\"n\":{\"N\":\"1e40\"},\"s\":{\"NS\":[\"1\",\"1e-40\"]}}");
    String stored = ItemJson.writeStored(item);
    assertThat(stored).isEqualTo("{\"n\":{\"N\":\"1E+40\"},\"s\":{\"NS\":[\"1E-40\",\"1\"]}}");
    assertThat(ItemJson.told(stored))
        .isEqualTo(ItemJson.write(item))
        .contains("\"1" + "0".repeat(40) + "\"");
    assertThat(ItemJson.parse(ItemJson.told(stored))).isEqualTo(item);
  }

  @Test
  void tellsWhatIsStoredAsItIsWhereNoNumberIsShort() {
    String stored = "{\"n\":{\"N\":\"12\"}}";
    assertThat(ItemJson.told(stored)).isSameAs(stored);
    String text = "{\"s\":{\"S\":\"1E+40\"}}";
    assertThat(ItemJson.told(text)).isEqualTo(text);
  }
}
