package io.benchtable.costs.book.source;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CSV as lines of named fields, for tests of other packages. */
public final class CsvLines {

  private CsvLines() {}

  public static List<Map<String, String>> of(String csv) throws IOException {
    List<CsvRecords.Found> records = CsvRecords.read(new StringReader(csv));
    List<String> head = records.getFirst().fields();
    return records.subList(1, records.size()).stream()
        .map(
            record -> {
              Map<String, String> line = new LinkedHashMap<>();
              for (int at = 0; at < head.size(); at++) {
                line.put(head.get(at), record.fields().get(at));
              }
              return line;
            })
        .toList();
  }
}
