package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.transfer.ImportOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How lines with cells are read.
 *
 * @param delimiter a comma when it is not said
 * @param header the names of the attributes; the first line of each object when it is not said
 */
@Schema(name = "Csv")
record CsvView(@Nullable String delimiter, @Nullable List<String> header) {

  /** As lines are read when nothing is said of them. */
  static final CsvView USUAL = new CsvView(null, null);

  private static final String DELIMITERS = ",;:|\t ";
  private static final int MOST = 255;
  private static final Pattern NAME =
      Pattern.compile("[\\x20-\\x21\\x23-\\x2B\\x2D-\\x7E]{1,65536}");

  ImportOrder.Csv csv() {
    return new ImportOrder.Csv(character(), names(), null);
  }

  private char character() {
    if (delimiter == null) {
      return ',';
    }
    if (delimiter.length() != 1 || !DELIMITERS.contains(delimiter)) {
      throw RequestRefused.invalid(
          "Expected delimiter to be one of , ; : | tabulator and space, but it is '%s'."
              .formatted(delimiter));
    }
    return delimiter.charAt(0);
  }

  private List<String> names() {
    if (header == null) {
      return List.of();
    }
    if (header.isEmpty() || header.size() > MOST || !header.stream().allMatch(CsvView::isName)) {
      throw RequestRefused.invalid(
          "Expected header to be 1 to %d names in ASCII without quotes and commas, but it is %s."
              .formatted(MOST, header));
    }
    return header;
  }

  private static boolean isName(@Nullable String name) {
    return name != null && NAME.matcher(name).matches();
  }
}
