package io.benchtable.tables.item;

/** What an item may be at most. */
public final class ItemLimits {

  /** Bytes of an item, names included. */
  public static final int MAX_SIZE = 400 * 1024;

  /** Levels of lists and maps inside one another. */
  public static final int MAX_DEPTH = 32;

  /** Bytes of the name of an attribute, or of an entry of a map. */
  static final int MAX_NAME_BYTES = 65_535;

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
    item.attributes()
        .forEach(
            (name, value) -> {
              checkName(name);
              check(value, 1);
            });
    int size = item.sizeInBytes();
    if (size > MAX_SIZE) {
      throw new ItemTooLarge(tooLarge, size);
    }
  }

  private static void check(AttributeValue value, int depth) {
    if (depth > MAX_DEPTH && (value instanceof MapValue || value instanceof ListValue)) {
      throw nestedTooDeep();
    }
    switch (value) {
      case StringValue(String text) -> WellFormed.check(text);
      case StringSetValue(var elements) -> elements.forEach(WellFormed::check);
      case ListValue(var elements) -> elements.forEach(element -> check(element, depth + 1));
      case MapValue(var entries) ->
          entries.forEach(
              (name, entry) -> {
                checkName(name);
                check(entry, depth + 1);
              });
      case NumberValue _, BinaryValue _, BooleanValue _, NullValue _ -> {}
      case NumberSetValue _, BinarySetValue _ -> {}
    }
  }

  private static void checkName(String name) {
    WellFormed.check(name);
    if (name.isEmpty()) {
      throw new ValidationError("Empty attribute name");
    }
    if (ItemSize.utf8(name) > MAX_NAME_BYTES) {
      throw new ValidationError(
          "One or more parameter values were invalid: Attribute name is too large, must be less"
              + " than 65536 bytes");
    }
  }

  static ValidationError nestedTooDeep() {
    return new ValidationError("Nesting Levels have exceeded supported limits");
  }
}
