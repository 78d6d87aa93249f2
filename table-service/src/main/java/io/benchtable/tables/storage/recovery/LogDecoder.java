package io.benchtable.tables.storage.recovery;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of {@code pgoutput} as far as they tell of items. Rows that only keep an item
 * absent for a transaction are none, and an update of other columns changes no item.
 */
final class LogDecoder {

  /** What a row holds that is no item. */
  private static final String PLACEHOLDER = "{}";

  private static final String PREFIX = "items.t";
  private static final int TRANSACTIONAL = 1;

  private final Map<Integer, Layout> layouts = new HashMap<>();

  /** Where the columns of a relation are, of all that it has. */
  private record Layout(long generation, int pk, int sk, int item) {}

  /** A row; what is null did not change. */
  private record Cells(@Nullable String pk, @Nullable String sk, @Nullable String item) {

    Cells over(Cells old) {
      return new Cells(
          pk == null ? old.pk : pk, sk == null ? old.sk : sk, item == null ? old.item : item);
    }

    boolean isItem() {
      return item != null && !item.equals(PLACEHOLDER);
    }

    boolean isAt(Cells other) {
      return partition().equals(other.partition()) && place().equals(other.place());
    }

    String partition() {
      return required(pk, "pk");
    }

    String place() {
      return required(sk, "sk");
    }

    private static String required(@Nullable String value, String column) {
      if (value == null) {
        throw new IllegalArgumentException(
            "Expected a value of column " + column + " in the log, but there is none.");
      }
      return value;
    }
  }

  /** What a message tells, mostly one thing. */
  List<LogEvent> read(ByteBuffer message) {
    LogBytes bytes = new LogBytes(message);
    try {
      return read(bytes.letter(), bytes);
    } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "Expected a whole message of the log, but it ends after " + message.limit() + " bytes.",
          e);
    }
  }

  private List<LogEvent> read(char kind, LogBytes bytes) {
    return switch (kind) {
      case 'B' -> List.of(new LogEvent.Begun(bytes.position(), bytes.time()));
      case 'C' -> {
        bytes.skip(1 + Long.BYTES); // flags, and where the commit is
        yield List.of(new LogEvent.Ended(bytes.position()));
      }
      case 'R' -> {
        learn(bytes);
        yield List.of();
      }
      case 'I' -> {
        Layout layout = layout(bytes.number());
        bytes.skip(1);
        yield put(layout, cells(layout, bytes));
      }
      case 'U' -> updated(layout(bytes.number()), bytes);
      case 'D' -> {
        Layout layout = layout(bytes.number());
        bytes.skip(1);
        yield removed(layout, cells(layout, bytes));
      }
      case 'T' -> emptied(bytes);
      case 'M' -> said(bytes);
      case 'Y', 'O' -> List.of();
      default ->
          throw new IllegalArgumentException(
              "Expected a message of logical replication, but its kind is " + kind + ".");
    };
  }

  private void learn(LogBytes bytes) {
    int id = bytes.number();
    String name = bytes.name() + "." + bytes.name();
    bytes.skip(1); // replica identity
    Map<String, Integer> places = new HashMap<>();
    int columns = bytes.smallNumber();
    for (int i = 0; i < columns; i++) {
      bytes.skip(1); // whether it is part of the key
      places.put(bytes.name(), i);
      bytes.skip(2 * Integer.BYTES); // its type
    }
    if (!name.startsWith(PREFIX) || !places.keySet().containsAll(List.of("pk", "sk", "item"))) {
      throw new IllegalArgumentException(
          "Expected the relation of a table in the log, but it is " + name + ".");
    }
    layouts.put(
        id,
        new Layout(
            Long.parseLong(name.substring(PREFIX.length())),
            places.getOrDefault("pk", -1),
            places.getOrDefault("sk", -1),
            places.getOrDefault("item", -1)));
  }

  private Layout layout(int relation) {
    Layout layout = layouts.get(relation);
    if (layout == null) {
      throw new IllegalArgumentException(
          "Expected relation " + relation + " to be told before its rows, but it was not.");
    }
    return layout;
  }

  private static Cells cells(Layout layout, LogBytes bytes) {
    String pk = null;
    String sk = null;
    String item = null;
    int columns = bytes.smallNumber();
    for (int i = 0; i < columns; i++) {
      String value = bytes.column(i == layout.pk || i == layout.sk || i == layout.item);
      if (i == layout.pk) {
        pk = value;
      } else if (i == layout.sk) {
        sk = value;
      } else if (i == layout.item) {
        item = value;
      }
    }
    return new Cells(pk, sk, item);
  }

  private static List<LogEvent> updated(Layout layout, LogBytes bytes) {
    char kind = bytes.letter();
    if (kind != 'O') {
      throw new IllegalArgumentException(
          "Expected an update with the whole old row, but it has " + kind + ".");
    }
    Cells old = cells(layout, bytes);
    bytes.skip(1);
    Cells row = cells(layout, bytes).over(old);
    if (!row.isAt(old)) {
      return Stream.of(removed(layout, old), put(layout, row)).flatMap(List::stream).toList();
    }
    return Objects.equals(row.item, old.item) ? List.of() : put(layout, row);
  }

  private static List<LogEvent> put(Layout layout, Cells row) {
    String item = row.item;
    return item != null && row.isItem()
        ? List.of(
            new LogEvent.Put(layout.generation, binary(row.partition()), binary(row.place()), item))
        : List.of();
  }

  private static List<LogEvent> removed(Layout layout, Cells row) {
    return row.isItem()
        ? List.of(
            new LogEvent.Removed(layout.generation, binary(row.partition()), binary(row.place())))
        : List.of();
  }

  private static byte[] binary(String text) {
    if (!text.startsWith("\\x")) {
      throw new IllegalArgumentException("Expected bytes in hexadecimal, but " + text);
    }
    return HexFormat.of().parseHex(text, 2, text.length());
  }

  private List<LogEvent> emptied(LogBytes bytes) {
    int count = bytes.number();
    bytes.skip(1); // options
    LogEvent[] events = new LogEvent[count];
    for (int i = 0; i < count; i++) {
      events[i] = new LogEvent.Emptied(layout(bytes.number()).generation);
    }
    return List.of(events);
  }

  /** Those that are no part of a transaction are nobody's here. */
  private static List<LogEvent> said(LogBytes bytes) {
    boolean transactional = (bytes.letter() & TRANSACTIONAL) != 0;
    bytes.position();
    String prefix = bytes.name();
    String content = bytes.text(bytes.number());
    return transactional ? List.of(new LogEvent.Said(prefix, content)) : List.of();
  }
}
