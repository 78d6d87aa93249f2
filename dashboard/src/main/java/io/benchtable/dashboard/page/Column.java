package io.benchtable.dashboard.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a {@link Sheet}.
 *
 * @param key its name for machines: in addresses, CSV and JSON
 * @param hint what the title alone does not say
 */
public record Column(String key, String title, Kind kind, @Nullable String hint) {

  /** What a column holds, and so how it is aligned, sorted and exported. */
  public enum Kind {
    WORDS,
    STATE,
    NUMBER,
    ESTIMATE,
    RATIO,
    PICTURE,
    MACHINE
  }

  /** Words, to the left. */
  public static Column words(String key, String title) {
    return new Column(key, title, Kind.WORDS, null);
  }

  /** A status with its reason. */
  public static Column state(String key, String title) {
    return new Column(key, title, Kind.STATE, null);
  }

  /** Single numbers, to the right. */
  public static Column number(String key, String title) {
    return new Column(key, title, Kind.NUMBER, null);
  }

  /** Numbers with their intervals, to the right. */
  public static Column estimate(String key, String title) {
    return new Column(key, title, Kind.ESTIMATE, null);
  }

  /** A comparison in words, sorted by its ratio. */
  public static Column ratio(String key, String title) {
    return new Column(key, title, Kind.RATIO, null);
  }

  /** A drawing of figures that other columns hold: neither sorted nor exported. */
  public static Column picture(String key, String title) {
    return new Column(key, title, Kind.PICTURE, null);
  }

  /** What only machines need, such as an id: exported, not shown. */
  public static Column machine(String key) {
    return new Column(key, key, Kind.MACHINE, null);
  }

  /** Whether a page shows it. */
  public boolean shown() {
    return kind != Kind.MACHINE;
  }

  /** The same column with a hint. */
  public Column hint(String words) {
    return new Column(key, title, kind, words);
  }

  /** Whether it is set to the right. */
  public boolean right() {
    return kind == Kind.NUMBER || kind == Kind.ESTIMATE;
  }

  /** Whether numbers decide the order. */
  boolean numeric() {
    return right() || kind == Kind.RATIO;
  }

  /** What it exports. */
  List<Field> fields() {
    return switch (kind) {
      case PICTURE -> List.of();
      case WORDS, MACHINE -> List.of(new Field(key, Field.Part.WORDS));
      case STATE ->
          List.of(new Field(key, Field.Part.WORDS), new Field(key + "_note", Field.Part.NOTES));
      case NUMBER -> List.of(new Field(key, Field.Part.VALUE));
      case ESTIMATE -> estimate(key).toList();
      case RATIO ->
          Stream.concat(Stream.of(new Field(key, Field.Part.WORDS)), estimate(key + "_ratio"))
              .toList();
    };
  }

  private static Stream<Field> estimate(String key) {
    return Stream.of(
        new Field(key, Field.Part.VALUE),
        new Field(key + "_low", Field.Part.LOW),
        new Field(key + "_high", Field.Part.HIGH));
  }
}
