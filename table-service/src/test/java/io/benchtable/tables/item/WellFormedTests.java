package io.benchtable.tables.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WellFormedTests {

  private static final KeySchema SCHEMA = new KeySchema(new KeyAttribute("id", ScalarType.S), null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":{\"S\":\"\\ud800x\"}}",
        "{\"a\":{\"S\":\"x\\udc00\"}}",
        "{\"a\":{\"SS\":[\"x\",\"\\udc00\\ud800\"]}}",
        "{\"a\":{\"L\":[{\"S\":\"\\ud800\"}]}}",
        "{\"a\":{\"M\":{\"\\ud800\":{\"NULL\":true}}}}",
        "{\"\\ud800\":{\"NULL\":true}}"
      })
  void refusesLoneSurrogatesAnywhereInAnItem(String text) {
    Item item = ItemJson.parse(text);
    assertThatThrownBy(() -> ItemLimits.checkPut(item))
        .isInstanceOf(ValidationError.class)
        .hasMessageContaining("lone surrogate");
    assertThatThrownBy(() -> ItemLimits.checkUpdated(item)).isInstanceOf(ValidationError.class);
  }

  @Test
  void refusesAKeyThatWouldBeTheOneOfAnotherItem() {
    Item key = ItemJson.parse("{\"id\":{\"S\":\"\\ud800x\"}}");
    assertThatThrownBy(() -> SCHEMA.keyFrom(key).partitionBytes())
        .isInstanceOf(ValidationError.class)
        .hasMessage(
            "One or more parameter values were invalid: Expected text that UTF-8 can carry, but"
                + " there is a lone surrogate U+D800 at position 0");
  }

  @Test
  void takesWholePairs() {
    Item item = ItemJson.parse("{\"id\":{\"S\":\"\\ud83d\\ude00\"}}");
    assertThatCode(() -> ItemLimits.checkPut(item)).doesNotThrowAnyException();
    assertThat(SCHEMA.keyIn(item).partitionBytes())
        .isEqualTo("😀".getBytes(StandardCharsets.UTF_8));
  }
}
