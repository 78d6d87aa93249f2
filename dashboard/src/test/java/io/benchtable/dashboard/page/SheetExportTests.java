package io.benchtable.dashboard.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.dashboard.page.Scale.Estimate;
import io.benchtable.dashboard.page.Sheet.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletResponse;

@ExtendWith(OutputCaptureExtension.class)
class SheetExportTests {

  private static final Address ALL = new Address("/runs.csv", Map.of());

  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void holdsAllLinesThatAreAskedForWithExactNumbers() throws IOException {
    Sheet sheet = sheet(row("k=9", "0.8"), row("k=21", ""), row("k=11", "1.2"));
    Address address = ALL.with("sort", "runs", "wall.down").with("page", "runs", "100");
    SheetExport.write(sheet, address, "csv", response);
    assertThat(text())
        .isEqualTo(
            """
            name,wall,wall_low,wall_high,id\r
            k=11,1.2,1.1,1.3,id of k=11\r
            k=9,0.8,0.7,0.9,id of k=9\r
            k=21,,,,id of k=21\r
            """);
    assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
    assertThat(response.getHeader("Content-Disposition"))
        .isEqualTo("attachment; filename=\"data-runs.csv\"");
  }

  @Test
  void partsAreOneFile() throws IOException {
    SheetExport.write(parts(2), ALL, "csv", response);
    assertThat(text().lines())
        .containsExactly(
            "name,wall,wall_low,wall_high,id", "1,1,0.9,1.1,id of 1", "2,2,1.9,2.1,id of 2");
  }

  @Test
  void partsAreOneList() throws IOException {
    SheetExport.write(parts(2), ALL.with("q", "2"), "json", response);
    assertThat(text())
        .isEqualTo(
            """
            [
            {"name":"2","wall":2,"wall_low":1.9,"wall_high":2.1,"id":"id of 2"}
            ]
            """);
  }

  @Test
  void listOfNothingIsAList() throws IOException {
    SheetExport.write(sheet(), ALL, "json", response);
    assertThat(text()).isEqualTo("[\n]\n");
  }

  @Test
  void fileThatIsCutShortSaysSoAndFailsItsTransfer(CapturedOutput log) {
    assertThatThrownBy(() -> SheetExport.write(broken(), ALL, "csv", response))
        .isInstanceOf(CutShort.class)
        .hasNoCause();
    String last = text().lines().toList().getLast();
    assertThat(last)
        .startsWith("This file is not whole: what comes after 2 lines could not be read.");
    assertThat(log)
        .contains("Problem " + last.substring(last.length() - 8) + " on /runs.csv after 2 lines")
        .contains("the tables have gone");
  }

  @Test
  void listThatIsCutShortIsNoList() {
    assertThatThrownBy(() -> SheetExport.write(broken(), ALL, "json", response))
        .isInstanceOf(CutShort.class);
    assertThat(text()).contains("\nThis file is not whole").doesNotContain("]");
  }

  @Test
  void nothingIsWrittenWhereTheFirstPartCannotBeRead() {
    Stream<Sheet> gone = Stream.of(1).map(_ -> fail());
    assertThatThrownBy(() -> SheetExport.write(gone, ALL, "csv", response))
        .hasMessage("the tables have gone");
    assertThat(text()).isEmpty();
    assertThat(response.getContentType()).isNull();
  }

  private static Stream<Sheet> parts(int parts) {
    return IntStream.rangeClosed(1, parts)
        .mapToObj(String::valueOf)
        .map(name -> sheet(row(name, name)));
  }

  private static Stream<Sheet> broken() {
    return Stream.iterate(1, part -> part + 1)
        .map(part -> part > 2 ? fail() : sheet(row("r", "1")));
  }

  private static Sheet fail() {
    throw new IllegalStateException("the tables have gone");
  }

  private static Sheet sheet(Row... rows) {
    List<Column> columns =
        List.of(
            Column.words("name", "Name"),
            Column.estimate("wall", "Wall time"),
            Column.picture("bar", ""),
            Column.machine("id"));
    return new Sheet("runs", "Runs", "/data/runs", null, columns, List.of(rows));
  }

  private static Row row(String name, String wall) {
    return Row.of(
        name,
        Cell.text(name),
        Cell.figure(wall.isEmpty() ? Figure.unknown("not run") : figure(wall)),
        new Cell.Bar("0", "1000", "amount"),
        Cell.text("id of " + name));
  }

  private static Figure figure(String value) {
    BigDecimal number = new BigDecimal(value);
    BigDecimal half = new BigDecimal("0.1");
    Estimate estimate = new Estimate(number, number.subtract(half), number.add(half), null);
    return new Figure(value + " s", "[]", null, estimate);
  }

  private String text() {
    return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
