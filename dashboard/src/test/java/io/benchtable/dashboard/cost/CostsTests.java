package io.benchtable.dashboard.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.dashboard.item.ManyItems;
import io.benchtable.dashboard.page.Refusal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostsTests {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final Period DAY = new Period(TODAY, TODAY);
  private static final Map<String, Object> LINE = Map.of("BilledCost", "0.01");

  @Test
  void pageSaysWhereItIsOfAPartOfTheLines() {
    Spending spending = costs(201).in(DAY, Optional.empty());
    assertThat(spending.total()).isEqualTo("at least $2000.00");
    assertThat(spending.completeness()).contains("only a part of the lines was read");
  }

  @Test
  void fileThatWouldHaveToBeCutIsRefused() {
    assertThatThrownBy(() -> costs(201).whole(DAY, Optional.empty()))
        .isInstanceOf(Refusal.class)
        .hasMessage("This is too much for one file");
  }

  @Test
  void asManyLinesAsAreReadAreAllOfThem() {
    assertThat(costs(200).whole(DAY, Optional.empty()).completeness()).isEqualTo("complete");
    assertThat(costs(200).whole(DAY, Optional.empty()).total()).isEqualTo("$2000.00");
  }

  private static Costs costs(int pages) {
    return new Costs(new ManyItems(LINE, pages));
  }
}
