package io.benchtable.costs.engine.focus;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a column are there: 1 or 0 for each, in runs of equal ones (Parquet's encoding
 * RLE with a bit width of 1, behind its length).
 */
final class DefinitionLevels {

  private DefinitionLevels() {}

  static void write(List<@Nullable Object> values, ByteArrayOutputStream data) {
    ByteArrayOutputStream runs = new ByteArrayOutputStream();
    for (int from = 0; from < values.size(); ) {
      boolean there = values.get(from) != null;
      int to = from + 1;
      while (to < values.size() && (values.get(to) != null) == there) {
        to++;
      }
      varint((to - from) << 1, runs);
      runs.write(there ? 1 : 0);
      from = to;
    }
    data.writeBytes(PlainValues.little(4).putInt(runs.size()).array());
    data.writeBytes(runs.toByteArray());
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  private static void varint(int number, ByteArrayOutputStream out) {
    int left = number;
    while ((left & ~0x7F) != 0) {
      out.write((left & 0x7F) | 0x80);
      left >>>= 7;
    }
    out.write(left);
  }
}
