package io.benchtable.dashboard.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.benchtable.dashboard.item.Contracts;
import io.benchtable.dashboard.item.Item;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Sheet;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpendingTests {

  private final Spending spending = new Spending();

  @Test
  void sumsByDayBenchmarkAndTagTheLargestFirst() {
    add(
        Map.of(
            "BilledCost",
            "0.5",
            "day",
            "2026-11-22",
            "benchmarkId",
            "a",
            "Tags",
            Map.of("team", "x")));
    add(
        Map.of(
            "BilledCost",
            "1.5",
            "day",
            "2026-11-23",
            "benchmarkId",
            "b",
            "Tags",
            Map.of("team", "y")));
    add(Map.of("BilledCost", "1.0", "day", "2026-11-23", "benchmarkId", "a", "Tags", Map.of()));
    assertThat(spending.total()).isEqualTo("$3.00");
    assertThat(spending.completeness()).isEqualTo("complete");
    assertThat(spending.byDay())
        .extracting(Spending.Line::key)
        .containsExactly("2026-11-23", "2026-11-22");
    assertThat(spending.byTag("team"))
        .extracting(Spending.Line::name)
        .containsExactly("y", "(no such tag)", "x");
    Sheet team = report("tag-team");
    assertThat(team.rows())
        .extracting(row -> row.cells().get(4).words())
        .containsExactly("50 %", "33 %", "17 %");
  }

  @Test
  void unknownLineMakesTheTotalALowerBound() {
    add(Map.of("BilledCost", "0.42"));
    Map<String, Object> unknown = new HashMap<>(Contracts.item("13-cost-item").attributes());
    unknown.remove("BilledCost");
    spending.add(new Item(unknown));
    assertThat(spending.total()).isEqualTo("at least $0.42");
    assertThat(spending.completeness()).isEqualTo("1 line unknown");
  }

  @Test
  void whatNoLineIsKnownOfIsUnknownAndComesLast() {
    addUnknown("2026-11-22");
    addUnknown("2026-11-22");
    assertThat(spending.total()).isEqualTo("unknown");
    assertThat(spending.completeness()).isEqualTo("2 lines unknown");
    add(Map.of("BilledCost", "0", "day", "2026-11-23", "benchmarkId", "b"));
    assertThat(spending.total()).isEqualTo("at least $0.00");
    Sheet day = report("day");
    assertThat(day.rows().getLast().cells())
        .extracting(Cell::words)
        .containsSubsequence("2026-11-22", "unknown", "USD", "unknown", "");
    assertThat(day.rows().getLast().cells().get(1).notes())
        .extracting(Cell.Note::text)
        .containsExactly("2 lines unknown");
    assertThat(day.rows().getLast().cells().get(4)).isEqualTo(Cell.EMPTY);
    assertThat(report("benchmark").rows().getLast().cells().get(1).words()).isEqualTo("unknown");
  }

  @Test
  void unknownAmountInOneCurrencyIsNotLeftOutBesideAnother() {
    addUnknown("2026-11-22");
    add(Map.of("BilledCost", "2", "BillingCurrency", "EUR"));
    assertThat(spending.total()).isEqualTo("2.00 EUR + an unknown amount in USD");
  }

  @Test
  void unknownLineWithoutTheTagIsALowerBoundToo() {
    add(Map.of("BilledCost", "1", "Tags", Map.of("team", "x")));
    add(Map.of("BilledCost", "2", "Tags", Map.of(), "completeness", "partial"));
    assertThat(spending.byTag("team"))
        .extracting(Spending.Line::name, line -> line.spent().complete())
        .containsExactly(tuple("(no such tag)", false), tuple("x", true));
    assertThat(report("tag-team").rows())
        .extracting(row -> row.cells().get(3).words())
        .containsExactly("partial", "complete");
  }

  @Test
  void reportOfATagHasAPathWhateverTheTagIsCalled() {
    add(Map.of("Tags", Map.of("a/b", "x", "a.b", "y", "a_b-c", "z")));
    LocalDate day = LocalDate.of(2026, 11, 23);
    assertThat(new Report(spending, new Period(day, day)).all())
        .extracting(Sheet::home)
        .contains("/costs/tag-a~2f~b", "/costs/tag-a~2e~b", "/costs/tag-a_b-c");
  }

  @Test
  void machinesThatWerePricedAreSaidOnce() {
    assertThat(spending.pricedAs()).isEmpty();
    for (String type : List.of("a", "b", "a", "c", "d", "e", "f")) {
      add(Map.of("pricedAs", "priced as " + type));
    }
    assertThat(spending.pricedAs())
        .isEqualTo(
            "Costs are priced as a; priced as b; priced as c; priced as d; and so on for 2 more.");
  }

  @Test
  void currenciesAreNotAdded() {
    add(Map.of("BilledCost", "1"));
    add(Map.of("BilledCost", "2", "BillingCurrency", "EUR"));
    assertThat(spending.total()).isEqualTo("2.00 EUR + $1.00");
  }

  @Test
  void periodIsTheLastThirtyDaysUnlessAskedOtherwise() {
    LocalDate today = LocalDate.parse("2026-11-24");
    assertThat(Period.of(Optional.empty(), Optional.empty(), today).days()).hasSize(30);
    assertThat(Period.of(Optional.of("nonsense"), Optional.empty(), today).days()).hasSize(30);
    assertThat(Period.of(Optional.of("2026-11-24"), Optional.of("2026-11-20"), today).days())
        .hasSize(5);
    assertThat(Period.of(Optional.of("1900-01-01"), Optional.empty(), today).days()).hasSize(366);
  }

  private void addUnknown(String day) {
    Map<String, Object> line = new HashMap<>(Contracts.item("13-cost-item").attributes());
    line.remove("BilledCost");
    line.putAll(Map.of("completeness", "unknown", "day", day));
    spending.add(new Item(line));
  }

  private void add(Map<String, Object> changes) {
    Map<String, Object> line = new HashMap<>(Contracts.item("13-cost-item").attributes());
    line.putAll(changes);
    spending.add(new Item(line));
  }

  private Sheet report(String id) {
    LocalDate day = LocalDate.of(2026, 11, 23);
    return new Report(spending, new Period(day, day))
        .all().stream().filter(sheet -> sheet.id().equals(id)).findFirst().orElseThrow();
  }
}
