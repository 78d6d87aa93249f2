package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A pipe between us and a child: the child's end as a descriptor to hand over, ours as a channel,
 * whose blocked reads end when it is closed.
 */
final class Pipe implements AutoCloseable {

  private final FileChannel ours;
  private final int childs;
  private boolean handedOver;

  private Pipe(FileChannel ours, int childs) {
    this.ours = ours;
    this.childs = childs;
  }

  /** A pipe that the child writes and we read. */
  static Pipe fromChild() throws IOException {
    var ends = Native.pipe();
    return of(ends[0], StandardOpenOption.READ, ends[1]);
  }

  /** A pipe that we write and the child reads. */
  static Pipe toChild() throws IOException {
    var ends = Native.pipe();
    return of(ends[1], StandardOpenOption.WRITE, ends[0]);
  }

  private static Pipe of(int ours, StandardOpenOption mode, int childs) throws IOException {
    try {
      Native.widen(ours);
      return new Pipe(FileChannel.open(Path.of("/proc/self/fd/" + ours), mode), childs);
    } catch (IOException failed) {
      Native.close(childs);
      throw failed;
    } finally {
      Native.close(ours);
    }
  }

  FileChannel channel() {
    return ours;
  }

  int childsEnd() {
    return childs;
  }

  /**
   * Reads what the child says until it says this word on a line's end.
   *
   * @return what it said instead, if it ended before
   */
  Optional<String> saidInsteadOf(String word) throws IOException {
    var said = new StringBuilder();
    var buffer = ByteBuffer.allocate(1024);
    while (!said.toString().endsWith(word + "\n")) {
      buffer.clear();
      if (ours.read(buffer) < 0) {
        return Optional.of(said.toString().strip());
      }
      said.append(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
    }
    return Optional.empty();
  }

  void say(String text) throws IOException {
    ours.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The child has its end: ours of it is closed, so that the pipe ends when the child does. */
  void handedOver() {
    if (!handedOver) {
      handedOver = true;
      Native.close(childs);
    }
  }

  @Override
  public void close() throws IOException {
    handedOver();
    ours.close();
  }
}
