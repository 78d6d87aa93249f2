package io.benchtable.jobs.process;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a command printed, as far as there is room. */
public final class Printed implements Sink {

  private final int room;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private boolean overflowed;

  /**
   * @param room in bytes
   */
  public Printed(int room) {
    this.room = room;
  }

  @Override
  public void take(ByteBuffer bytes) {
    var copy = new byte[Math.min(bytes.remaining(), room - kept.size())];
    overflowed |= copy.length < bytes.remaining();
    bytes.get(copy);
    kept.writeBytes(copy);
  }

  public boolean overflowed() {
    return overflowed;
  }

  public String text() {
    return kept.toString(StandardCharsets.UTF_8);
  }

  public String tail(int characters) {
    var text = text();
    return text.substring(Math.max(0, text.length() - characters));
  }
}
