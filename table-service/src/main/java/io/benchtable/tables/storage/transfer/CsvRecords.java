package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Base64Text;
import io.benchtable.tables.item.BinaryValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.ScalarType;
import io.benchtable.tables.item.SerializationError;
import io.benchtable.tables.item.StringValue;
import io.benchtable.tables.item.ValidationError;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines of cells, each an item: attributes of keys are of their types, and all others strings. An
 * empty cell is an empty string, or no attribute at all where that is part of an index's key only.
 */
final class CsvRecords implements Records {

  private final CountedBytes in;
  private final CsvLines lines;
  private final CsvColumns columns;
  private final List<String> given;
  private @Nullable List<String> header;
  private boolean unusable;

  CsvRecords(CountedBytes in, ImportOrder.Csv csv, CsvColumns columns) {
    this.in = in;
    this.lines = new CsvLines(in, csv.delimiter(), JsonRecords.MOST_BYTES);
    this.columns = columns;
    this.given = csv.header();
  }

  /** Which attributes are of which types, and which of them are part of the table's own key. */
  record CsvColumns(Map<String, ScalarType> types, Set<String> ownKey) {}

  /** An object without a header that can be used is one broken record. */
  @Override
  public Optional<Found> next() throws IOException {
    if (unusable) {
      return Optional.empty();
    }
    List<String> names = header == null ? readHeader() : header;
    if (names == null) {
      unusable = true;
      return Optional.of(
          new Found.Broken("the first line of the object does not name attributes, each once"));
    }
    header = names;
    return lines.next().map(line -> found(names, line));
  }

  private @Nullable List<String> readHeader() throws IOException {
    if (!given.isEmpty()) {
      return isUsable(given) ? given : null;
    }
    Optional<CsvLines.Line> first = lines.next();
    if (first.isEmpty()) {
      return List.of();
    }
    return first.get() instanceof CsvLines.Line.Cells(List<String> texts)
            && isUsable(unmarked(texts))
        ? unmarked(texts)
        : null;
  }

  /** Without the mark that some programs put before UTF-8. */
  private static List<String> unmarked(List<String> texts) {
    return texts.getFirst().startsWith("\uFEFF")
        ? Stream.concat(Stream.of(texts.getFirst().substring(1)), texts.stream().skip(1)).toList()
        : texts;
  }

  private static boolean isUsable(List<String> names) {
    return names.stream().noneMatch(String::isEmpty) && Set.copyOf(names).size() == names.size();
  }

  private Found found(List<String> names, CsvLines.Line line) {
    return switch (line) {
      case CsvLines.Line.Broken(String why) -> new Found.Broken(why);
      case CsvLines.Line.Cells(List<String> texts) when texts.size() != names.size() ->
          new Found.Broken("expected " + names.size() + " cells, but it has " + texts.size());
      case CsvLines.Line.Cells(List<String> texts) -> item(names, texts);
    };
  }

  private Found item(List<String> names, List<String> texts) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      String text = texts.get(i);
      ScalarType type = columns.types().getOrDefault(name, ScalarType.S);
      if (text.isEmpty() && columns.types().containsKey(name) && !columns.ownKey().contains(name)) {
        continue;
      }
      try {
        attributes.put(name, value(type, text));
      } catch (ValidationError | SerializationError _) {
        return new Found.Broken("the value of " + name + " is not of type " + type);
      }
    }
    return new Found.Readable(Item.of(attributes));
  }

  private static AttributeValue value(ScalarType type, String text) {
    return switch (type) {
      case S -> new StringValue(text);
      case N -> NumberValue.of(text);
      case B -> BinaryValue.of(Base64Text.decode(text));
    };
  }

  @Override
  public long bytes() {
    return in.count();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
