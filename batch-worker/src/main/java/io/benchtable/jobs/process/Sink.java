package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Takes what a command prints. */
@FunctionalInterface
public interface Sink {

  /** Takes all bytes of the buffer, which is used again afterwards. */
  void take(ByteBuffer bytes) throws IOException;
}
