package io.benchtable.tables.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainItemJsonTests {

  @Test
  void givesOrdinaryJsonTheObviousTypes() {
    String plain =
        "{\"a\":\"text\",\"b\":1.5,\"c\":true,\"d\":null,\"e\":[1,\"x\",[]],\"f\":{\"g\":{}}}";
    Item item = PlainItemJson.parse(plain);
    assertThat(ItemJson.write(item))
        .isEqualTo(
            "{\"a\":{\"S\":\"text\"},\"b\":{\"N\":\"1.5\"},\"c\":{\"BOOL\":true},"
                + "\"d\":{\"NULL\":true},\"e\":{\"L\":[{\"N\":\"1\"},{\"S\":\"x\"},{\"L\":[]}]},"
                + "\"f\":{\"M\":{\"g\":{\"M\":{}}}}}");
    assertThat(PlainItemJson.write(item)).isEqualTo(plain);
  }

  @Test
  void writesSetsAsArraysAndBinariesAsBase64() {
    Item item =
        ItemJson.parse(
            "{\"b\":{\"B\":\"AQI=\"},\"n\":{\"NS\":[\"2\",\"1\"]},\"s\":{\"SS\":[\"b\",\"a\"]},"
                + "\"z\":{\"BS\":[\"AA==\"]}}");
    assertThat(PlainItemJson.write(item))
        .isEqualTo("{\"b\":\"AQI=\",\"n\":[1,2],\"s\":[\"a\",\"b\"],\"z\":[\"AA==\"]}");
  }

  @ParameterizedTest
  @CsvSource({"1e2, 100", "-0, 0", "1.10, 1.1", "12345678901234567890.5, 12345678901234567890.5"})
  void keepsNumbersExact(String number, String written) {
    assertThat(PlainItemJson.write(PlainItemJson.parse("{\"n\":" + number + "}")))
        .isEqualTo("{\"n\":" + written + "}");
  }

  /** The cases of RFC 7396, appendix A, that have an object as target and patch. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"b\"}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"b\"}|{\"b\":\"c\"}|{\"a\":\"b\",\"b\":\"c\"}",
        "{\"a\":\"b\"}|{\"a\":null}|{}",
        "{\"a\":\"b\",\"b\":\"c\"}|{\"a\":null}|{\"b\":\"c\"}",
        "{\"a\":[\"b\"]}|{\"a\":\"c\"}|{\"a\":\"c\"}",
        "{\"a\":\"c\"}|{\"a\":[\"b\"]}|{\"a\":[\"b\"]}",
        "{\"a\":{\"b\":\"c\"}}|{\"a\":{\"b\":\"d\",\"c\":null}}|{\"a\":{\"b\":\"d\"}}",
        "{\"a\":[{\"b\":\"c\"}]}|{\"a\":[1]}|{\"a\":[1]}",
        "{\"e\":null}|{\"a\":1}|{\"a\":1,\"e\":null}",
        "{}|{\"a\":{\"bb\":{\"ccc\":null}}}|{\"a\":{\"bb\":{}}}"
      })
  void mergesPatches(String target, String patch, String merged) {
    assertThat(
            PlainItemJson.write(
                PlainItemJson.merge(PlainItemJson.parse(target), PlainItemJson.parse(patch))))
        .isEqualTo(merged);
  }

  @ParameterizedTest
  @CsvSource({"[]", "1", "'{\"a\":}'", "'{\"a\":1'"})
  void refusesWhatIsNoObject(String text) {
    assertThatThrownBy(() -> PlainItemJson.parse(text)).isInstanceOf(SerializationError.class);
  }
}
