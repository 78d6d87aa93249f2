package io.benchtable.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Sheet.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SheetTests {

  private static final List<Column> COLUMNS =
      List.of(
          Column.words("name", "Name"),
          Column.estimate("wall", "Wall time"),
          Column.picture("bar", ""),
          Column.machine("id"));

  private final Sheet sheet =
      sheet(row("k=11", "1.2"), row("k=9", "0.8"), row("k=21", null), row("j=9", "1.1"));

  @Test
  void isShownWholeAndInItsOwnOrderUnlessSomethingIsAsked() {
    SheetView view = sheet.view(asked(), 100);
    assertThat(names(view)).containsExactly("k=11", "k=9", "k=21", "j=9");
    assertThat(view.heads()).extracting(head -> head.column().key()).doesNotContain("id");
    assertThat(view.pager()).isEqualTo(Pager.NONE);
    assertThat(view.count()).isEmpty();
  }

  @Test
  void numbersInWordsAreSortedByTheirValue() {
    assertThat(names(sheet.view(asked("sort", "runs.name.up"), 100)))
        .containsExactly("j=9", "k=9", "k=11", "k=21");
  }

  @Test
  void whatIsNotKnownComesLastWhicheverWayIsUp() {
    assertThat(names(sheet.view(asked("sort", "runs.wall.up"), 100)))
        .containsExactly("k=9", "j=9", "k=11", "k=21");
    assertThat(names(sheet.view(asked("sort", "runs.wall.down"), 100)))
        .containsExactly("k=11", "j=9", "k=9", "k=21");
  }

  @Test
  void headLeadsToItsOrderAndBack() {
    SheetView.Head wall = sheet.view(asked("sort", "runs.wall.up"), 100).heads().get(1);
    assertThat(wall.sorted()).isEqualTo("ascending");
    assertThat(wall.href()).isEqualTo("/runs?sort=runs.wall.down");
    assertThat(sheet.view(asked("sort", "results.wall.up"), 100).heads().get(1).href())
        .isEqualTo("/runs?sort=results.wall.up&sort=runs.wall.up");
    assertThat(sheet.view(asked(), 100).heads().get(2).href()).isNull();
  }

  @Test
  void everyWordMustBeInALine() {
    SheetView view = sheet.view(asked("q", "K= 1"), 100);
    assertThat(names(view)).containsExactly("k=11", "k=21");
    assertThat(view.count()).isEqualTo("2 of 4");
    assertThat(view.csv()).isEqualTo("/data/runs.csv?q=K%3D%201");
  }

  @Test
  void pageBeyondTheLastIsTheLast() {
    List<Row> rows = new ArrayList<>();
    for (int at = 0; at < 10_010; at++) {
      rows.add(row("r" + at, "1"));
    }
    Sheet large = sheet(rows.toArray(Row[]::new));
    SheetView middle = large.view(asked("page", "runs.100"), 100);
    assertThat(names(middle)).hasSize(100).startsWith("r100");
    assertThat(middle.pager().words()).isEqualTo("101–200 of 10\u202f010");
    assertThat(middle.pager().links())
        .extracting(Pager.Link::text)
        .containsExactly("First", "Previous", "Next", "Last");
    assertThat(large.view(asked(), 100).pager().links())
        .extracting(link -> link.text() + (link.href() == null ? " is closed" : ""))
        .containsExactly("First is closed", "Previous is closed", "Next", "Last");
    assertThat(names(large.view(asked("page", "runs.999999"), 100))).hasSize(10);
    assertThat(names(large.view(asked("page", "runs.-5"), 100))).startsWith("r0");
  }

  @Test
  void rowWithAnotherNumberOfCellsIsRefused() {
    assertThatThrownBy(() -> sheet(Row.of("x", Cell.text("alone"))))
        .hasMessage("Expected 4 cells in row x, but there are 1");
  }

  private static Sheet sheet(Row... rows) {
    return new Sheet("runs", "Runs", "/data/runs", null, COLUMNS, List.of(rows));
  }

  private static Row row(String name, @Nullable String wall) {
    return Row.of(
        name,
        Cell.text(name),
        wall == null ? Cell.figure(Figure.unknown("not run")) : Cell.figure(figure(wall)),
        new Cell.Bar("0", "1000", "amount"),
        Cell.text("id of " + name));
  }

  private static Figure figure(String value) {
    BigDecimal number = new BigDecimal(value);
    BigDecimal half = new BigDecimal("0.1");
    Estimate estimate = new Estimate(number, number.subtract(half), number.add(half), null);
    return new Figure(value + " s", "[]", null, estimate);
  }

  private static List<String> names(SheetView view) {
    return view.sheet().rows().stream().map(Row::id).toList();
  }

  private static Address asked(String... pairs) {
    Address address = new Address("/runs", Map.of());
    for (int at = 0; at < pairs.length; at += 2) {
      address = address.with(pairs[at], pairs[at + 1]);
    }
    return address;
  }
}
