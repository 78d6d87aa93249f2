package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.ScalarType;
import io.benchtable.tables.storage.transfer.CsvRecords.CsvColumns;
import io.benchtable.tables.storage.transfer.Records.Found;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordsTests {

  private static final CsvColumns COLUMNS =
      new CsvColumns(
          Map.of("id", ScalarType.S, "n", ScalarType.N, "of", ScalarType.B), Set.of("id", "n"));

  private static CountedBytes bytes(String text) {
    return new CountedBytes(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<Found> all(Records records) throws IOException {
    List<Found> all = new ArrayList<>();
    for (Optional<Found> next = records.next(); next.isPresent(); next = records.next()) {
      all.add(next.get());
    }
    return all;
  }

  private static List<Found> csv(String text, String... header) throws IOException {
    return all(
        new CsvRecords(bytes(text), new ImportOrder.Csv(',', List.of(header), null), COLUMNS));
  }

  private static Found item(String json) {
    Item item = ItemJson.parse(json);
    return new Found.Readable(item);
  }

  @Test
  void ofJsonAreLinesWithAnItem() throws IOException {
    String text =
        "{\"Item\":{\"a\":{\"S\":\"1\"}}}\r\n\n  \n"
            + "{\"More\":[{}],\"Item\":{\"a\":{\"N\":\"2\"}},\"Other\":1}";
    JsonRecords records = new JsonRecords(bytes(text));
    assertThat(all(records))
        .containsExactly(item("{\"a\":{\"S\":\"1\"}}"), item("{\"a\":{\"N\":\"2\"}}"));
    assertThat(records.bytes()).isEqualTo(text.length());
  }

  @Test
  void ofJsonThatAreBrokenDoNotTellWhatIsInThem() throws IOException {
    for (String line :
        List.of(
            "{\"Item\":{\"a\":{\"S\":\"secret\"}",
            "[]",
            "secret",
            "{\"Item\":\"secret\"}",
            "{\"Item\":{\"a\":{\"N\":\"secret\"}}}",
            "{\"Item\":{\"a\":{}}}",
            "{\"Item\":null}",
            "{\"Item\":{\"a\":{\"S\":\"1\"}}} secret")) {
      assertThat(all(new JsonRecords(bytes(line))))
          .singleElement()
          .satisfies(
              found ->
                  assertThat(((Found.Broken) found).why())
                      .doesNotContain("secret")
                      .startsWith("it "));
    }
  }

  @Test
  void ofJsonEndWithALineThatIsNoItem() throws IOException {
    String item = "{\"Item\":{\"a\":{\"S\":\"1\"}}}\n";
    JsonRecords records =
        new JsonRecords(bytes(item + "{\"Item\":{\"a\":{\"N\":\"x\"}}}\n" + item + "[]\n" + item));
    assertThat(all(records))
        .extracting(found -> found instanceof Found.Readable)
        .containsExactly(true, false, true, false);
    assertThat(records.next()).isEmpty();
  }

  @Test
  void ofCellsHaveKeysOfTheirTypesAndElseStrings() throws IOException {
    assertThat(csv("id,n,of,x\na,1.50,AQI=,7\nb,2,,\n"))
        .containsExactly(
            item(
                "{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1.5\"},\"of\":{\"B\":\"AQI=\"},"
                    + "\"x\":{\"S\":\"7\"}}"),
            item("{\"id\":{\"S\":\"b\"},\"n\":{\"N\":\"2\"},\"x\":{\"S\":\"\"}}"));
  }

  @Test
  void ofCellsAreAllDataWhereTheHeaderIsGiven() throws IOException {
    assertThat(csv("id,1\n", "id", "n"))
        .containsExactly(item("{\"id\":{\"S\":\"id\"},\"n\":{\"N\":\"1\"}}"));
  }

  @Test
  void ofCellsThatDoNotFitAreBroken() throws IOException {
    assertThat(csv("id,n\na\na,1,2\na,secret\na,\nb,1"))
        .satisfiesExactly(
            found -> assertBroken(found, "expected 2 cells, but it has 1"),
            found -> assertBroken(found, "expected 2 cells, but it has 3"),
            found -> assertBroken(found, "the value of n is not of type N"),
            found -> assertBroken(found, "the value of n is not of type N"),
            found -> assertThat(found).isInstanceOf(Found.Readable.class));
  }

  private static void assertBroken(Found found, String why) {
    assertThat(found).isEqualTo(new Found.Broken(why));
  }

  @Test
  void ofCellsNeedAHeader() throws IOException {
    assertThat(csv("id,id\na,b\n")).singleElement().isInstanceOf(Found.Broken.class);
    assertThat(csv("id,\na,b\n")).singleElement().isInstanceOf(Found.Broken.class);
    assertThat(csv("")).isEmpty();
    assertThat(csv("\uFEFFid,n\na,1"))
        .containsExactly(item("{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1\"}}"));
  }
}
