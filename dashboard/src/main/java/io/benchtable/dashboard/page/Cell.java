package io.benchtable.dashboard.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A fact in a {@link Sheet}, as it is shown, sorted, searched and exported. */
public sealed interface Cell {

  /** Nothing. */
  Cell EMPTY = text("");

  /** What is said in words; also what words are sorted by. */
  String words();

  /** Smaller words under the fact. */
  default List<Note> notes() {
    return List.of();
  }

  /** The number that it is, if it is one. */
  default Optional<Scale.Estimate> number() {
    return Optional.empty();
  }

  /** Which part of the template draws it. */
  default String kind() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  /** All that a reader can search for. */
  default String searched() {
    return Stream.concat(Stream.of(words()), notes().stream().map(Note::text))
        .collect(Collectors.joining(" "));
  }

  /** Words, perhaps a link. */
  record Text(String words, @Nullable String href, List<Note> notes) implements Cell {
    public Text {
      notes = List.copyOf(notes);
    }

    /** The same text as a link. */
    public Text link(String address) {
      return new Text(words, address, notes);
    }

    /** The same text with notes. */
    public Text notes(List<Note> under) {
      return new Text(words, href, under);
    }
  }

  /** Words of a machine: a path, a hash, a command. */
  record Code(String words, @Nullable String href) implements Cell {}

  /** A number with its unit, interval and note. */
  record Number(Figure figure, List<Note> notes) implements Cell {
    public Number {
      notes = List.copyOf(notes);
    }

    @Override
    public String words() {
      return figure.line();
    }

    @Override
    public Optional<Scale.Estimate> number() {
      return Optional.ofNullable(figure.exact());
    }
  }

  /** A status with its icon. */
  record State(Status status, List<Note> notes) implements Cell {
    public State {
      notes = List.copyOf(notes);
    }

    @Override
    public String words() {
      return status.word();
    }
  }

  /**
   * A comparison with the baseline: what came out, and the interval of its ratio in words.
   *
   * @param sense better, worse, same or unsure
   * @param ratio baseline over configuration: above 1 is better
   */
  record Ratio(String verdict, String interval, String sense, Scale.@Nullable Estimate ratio)
      implements Cell {
    @Override
    public String words() {
      return interval.isEmpty() ? verdict : verdict + " " + interval;
    }

    @Override
    public Optional<Scale.Estimate> number() {
      return Optional.ofNullable(ratio);
    }
  }

  /** A configuration with the mark that it has on every page. */
  record Marked(String words, Mark mark, List<Note> notes) implements Cell {
    public Marked {
      notes = List.copyOf(notes);
    }
  }

  /** A point in time, or how long ago it was. */
  record Time(Moment moment, boolean age) implements Cell {
    @Override
    public String words() {
      return moment.iso();
    }
  }

  /** How far something is, as a bar with words. */
  record Advance(long done, long of, String words, String label) implements Cell {}

  /** A bar from one place to another, in thousandths of the column. */
  record Bar(String start, String width, String style) implements Cell {
    @Override
    public String words() {
      return "";
    }
  }

  /** An interval with its middle on the column's axis, in thousandths. */
  record Span(String low, String high, String middle, int hue) implements Cell {
    @Override
    public String words() {
      return "";
    }
  }

  /**
   * Single values on the column's axis, with the middle half of them and their median, in per cent
   * of its width.
   */
  record Points(List<Point> points, String low, String high, String middle, int hue)
      implements Cell {
    public Points {
      points = List.copyOf(points);
    }

    /** A value, and how far down it is drawn of 24. */
    public record Point(String across, String down) {}

    @Override
    public String words() {
      return "";
    }
  }

  /**
   * Small words under a fact.
   *
   * @param tone nothing, {@code bad} or {@code tag}
   */
  record Note(String text, String tone, @Nullable Mark mark) {

    /** Plain words. */
    public static Note of(String text) {
      return new Note(text, "", null);
    }

    /** Words about something that went wrong. */
    public static Note bad(String text) {
      return new Note(text, "bad", null);
    }

    /** A tag. */
    public static Note tag(String text) {
      return new Note(text, "tag", null);
    }
  }

  static Text text(String words) {
    return new Text(words, null, List.of());
  }

  static Code code(String words) {
    return new Code(words, null);
  }

  /** A figure with its own note, if it has one. */
  static Number figure(Figure figure) {
    String note = figure.note();
    return new Number(figure, note == null || note.isEmpty() ? List.of() : List.of(Note.of(note)));
  }

  /** A plain count. */
  static Number count(long value) {
    return figure(Figure.of(Digits.whole(value), BigDecimal.valueOf(value)));
  }

  /** Whether an amount is all of it, for machines. */
  static Text completeness(boolean complete) {
    return text(complete ? "complete" : "partial");
  }

  static Marked marked(String configurationId, Mark mark) {
    return new Marked(configurationId, mark, List.of());
  }

  /** When it was, or nothing where that is not known. */
  static Cell time(@Nullable Moment moment) {
    return moment == null ? EMPTY : new Time(moment, false);
  }

  /** How long ago it was, or nothing where that is not known. */
  static Cell age(@Nullable Moment moment) {
    return moment == null ? EMPTY : new Time(moment, true);
  }
}
