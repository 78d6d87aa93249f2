package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

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
