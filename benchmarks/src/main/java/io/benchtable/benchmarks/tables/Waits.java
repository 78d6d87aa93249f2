package io.benchtable.benchmarks.tables;

import java.io.IOException;
import java.time.Duration;

/** Waits for servers. */
public final class Waits {

  private static final long PAUSE_MILLIS = 50;

  private Waits() {}

  /** Whether it is so already; what cannot be asked yet is not. */
  public interface Question {
    boolean ask() throws IOException, InterruptedException;
  }

  public static void until(Duration most, String what, Question question)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    IOException last = null;
    while (System.nanoTime() - begin < most.toNanos()) {
      try {
        if (question.ask()) {
          return;
        }
      } catch (IOException e) {
        last = e;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
    throw new IOException("Waited %s in vain for %s".formatted(most, what), last);
  }
}
