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
        "{\"a\":{\"N\":\"0\"}}|2",
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

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 2",
    "-1, 3",
    "10, 2",
    "12, 2",
    "1.2, 3",
    "-1.2, 4",
    "0.12, 2",
    "0.012, 3",
    "0.0012, 2",
    "120, 3",
    "1200, 2",
    "123, 3",
    "1230, 3",
    "1234, 3",
    "12.34, 3",
    "123.4, 4",
    "1.234, 4",
    "12.3456e-1, 5",
    "99999999999999999999999999999999999999, 20",
    "9.9999999999999999999999999999999999999e125, 20",
    "9.9999999999999999999999999999999999999e124, 21",
    "1e-130, 2",
    "12e60, 2",
    "12e61, 3"
  })
  void countsDigitsInPairsByThePowerOfAHundred(String number, int bytes) {
    assertThat(ItemSize.of(NumberValue.of(number))).isEqualTo(bytes);
  }

  @Test
  void storesNoNumberMuchLongerThanItCounts() {
    for (int exponent = -130; exponent <= 125; exponent++) {
      NumberValue number = NumberValue.of("1E" + exponent);
      Item item = Item.of(Map.of("number", number));
      assertThat(ItemJson.writeStored(item).length())
          .as(number.text())
          .isLessThanOrEqualTo(16 * item.sizeInBytes());
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
