package io.benchtable.jobs.job;

import io.benchtable.jobs.process.Sink;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * What a command printed on one stream, in a file: the beginning as it comes, and of what exceeds
 * it the end, kept in memory until the command is done. In between a line says how many bytes are
 * left out. However much is printed, the file stays small.
 */
public final class BoundedLog implements Sink, Closeable {

  private final Path path;
  private final FileChannel file;
  private final long headLimit;
  private final int tailLimit;
  private ByteBuffer ring = ByteBuffer.allocate(0);
  private final Runnable closed;
  private long total;
  private long head;

  private BoundedLog(Path path, FileChannel file, long headLimit, int tailLimit, Runnable closed) {
    this.path = path;
    this.closed = closed;
    this.file = file;
    this.headLimit = headLimit;
    this.tailLimit = tailLimit;
  }

  /**
   * Starts a log, in place of any that is there.
   *
   * @param head bytes kept of the beginning
   * @param tail bytes kept of the end
   * @param closed run when the file is complete
   */
  static BoundedLog create(Path path, long head, int tail, Runnable closed) throws IOException {
    var file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    return new BoundedLog(path, file, head, tail, closed);
  }

  @Override
  public synchronized void take(ByteBuffer bytes) throws IOException {
    total += bytes.remaining();
    if (head < headLimit) {
      var part = bytes.slice();
      part.limit((int) Math.min(part.remaining(), headLimit - head));
      bytes.position(bytes.position() + part.remaining());
      head += part.remaining();
      while (part.hasRemaining()) {
        file.write(part);
      }
    }
    if (bytes.hasRemaining()) {
      remember(bytes);
    }
  }

  private void remember(ByteBuffer bytes) {
    if (ring.capacity() == 0) {
      ring = ByteBuffer.allocate(tailLimit);
    }
    if (bytes.remaining() > tailLimit) {
      bytes.position(bytes.limit() - tailLimit);
    }
    while (bytes.hasRemaining()) {
      if (!ring.hasRemaining()) {
        ring.position(0);
      }
      var part = bytes.slice();
      part.limit(Math.min(part.remaining(), ring.remaining()));
      bytes.position(bytes.position() + part.remaining());
      ring.put(part);
    }
  }

  /** Bytes printed so far, kept or not. */
  public synchronized long total() {
    return total;
  }

  /** Whether bytes are left out. */
  public synchronized boolean truncated() {
    return total > head + tailLimit;
  }

  /**
   * The last bytes of the file as it is if the command ends now, or as it is if it has. Whoever
   * reads must not hold up the command, so the file is read beside it, and again if it was
   * completed meanwhile.
   */
  byte[] tail(int bytes) throws IOException {
    byte[] end;
    boolean open;
    synchronized (this) {
      end = end();
      open = file.isOpen();
    }
    var tail = tail(bytes, end);
    synchronized (this) {
      if (open == file.isOpen()) {
        return tail;
      }
    }
    return lastOf(path, bytes);
  }

  private byte[] tail(int bytes, byte[] end) throws IOException {
    if (end.length >= bytes) {
      return Arrays.copyOfRange(end, end.length - bytes, end.length);
    }
    var beginning = lastOf(path, bytes - end.length);
    var tail = Arrays.copyOf(beginning, beginning.length + end.length);
    System.arraycopy(end, 0, tail, beginning.length, end.length);
    return tail;
  }

  static byte[] lastOf(Path file, int bytes) throws IOException {
    try (var access = new RandomAccessFile(file.toFile(), "r")) {
      var length = access.length();
      access.seek(Math.max(0, length - bytes));
      var last = new byte[(int) Math.min(bytes, length)];
      access.readFully(last);
      return last;
    }
  }

  /** What the file will be continued with if the command ends now; nothing if it has. */
  private byte[] end() {
    var beyond = total - head;
    if (beyond == 0 || !file.isOpen()) {
      return new byte[0];
    }
    var gap =
        truncated()
            ? ("\n[" + (beyond - tailLimit) + " bytes left out]\n").getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    var kept = (int) Math.min(beyond, tailLimit);
    var end = new byte[gap.length + kept];
    System.arraycopy(gap, 0, end, 0, gap.length);
    var oldest = beyond <= tailLimit ? 0 : ring.position() % tailLimit;
    for (var i = 0; i < kept; i++) {
      end[gap.length + i] = ring.get((oldest + i) % tailLimit);
    }
    return end;
  }

  @Override
  public synchronized void close() throws IOException {
    if (file.isOpen()) {
      try (file) {
        file.write(ByteBuffer.wrap(end()));
      } finally {
        closed.run();
      }
    }
  }
}
