package io.benchtable.tables.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemSizeTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|0",
        "{\"a\":{\"S\":\"\"}}|1",
        "{\"abc\":{\"S\":\"é€😀\"}}|12",
        "{\"ü\":{\"BOOL\":true}}|3",
        "{\"a\":{\"NULL\":true}}|2",
        "{\"a\":{\"B\":\"AQID\"}}|4",
        "{\"a\":{\"N\":\"0\"}}|3",
        "{\"a\":{\"N\":\"1\"}}|3",
        "{\"a\":{\"N\":\"-1\"}}|4",
        "{\"a\":{\"N\":\"100\"}}|3",
        "{\"a\":{\"N\":\"0.0012\"}}|3",
        "{\"a\":{\"N\":\"1E+125\"}}|3",
        "{\"a\":{\"N\":\"-1.23E-120\"}}|5",
        "{\"a\":{\"N\":\"123\"}}|4",
        "{\"a\":{\"N\":\"-12.345\"}}|6",
        "{\"a\":{\"L\":[]}}|4",
        "{\"a\":{\"L\":[{\"S\":\"xy\"},{\"NULL\":true}]}}|9",
        "{\"a\":{\"M\":{\"bb\":{\"S\":\"xy\"}}}}|9",
        "{\"a\":{\"SS\":[\"xy\",\"z\"]}}|4",
        "{\"a\":{\"NS\":[\"1\",\"-2\"]}}|6",
        "{\"a\":{\"BS\":[\"AQ==\",\"AQI=\"]}}|4"
      })
  void countsBytesAsTheServiceDoes(String item, int bytes) {
    assertThat(ItemJson.parse(item).sizeInBytes()).isEqualTo(bytes);
  }

  @Test
  void storesNoNumberMuchLongerThanItCounts() {
    for (int exponent = -130; exponent <= 125; exponent++) {
      NumberValue number = NumberValue.of("1E" + exponent);
      assertThat(ItemJson.write(number).length())
          .as(number.text())
          .isLessThanOrEqualTo(16 * (1 + ItemSize.of(number)));
    }
  }

  @Test
  void allows400KilobytesAndNoMore() {
    Item largest = Item.of(Map.of("k", new StringValue("x".repeat(400 * 1024 - 1))));
    assertThatCode(() -> ItemLimits.checkPut(largest)).doesNotThrowAnyException();
    Item larger = largest.with("n", new NullValue());
    assertThatThrownBy(() -> ItemLimits.checkPut(larger))
        .hasMessage("Item size has exceeded the maximum allowed size");
    assertThatThrownBy(() -> ItemLimits.checkUpdated(larger))
        .hasMessage("Item size to update has exceeded the maximum allowed size");
  }
}
