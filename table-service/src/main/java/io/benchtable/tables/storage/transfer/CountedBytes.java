package io.benchtable.tables.storage.transfer;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of an object, one after the other, which knows how many they were. */
final class CountedBytes implements AutoCloseable {

  /** What comes behind the last byte. */
  static final int END = -1;

  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int end;
  private long count;

  CountedBytes(InputStream in) {
    this.in = in;
  }

  int read() throws IOException {
    if (next == end && !fill()) {
      return END;
    }
    count++;
    return buffer[next++] & 0xff;
  }

  /** The byte that is read next, which stays there. */
  int peek() throws IOException {
    return next == end && !fill() ? END : buffer[next] & 0xff;
  }

  private boolean fill() throws IOException {
    int read = in.read(buffer, 0, buffer.length);
    next = 0;
    end = Math.max(read, 0);
    return read > 0;
  }

  long count() {
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
