package io.benchtable.costs.engine.focus;

import io.benchtable.costs.item.FocusColumn;
import io.benchtable.costs.item.FocusColumns;
import io.benchtable.costs.item.FocusLines;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** FOCUS as CSV (RFC 4180): null is nothing, times are ISO-8601 in UTC, decimals have a point. */
final class FocusCsv implements FocusWriter {

  private final Writer out;

  FocusCsv(OutputStream out) throws IOException {
    this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    this.out.write(
        FocusColumns.ALL.stream().map(FocusColumn::name).collect(Collectors.joining(",")) + "\r\n");
  }

  @Override
  public void write(FocusLines.Row row) throws IOException {
    String separator = "";
    for (Object value : row.values()) {
      out.write(separator);
      out.write(field(value));
      separator = ",";
    }
    out.write("\r\n");
  }

  private static String field(@Nullable Object value) {
    String text =
        switch (value) {
          case null -> "";
          case BigDecimal number ->
              number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
          default -> value.toString();
        };
    return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  @Override
  public void finish() throws IOException {
    out.flush();
  }
}
