package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import io.benchtable.dashboard.page.Bytes;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Digits;
import io.benchtable.dashboard.page.Figure;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An attribute's value as a cell; a long one is cut, and says how long it is. */
final class ItemCell {

  private static final int LONGEST_NUMBER = 40;

  private ItemCell() {}

  /** The whole value; a number among other things is written out, all digits without a space. */
  static Cell whole(@Nullable Attribute attribute, boolean number) {
    if (attribute == null) {
      return Cell.EMPTY;
    }
    return number ? cell(attribute, Integer.MAX_VALUE, false) : words(attribute, Integer.MAX_VALUE);
  }

  /** At most so many characters of the value, with its type where its column has several. */
  static Cell cut(@Nullable Attribute attribute, int most, boolean typed) {
    return attribute == null ? Cell.EMPTY : cell(attribute, most, typed);
  }

  /** At most so many characters of the value, all digits of a number without a space. */
  static Cell words(Attribute attribute, int most) {
    return attribute.type().equals("N") ? Cell.text(text(attribute)) : cell(attribute, most, false);
  }

  private static Cell cell(Attribute attribute, int most, boolean typed) {
    List<Cell.Note> notes = new ArrayList<>();
    if (typed) {
      notes.add(Cell.Note.tag(attribute.type()));
    }
    if (attribute.value() instanceof BigDecimal number) {
      return new Cell.Number(Figure.of(text(number), number), notes);
    }
    String text = text(attribute);
    boolean cut = text.length() > most;
    if (most < Integer.MAX_VALUE && attribute.type().equals("B")) {
      notes.add(Cell.Note.of(size(Base64.getDecoder().decode(text).length)));
    } else if (cut) {
      notes.add(Cell.Note.of(size(text.getBytes(StandardCharsets.UTF_8).length)));
    }
    return Cell.text(cut ? text.substring(0, end(text, most - 1)) + "…" : text).notes(notes);
  }

  private static String text(BigDecimal number) {
    String plain = Digits.plain(number);
    return plain.length() > LONGEST_NUMBER + LONGEST_NUMBER / 2 ? number.toString() : plain;
  }

  static String text(Attribute attribute) {
    return switch (attribute.value()) {
      case String plain -> plain;
      case BigDecimal number -> KeyText.of(number);
      default -> ItemJson.compact(attribute.plain());
    };
  }

  static String size(long bytes) {
    return Bytes.text(BigDecimal.valueOf(bytes));
  }

  /** Never between the two halves of a character. */
  private static int end(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
  }
}
