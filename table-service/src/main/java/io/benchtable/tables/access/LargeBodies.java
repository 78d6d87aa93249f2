package io.benchtable.tables.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads bodies of requests, those of the protocol and of the REST API. Of large ones only so much
 * is held at a time; others wait.
 */
public final class LargeBodies {

  private static final int MEGABYTE = 1024 * 1024;

  /** Of the smallest heap: what is made of a body takes several times as much. */
  private static final int USUAL_MEGABYTES = 32;

  private static final Duration USUAL_WAIT = Duration.ofSeconds(5);

  private final Semaphore megabytes;
  private final Duration wait;

  LargeBodies() {
    this(USUAL_MEGABYTES, USUAL_WAIT);
  }

  LargeBodies(int megabytes, Duration wait) {
    this.megabytes = new Semaphore(megabytes, true);
    this.wait = wait;
  }

  /**
   * A body, to be closed when nothing of it is needed any more.
   *
   * @param held megabytes of the bound
   */
  public record Body(byte[] bytes, int held, Semaphore bound) implements AutoCloseable {

    @Override
    public void close() {
      bound.release(held);
    }
  }

  /**
   * @param length as the request says; negative when it does not
   * @param largest of how many bytes a body is read at all
   */
  public Body read(long length, int largest, InputStream in) throws IOException {
    if (length > largest) {
      throw BodyRefused.tooLarge(largest);
    }
    byte[] start = length > MEGABYTE ? new byte[0] : in.readNBytes(MEGABYTE + 1);
    if (length <= MEGABYTE && start.length <= MEGABYTE) {
      return new Body(start, 0, megabytes);
    }
    int held = (int) (((length < 0 ? largest : length) + MEGABYTE - 1) / MEGABYTE);
    hold(held);
    boolean whole = false;
    try {
      byte[] bytes =
          new SequenceInputStream(new ByteArrayInputStream(start), in).readNBytes(largest + 1);
      if (bytes.length > largest) {
        throw BodyRefused.tooLarge(largest);
      }
      whole = true;
      return new Body(bytes, held, megabytes);
    } finally {
      if (!whole) {
        megabytes.release(held);
      }
    }
  }

  private void hold(int wanted) {
    try {
      if (megabytes.tryAcquire(wanted, wait.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw BodyRefused.tooMany();
  }
}
