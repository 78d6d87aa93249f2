package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes lines of data files, each an item or a change of one, as DynamoDB JSON. */
final class ExportedLines {

  private ExportedLines() {}

  static String item(String stored) {
    return "{\"Item\":" + ItemJson.told(stored) + "}\n";
  }

  /**
   * A change of an item.
   *
   * @param after null where the item was removed
   * @param before null where there was none
   */
  static String change(
      List<String> keyNames,
      ExportOrder.View view,
      @Nullable String before,
      @Nullable String after,
      Instant at) {
    Item any = ItemJson.parse(after != null ? after : String.valueOf(before));
    StringBuilder line =
        new StringBuilder("{\"Metadata\":{\"WriteTimestampMicros\":{\"N\":\"")
            .append(ChronoUnit.MICROS.between(Instant.EPOCH, at))
            .append("\"}},\"Keys\":")
            .append(ItemJson.write(any.only(keyNames)));
    if (before != null && view == ExportOrder.View.NEW_AND_OLD_IMAGES) {
      line.append(",\"OldImage\":").append(ItemJson.told(before));
    }
    if (after != null) {
      line.append(",\"NewImage\":").append(ItemJson.told(after));
    }
    return line.append("}\n").toString();
  }
}
