package io.benchtable.tables.item;

/** What an item may be at most. */
public final class ItemLimits {

  /** Bytes of an item, names included. */
  public static final int MAX_SIZE = 400 * 1024;

  /** Levels of lists and maps inside one another. */
  public static final int MAX_DEPTH = 32;

  private ItemLimits() {}

  /** Checks an item that is put. */
  public static void checkPut(Item item) {
    check(item, "Item size has exceeded the maximum allowed size");
  }

  /** Checks what an update makes of an item. */
  public static void checkUpdated(Item item) {
    check(item, "Item size to update has exceeded the maximum allowed size");
  }

  private static void check(Item item, String tooLarge) {
    for (AttributeValue value : item.attributes().values()) {
      checkDepth(value, 1);
    }
    if (item.sizeInBytes() > MAX_SIZE) {
      throw new ValidationError(tooLarge);
    }
  }

  private static void checkDepth(AttributeValue value, int depth) {
    if (depth > MAX_DEPTH && (value instanceof MapValue || value instanceof ListValue)) {
      throw nestedTooDeep();
    }
    if (value instanceof MapValue map) {
      map.entries().values().forEach(entry -> checkDepth(entry, depth + 1));
    } else if (value instanceof ListValue list) {
      list.elements().forEach(element -> checkDepth(element, depth + 1));
    }
  }

  static ValidationError nestedTooDeep() {
    return new ValidationError("Nesting Levels have exceeded supported limits");
  }
}
