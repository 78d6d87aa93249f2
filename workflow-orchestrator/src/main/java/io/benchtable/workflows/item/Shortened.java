package io.benchtable.workflows.item;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written of values that may be longer than an item has room for. */
public final class Shortened {

  private static final int MOST_ELEMENTS = 100;
  private static final int LONGEST_TEXT = 1000;

  /** A text of this length is cut no more: a name should stay one. */
  private static final int SHORT_TEXT = 200;

  private Shortened() {}

  /** A text of so many characters at most; a cut one ends in an ellipsis. */
  public static String text(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }

  /**
   * An object with lists and texts so short that it takes no more bytes than there are, as far as
   * that is possible.
   */
  public static Map<String, @Nullable Object> object(
      Map<String, ? extends @Nullable Object> object, long room) {
    int longest = LONGEST_TEXT;
    for (int most = MOST_ELEMENTS; ; most /= 2, longest /= 2) {
      var shorter = new LinkedHashMap<String, @Nullable Object>();
      for (var entry : object.entrySet()) {
        shorter.put(entry.getKey(), value(entry.getValue(), most, Math.max(SHORT_TEXT, longest)));
      }
      if (most == 0 || ItemSize.of(shorter) <= room) {
        return shorter;
      }
    }
  }

  private static @Nullable Object value(@Nullable Object value, int most, int longest) {
    return switch (value) {
      case String text -> text(text, longest);
      case List<?> list -> {
        var shorter = new ArrayList<@Nullable Object>();
        list.stream().limit(most).forEach(element -> shorter.add(value(element, most, longest)));
        yield shorter;
      }
      case Map<?, ?> map -> {
        var shorter = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, one) -> shorter.put(String.valueOf(name), value(one, most, longest)));
        yield shorter;
      }
      case null, default -> value;
    };
  }
}
