package io.benchtable.tables.item;

import java.util.Base64;

/** Bytes as Base64 text, as strictly as the service reads it. */
public final class Base64Text {

  private Base64Text() {}

  /** The bytes; only the one text that stands for them is taken. */
  public static byte[] decode(String text) {
    if (text.length() % 4 != 0) {
      throw new SerializationError(
          "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean known = c < 128 && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
      if (!known) {
        throw new SerializationError("Invalid base 64 character: '" + c + "'");
      }
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (text.endsWith("=") && !Base64.getEncoder().encodeToString(bytes).equals(text)) {
        throw lastCharacter();
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw lastCharacter();
    }
  }

  /** Spelt as the service spells it. */
  private static SerializationError lastCharacter() {
    return new SerializationError("Invalid last non-pad Base64 character dectected");
  }
}
