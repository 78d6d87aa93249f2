package io.benchtable.tables.storage.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads lines of cells after RFC 4180: a cell in quotes can have delimiters and ends of lines, and
 * quotes where each is there twice. Lines end with LF, with or without CR; empty ones are none.
 * Behind a line that breaks the rules, the next one is read.
 */
final class CsvLines {

  private static final int QUOTE = '"';

  private final CountedBytes in;
  private final int delimiter;
  private final int mostBytes;
  private final ByteArrayOutputStream cell = new ByteArrayOutputStream();

  CsvLines(CountedBytes in, char delimiter, int mostBytes) {
    this.in = in;
    this.delimiter = delimiter;
    this.mostBytes = mostBytes;
  }

  /** A line, of which there is nothing where it is broken. */
  sealed interface Line {

    /** What its cells say. */
    record Cells(List<String> texts) implements Line {}

    /** It breaks a rule. */
    record Broken(String why) implements Line {}
  }

  /** How a cell ended. */
  private enum End {
    CELL,
    LINE
  }

  /** A rule is broken; the rest of the line is still to be skipped. */
  private static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String why) {
      super(why, null, false, false);
    }
  }

  /** Empty behind the last line. */
  Optional<Line> next() throws IOException {
    while (in.peek() == '\n' || in.peek() == '\r') {
      in.read();
    }
    return in.peek() == CountedBytes.END ? Optional.empty() : Optional.of(line());
  }

  private Line line() throws IOException {
    long most = in.count() + mostBytes;
    List<String> texts = new ArrayList<>();
    try {
      End end;
      do {
        cell.reset();
        end = in.peek() == QUOTE ? quoted(most) : plain(most);
        texts.add(text());
      } while (end == End.CELL);
      return new Line.Cells(texts);
    } catch (Broken e) {
      return new Line.Broken(String.valueOf(e.getMessage()));
    }
  }

  private End plain(long most) throws IOException, Broken {
    while (true) {
      int c = in.read();
      if (c == delimiter) {
        return End.CELL;
      }
      if (isEnd(c)) {
        return End.LINE;
      }
      if (c == QUOTE) {
        throw broken("it has a quote within a cell that does not begin with one");
      }
      add(c, most);
    }
  }

  private End quoted(long most) throws IOException, Broken {
    in.read();
    while (true) {
      int c = in.read();
      if (c == CountedBytes.END) {
        throw new Broken("a quote is not closed");
      }
      if (c != QUOTE) {
        add(c, most);
      } else if (in.peek() == QUOTE) {
        add(in.read(), most);
      } else {
        return behindQuotes();
      }
    }
  }

  private End behindQuotes() throws IOException, Broken {
    int c = in.read();
    if (c == delimiter) {
      return End.CELL;
    }
    if (isEnd(c)) {
      return End.LINE;
    }
    throw broken("it has something between a closing quote and the end of the cell");
  }

  /** Takes the LF behind a CR along. */
  private boolean isEnd(int c) throws IOException {
    if (c == '\r' && in.peek() == '\n') {
      in.read();
      return true;
    }
    return c == '\n' || c == CountedBytes.END;
  }

  private void add(int c, long most) throws IOException, Broken {
    if (in.count() > most) {
      throw broken("it has more than " + mostBytes + " bytes");
    }
    cell.write(c);
  }

  private Broken broken(String why) throws IOException {
    int c = in.read();
    while (c != '\n' && c != CountedBytes.END) {
      c = in.read();
    }
    return new Broken(why);
  }

  private String text() throws Broken {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(cell.toByteArray()))
          .toString();
    } catch (CharacterCodingException _) {
      throw new Broken("it is not UTF-8");
    }
  }
}
