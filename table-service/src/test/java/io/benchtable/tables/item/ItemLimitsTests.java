package io.benchtable.tables.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemLimitsTests {

  @Test
  void readsBackTheLongestNameAndAllowsNoLonger() {
    Item longest = Item.of(Map.of("n".repeat(65_535), new NullValue()));
    assertThatCode(() -> ItemLimits.checkPut(longest)).doesNotThrowAnyException();
    assertThat(ItemJson.parse(ItemJson.write(longest))).isEqualTo(longest);
    Item escaped = Item.of(Map.of("\u0001".repeat(65_535), new NullValue()));
    assertThat(ItemJson.parse(ItemJson.write(escaped))).isEqualTo(escaped);
    for (String name : new String[] {"n".repeat(65_536), "ü".repeat(32_768)}) {
      Item tooLong = Item.of(Map.of("m", MapValue.of(Map.of(name, new NullValue()))));
      assertThatThrownBy(() -> ItemLimits.checkUpdated(tooLong))
          .hasMessage(
              "One or more parameter values were invalid: Attribute name is too large, must be less"
                  + " than 65536 bytes");
    }
  }
}
