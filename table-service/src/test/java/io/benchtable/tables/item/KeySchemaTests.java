package io.benchtable.tables.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySchemaTests {

  private static final KeySchema SCHEMA =
      new KeySchema(new KeyAttribute("p", ScalarType.S), new KeyAttribute("s", ScalarType.N));

  @Test
  void findsTheKeyInAnItem() {
    ItemKey key = SCHEMA.keyIn(PlainItemJson.parse("{\"p\":\"a\",\"s\":2,\"x\":true}"));
    assertThat(key).isEqualTo(new ItemKey(new StringValue("a"), NumberValue.of(2)));
    assertThat(key.partitionBytes()).containsExactly('a');
    KeySchema partitionOnly = new KeySchema(SCHEMA.partition(), List.of());
    assertThat(partitionOnly.keyIn(PlainItemJson.parse("{\"p\":\"a\"}")).sortBytes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"s\":1}|One or more parameter values were invalid: Missing the key p in the item",
        "{\"p\":\"a\"}|One or more parameter values were invalid: Missing the key s in the item",
        "{\"p\":1,\"s\":1}|One or more parameter values were invalid: Type mismatch for key p"
            + " expected: S actual: N",
        "{\"p\":\"a\",\"s\":null}|One or more parameter values were invalid: Type mismatch for key"
            + " s expected: N actual: NULL",
        "{\"p\":\"\",\"s\":1}|One or more parameter values are not valid. The AttributeValue for a"
            + " key attribute cannot contain an empty string value. Key: p"
      })
  void refusesItemsWithoutAProperKey(String item, String message) {
    assertThatThrownBy(() -> SCHEMA.keyIn(PlainItemJson.parse(item)))
        .isInstanceOf(ValidationError.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"p\":\"a\"}",
        "{\"p\":\"a\",\"s\":1,\"x\":1}",
        "{\"p\":\"a\",\"x\":1}",
        "{\"p\":1,\"s\":1}"
      })
  void refusesKeysThatAreNotExactlyTheSchemas(String key) {
    assertThatThrownBy(() -> SCHEMA.keyFrom(PlainItemJson.parse(key)))
        .hasMessage("The provided key element does not match the schema");
  }

  @Test
  void limitsTheBytesOfKeys() {
    assertThatThrownBy(
            () -> SCHEMA.keyIn(PlainItemJson.parse("{\"p\":\"" + "é".repeat(1025) + "\",\"s\":1}")))
        .hasMessage(
            "One or more parameter values were invalid: Size of hashkey has exceeded the maximum"
                + " size limit of2048 bytes");
    KeySchema sorted =
        new KeySchema(new KeyAttribute("p", ScalarType.S), new KeyAttribute("s", ScalarType.S));
    assertThatThrownBy(
            () ->
                sorted.keyIn(
                    PlainItemJson.parse("{\"p\":\"a\",\"s\":\"" + "x".repeat(1025) + "\"}")))
        .hasMessage(
            "One or more parameter values were invalid: Aggregated size of all range keys has"
                + " exceeded the size limit of 1024 bytes");
  }

  @Test
  void leavesItemsWithoutAllAttributesOutOfAnIndex() {
    assertThat(SCHEMA.indexKeyIn(PlainItemJson.parse("{\"p\":\"a\"}"), "i")).isEmpty();
    assertThat(SCHEMA.indexKeyIn(PlainItemJson.parse("{\"p\":\"a\",\"s\":1}"), "i"))
        .contains(new ItemKey(new StringValue("a"), NumberValue.of(1)));
    assertThatThrownBy(() -> SCHEMA.indexKeyIn(PlainItemJson.parse("{\"p\":1}"), "i"))
        .hasMessage(
            "One or more parameter values were invalid: Type mismatch for Index Key p Expected: S"
                + " Actual: N IndexName: i");
    assertThatThrownBy(() -> SCHEMA.indexKeyIn(PlainItemJson.parse("{\"p\":\"\"}"), "i"))
        .hasMessage(
            "One or more parameter values are not valid. A value specified for a secondary index"
                + " key is not supported. The AttributeValue for a key attribute cannot contain an"
                + " empty string value. IndexName: i, IndexKey: p");
  }
}
