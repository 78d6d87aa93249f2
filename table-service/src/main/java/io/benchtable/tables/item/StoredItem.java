package io.benchtable.tables.item;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item as it was read, which is worked out of its text once somebody looks into it: many are
 * passed on as they are. For one thread.
 */
public final class StoredItem {

  /** Of a character in UTF-8; everything else in the text of an item is longer than it counts. */
  private static final int MOST_BYTES = 3;

  private final @Nullable String text;
  private @Nullable Item item;

  private StoredItem(@Nullable String text, @Nullable Item item) {
    this.text = text;
    this.item = item;
  }

  /**
   * @param text as {@link ItemJson#writeStored} has it
   */
  public static StoredItem of(String text) {
    return new StoredItem(text, null);
  }

  public static StoredItem of(Item item) {
    return new StoredItem(null, item);
  }

  public Item item() {
    if (item == null) {
      item = ItemJson.parse(Objects.requireNonNull(text));
    }
    return item;
  }

  public boolean isWorkedOut() {
    return item != null;
  }

  public long sizeInBytes() {
    return item().sizeInBytes();
  }

  /** At least its size, which is found without looking into it. */
  public long sizeInBytesAtMost() {
    return text == null ? sizeInBytes() : (long) MOST_BYTES * text.length();
  }

  /** As clients are told of it. */
  public void write(StringBuilder out) {
    if (text == null) {
      ItemJson.write(item(), out);
    } else {
      out.append(ItemJson.told(text));
    }
  }
}
