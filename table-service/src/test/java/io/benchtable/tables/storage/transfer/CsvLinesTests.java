package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.storage.transfer.CsvLines.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvLinesTests {

  private static List<Line> read(byte[] text, char delimiter) throws IOException {
    CsvLines lines =
        new CsvLines(new CountedBytes(new ByteArrayInputStream(text)), delimiter, 1000);
    List<Line> read = new ArrayList<>();
    for (Optional<Line> next = lines.next(); next.isPresent(); next = lines.next()) {
      read.add(next.get());
    }
    return read;
  }

  private static List<Line> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8), ',');
  }

  private static Line cells(String... texts) {
    return new Line.Cells(List.of(texts));
  }

  @Test
  void areCellsBetweenDelimiters() throws IOException {
    assertThat(read("a,b,c\nd,,f\n")).containsExactly(cells("a", "b", "c"), cells("d", "", "f"));
    assertThat(read("a, b \r\nc,")).containsExactly(cells("a", " b "), cells("c", ""));
    assertThat(read("")).isEmpty();
    assertThat(read("\n\r\na\n\n\nb")).containsExactly(cells("a"), cells("b"));
    assertThat(read("a\tb|c".getBytes(StandardCharsets.UTF_8), '\t'))
        .containsExactly(cells("a", "b|c"));
  }

  @Test
  void haveAnythingInQuotes() throws IOException {
    assertThat(read("\"a,b\",\"c\r\nd\"\"e\"\"\",\"\"\n\"\u00e4\""))
        .containsExactly(cells("a,b", "c\r\nd\"e\"", ""), cells("\u00e4"));
    assertThat(read("a\rb,c")).containsExactly(cells("a\rb", "c"));
  }

  @Test
  void areFollowedByTheNextWhereTheyAreBroken() throws IOException {
    assertThat(read("a\"b,c\nd\n\"e\"f,g\nh"))
        .satisfiesExactly(
            line -> assertThat(line).isInstanceOf(Line.Broken.class),
            line -> assertThat(line).isEqualTo(cells("d")),
            line -> assertThat(line).isInstanceOf(Line.Broken.class),
            line -> assertThat(line).isEqualTo(cells("h")));
  }

  @Test
  void endWithTheObjectWhereAQuoteIsNotClosed() throws IOException {
    assertThat(read("a,\"b\nc"))
        .singleElement()
        .isEqualTo(new Line.Broken("a quote is not closed"));
  }

  @Test
  void areUtf8() throws IOException {
    byte[] text = {'a', ',', (byte) 0xff, '\n', 'b'};
    assertThat(read(text, ','))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo(new Line.Broken("it is not UTF-8")),
            line -> assertThat(line).isEqualTo(cells("b")));
  }

  @Test
  void haveALargestSize() throws IOException {
    assertThat(read("x".repeat(1001) + ",y\nz"))
        .containsExactly(new Line.Broken("it has more than 1000 bytes"), cells("z"));
    assertThat(read("x".repeat(1000) + "\nz")).containsExactly(cells("x".repeat(1000)), cells("z"));
  }
}
