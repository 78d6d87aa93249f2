package io.benchtable.dashboard.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.item.SampleTables;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Items as text, and texts as items. */
class ItemTextTests {

  @Test
  void itemOfAllTypesIsTheSameAfterItWasWrittenAndRead() {
    Map<String, Attribute> item = SampleTables.kinds();
    ItemText.Read read = ItemText.TYPED.read(ItemText.TYPED.write(item));
    assertThat(read.problems()).isEmpty();
    assertThat(read.item()).isEqualTo(item);
    assertThat(ItemText.version(read.item())).isEqualTo(ItemText.version(item));
    assertThat(ItemText.isPlain(item)).isFalse();
  }

  @Test
  void plainItemIsTheSameAfterItWasWrittenAndRead() {
    String text =
        "{\"n\":12345678901234567890.123456789,\"t\":\"é\",\"x\":null,\"l\":[1,{\"m\":false}]}";
    Map<String, Attribute> item = ItemText.PLAIN.read(text).item();
    assertThat(item).containsEntry("n", number("12345678901234567890.123456789"));
    assertThat(ItemText.isPlain(item)).isTrue();
    assertThat(ItemText.PLAIN.read(ItemText.PLAIN.write(item)).item()).isEqualTo(item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1}|a: expected a value with its type",
        "{\"a\":{\"X\":\"1\"}}|a: expected one of the types",
        "{\"a\":{\"S\":1}}|a: expected a text in quotation marks",
        "{\"a\":{\"N\":\"1e999999999\"}}|a: expected a number",
        "{\"a\":{\"N\":\"1e126\"}}|a: expected a number of at most 38 digits",
        "{\"a\":{\"N\":\"123456789012345678901234567890123456789\"}}|at most 38 digits",
        "{\"a\":{\"B\":\"*\"}}|a: expected base64",
        "{\"a\":{\"NULL\":false}}|a: expected true",
        "{\"a\":{\"SS\":[]}}|a: expected a set with at least one value",
        "{\"a\":{\"NS\":[\"1\",\"1.0\"]}}|a: expected each value of a set once",
        "{\"a\":{\"L\":[{\"S\":\"x\"},{\"M\":{\"b\":{\"BOOL\":1}}}]}}|a[1].b: expected true or false",
        "{\"a\":{\"S\":\"1\"},\"a\":{\"S\":\"2\"}}|Expected JSON, but in line 1",
        "[]|Expected an item",
        "{} x|Expected JSON",
      })
  void textThatIsNoItemSaysWhereAndWhatIsExpected(String text, String expected) {
    assertThat(ItemText.TYPED.read(text).problems())
        .hasSize(1)
        .first()
        .asString()
        .contains(expected);
  }

  @Test
  void numberOfAnAbsurdSizeIsRefusedAtOnce() {
    assertThat(ItemText.PLAIN.read("{\"a\":1e999999999}").problems()).hasSize(1);
    assertThat(ItemText.PLAIN.read("{\"a\":1e125,\"b\":-1e-130}").problems()).isEmpty();
  }

  private static Attribute number(String text) {
    return new Attribute("N", new BigDecimal(text));
  }
}
