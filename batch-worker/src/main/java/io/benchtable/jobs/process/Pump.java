package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Empties a pipe into a sink until it ends; when the sink fails, it still empties the pipe. */
final class Pump {

  private static final int BUFFER = 256 * 1024;

  private final Pipe pipe;
  private final Sink sink;
  private final Thread thread;

  private Pump(Pipe pipe, Sink sink, String name) {
    this.pipe = pipe;
    this.sink = sink;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::drain);
  }

  static Pump start(Pipe pipe, Sink sink, String name) {
    var pump = new Pump(pipe, sink, name);
    pump.thread.start();
    return pump;
  }

  private void drain() {
    var buffer = ByteBuffer.allocateDirect(BUFFER);
    var broken = false;
    try {
      while (pipe.channel().read(buffer) >= 0) {
        buffer.flip();
        broken = broken || !accepted(buffer);
        buffer.clear();
      }
    } catch (IOException closed) {
      // Closed by finish(): a process out of our reach still holds the other end.
    }
  }

  private boolean accepted(ByteBuffer buffer) {
    try {
      sink.take(buffer);
      return true;
    } catch (IOException full) {
      return false;
    }
  }

  /** Everything printed by processes that have ended is with the sink when this returns. */
  void finish() throws IOException {
    try {
      if (!thread.join(Duration.ofSeconds(5))) {
        pipe.close();
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      pipe.close();
    }
  }
}
