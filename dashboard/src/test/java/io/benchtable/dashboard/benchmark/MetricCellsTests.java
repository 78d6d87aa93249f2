package io.benchtable.dashboard.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricCellsTests {

  @Test
  void figuresOfAColumnHaveAsManyDecimals() {
    assertThat(words(metric("0.9", "0.875", "0.95"), metric("1", "1", "1"), metric("2", "1", "3")))
        .containsExactly("0.900 [0.875, 0.950]", "1.000", "2.000 [1.000, 3.000]");
    assertThat(words(metric("48502", "48490", "48510"), metric("7", "7", "7")))
        .containsExactly("48\u202f502 [48\u202f490, 48\u202f510]", "7");
  }

  @Test
  void figuresHaveNoMoreDigitsThanAreOfUse() {
    assertThat(words(metric("3.3333333333333335", "1.25", "6")))
        .containsExactly("3.33333 [1.25000, 6.00000]");
    assertThat(words(metric("1234567.25", "1234567", "1234568")))
        .containsExactly("1\u202f234\u202f567 [1\u202f234\u202f567, 1\u202f234\u202f568]");
  }

  @Test
  void allThreeValuesAreExportedWhateverIsShown() {
    Item result = metric("1.25", "1.25", "1.25");
    MetricCells cells = new MetricCells("m", List.of(result));
    assertThat(cells.column()).isEqualTo(Column.estimate("m", "m").hint("median [least, most]"));
    BigDecimal exact = new BigDecimal("1.25");
    assertThat(cells.of(result).number())
        .hasValueSatisfying(
            value -> {
              assertThat(value.median()).isEqualTo(exact);
              assertThat(value.low()).isEqualTo(exact);
              assertThat(value.high()).isEqualTo(exact);
            });
  }

  @Test
  void unitIsSaidOnceAndWhatIsNoNumberEverywhereIsWords() {
    Item seconds = result(Map.of("median", "2", "minimum", "1", "maximum", "3", "unit", "reads/s"));
    Item none = new Item(Map.of());
    assertThat(words(seconds, none)).containsExactly("2 reads/s [1, 3]", "");
    Item word = result(Map.of("median", "sorted"));
    MetricCells mixed = new MetricCells("m", List.of(seconds, word));
    assertThat(mixed.column().kind()).isEqualTo(Column.Kind.WORDS);
    assertThat(mixed.of(word).words()).isEqualTo("sorted");
  }

  private static List<String> words(Item... results) {
    List<Item> all = List.of(results);
    MetricCells cells = new MetricCells("m", all);
    return all.stream().map(cells::of).map(Cell::words).toList();
  }

  private static Item metric(String median, String least, String most) {
    return result(Map.of("median", median, "minimum", least, "maximum", most));
  }

  private static Item result(Map<String, Object> metric) {
    return new Item(Map.of("metrics", Map.of("m", metric)));
  }
}
