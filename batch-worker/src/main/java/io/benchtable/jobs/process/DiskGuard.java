package io.benchtable.jobs.process;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Stops a command before it takes the last room of the disk. What the platform keeps usually lies
 * on the same disk, and neither PostgreSQL nor Kafka survives a full one.
 */
final class DiskGuard implements AutoCloseable {

  private static final long INTERVAL = 20_000_000;
  private static final int RESTS_PER_LOOK = 50;

  private final Path directory;
  private final long reserve;
  private final Runnable scarce;
  private final CountDownLatch closed = new CountDownLatch(1);

  private DiskGuard(Path directory, long reserve, Runnable scarce) {
    this.directory = directory;
    this.reserve = reserve;
    this.scarce = scarce;
  }

  /**
   * Looks after the disk until it is closed.
   *
   * @param directory on the disk
   * @param reserve bytes that are to stay free
   * @param scarce called once if they do not
   */
  static DiskGuard watch(Path directory, long reserve, Runnable scarce) {
    var guard = new DiskGuard(directory, reserve, scarce);
    Thread.ofPlatform().daemon().name("disk-guard").start(guard::lookUntilClosed);
    return guard;
  }

  private void lookUntilClosed() {
    try {
      var rest = 0L;
      while (!closed.await(rest, TimeUnit.NANOSECONDS)) {
        var before = System.nanoTime();
        if (directory.toFile().getUsableSpace() < reserve) {
          scarce.run();
          return;
        }
        rest = Math.max(INTERVAL, (System.nanoTime() - before) * RESTS_PER_LOOK);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
