package io.benchtable.jobs.function;

import io.benchtable.jobs.process.Sink;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a function printed, as far as there is room. */
final class Printed implements Sink {

  private final int room;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean overflowed;

  Printed(int room) {
    this.room = room;
  }

  @Override
  public void take(ByteBuffer bytes) {
    var copy = new byte[Math.min(bytes.remaining(), room - kept.size())];
    overflowed |= copy.length < bytes.remaining();
    bytes.get(copy);
    kept.writeBytes(copy);
  }

  boolean overflowed() {
    return overflowed;
  }

  String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }

  String tail(int characters) {
    var text = text();
    return text.substring(Math.max(0, text.length() - characters));
  }
}
