package io.benchtable.tables.item;

/** True and false where they are written as text. */
public final class FlagText {

  private FlagText() {}

  public static boolean read(String text) {
    return switch (text) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default -> throw new SerializationError("Unexpected token received from parser");
    };
  }
}
