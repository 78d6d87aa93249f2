package io.benchtable.jobs.job;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of a text, of whose over-long ones only the beginning is kept. */
final class BoundedLines implements Closeable {

  private final Reader text;
  private final int longest;
  private final char[] buffer = new char[8192];
  private int position;
  private int limit;

  BoundedLines(Reader text, int longest) {
    this.text = text;
    this.longest = longest;
  }

  /** The next line without its end; nothing after the last. */
  Optional<String> next() throws IOException {
    if (!hasMore()) {
      return Optional.empty();
    }
    var line = new StringBuilder();
    while (hasMore()) {
      var end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      line.append(buffer, position, Math.min(end - position, longest - line.length()));
      var complete = end < limit;
      position = complete ? end + 1 : end;
      if (complete) {
        break;
      }
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return Optional.of(line.toString());
  }

  private boolean hasMore() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, text.read(buffer));
    }
    return position < limit;
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
