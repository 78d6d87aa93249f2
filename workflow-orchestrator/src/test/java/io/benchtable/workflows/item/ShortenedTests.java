package io.benchtable.workflows.item;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShortenedTests {

  @Test
  void leavesShortValuesAsTheyAre() {
    var object = Map.of("a", List.of("x", 1, true), "b", Map.of("c", "d"));
    assertThat(Shortened.object(object, 1000)).isEqualTo(object);
  }

  @Test
  void cutsUntilThereIsRoom() {
    var object = Map.of("list", Collections.nCopies(1000, Map.of("text", "ü".repeat(5000))));
    for (int room : List.of(100_000, 10_000, 1000)) {
      var shorter = Shortened.object(object, room);
      assertThat(ItemSize.of(shorter)).isBetween(room / 4L, (long) room);
    }
  }

  @Test
  void keepsNamesWholeWhereThereIsNoRoomAtAll() {
    var name = "n".repeat(120);
    assertThat(Shortened.object(Map.of("name", name, "list", List.of(name)), -1))
        .isEqualTo(Map.of("name", name, "list", List.of()));
  }

  @Test
  void cutsNoCharacterInHalves() {
    assertThat(Shortened.text("abcd", 4)).isEqualTo("abcd");
    assertThat(Shortened.text("abcde", 4)).isEqualTo("abc…");
    assertThat(Shortened.text("ab😀de", 4)).isEqualTo("ab…");
  }

  @Test
  void reckonsSizesAsTablesDo() {
    assertThat(ItemSize.of(Map.of("ü", "é"))).isEqualTo(3 + 1 + 2 + 2);
    assertThat(ItemSize.of(List.of(true, 7))).isEqualTo(3 + 2 + 1 + 2);
    assertThat(ItemSize.of(new java.math.BigDecimal("-123.450E7"))).isEqualTo(5);
    assertThat(ItemSize.of(new byte[9])).isEqualTo(9);
  }
}
