package io.benchtable.tables.item;

/** Writes the pieces of JSON texts. */
final class JsonText {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private JsonText() {}

  /** A string in quotes; control characters, quotes and lone surrogates are escaped. */
  static void string(String value, StringBuilder out) {
    out.append('"');
    int length = value.length();
    int from = 0;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
        continue;
      }
      if (WellFormed.startsPair(value, i)) {
        i++;
        continue;
      }
      out.append(value, from, i);
      escape(c, out);
      from = i + 1;
    }
    out.append(value, from, length).append('"');
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(HEX[(c >> shift) & 0xF]);
        }
      }
    }
  }
}
