package io.benchtable.jobs.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Waits until a child has ended, without reaping it, or until it is told to look up.
 *
 * <p>The moment of the end is reckoned from the time that the kernel says was left when it returned
 * from ppoll(2), not from a clock read afterwards: a pause of this virtual machine, such as for
 * garbage collection, does not lengthen what is measured.
 */
final class ExitWatch implements AutoCloseable {

  private static final MethodHandle SYSTEM_CALL = Native.systemCall();
  private static final long PIDFD_OPEN = 434;
  private static final long PPOLL = "aarch64".equals(System.getProperty("os.arch")) ? 73 : 271;
  private static final short READABLE = 1;

  private final int processFd;
  private final int[] wake;
  private boolean wakened;

  private ExitWatch(int processFd, int[] wake) {
    this.processFd = processFd;
    this.wake = wake;
  }

  static ExitWatch open(int process) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = Native.callState(arena);
      long descriptor =
          (long)
              SYSTEM_CALL.invokeExact(
                  state,
                  PIDFD_OPEN,
                  MemorySegment.ofAddress(process),
                  0L,
                  MemorySegment.NULL,
                  0L,
                  0L);
      if (descriptor < 0) {
        throw Native.failed("pidfd_open (Linux 5.3 or newer)", Native.errno(state));
      }
      return new ExitWatch((int) descriptor, Native.pipe());
    } catch (IOException failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw Native.unexpected(impossible);
    }
  }

  /**
   * What a wait came to.
   *
   * @param ended whether the child has ended
   * @param at when the wait was over, on the clock of {@link System#nanoTime}
   */
  record Waited(boolean ended, boolean woken, long at) {}

  /** Waits for at most so many nanoseconds. */
  Waited await(long nanos) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = Native.callState(arena);
      var polled = arena.allocate(JAVA_INT, 4);
      polled.setAtIndex(JAVA_INT, 0, processFd);
      polled.setAtIndex(JAVA_INT, 1, READABLE);
      polled.setAtIndex(JAVA_INT, 2, wakened ? -1 : wake[0]);
      polled.setAtIndex(JAVA_INT, 3, READABLE);
      var timeout = arena.allocate(JAVA_LONG, 2);
      var patience = Math.max(1, nanos);
      timeout.setAtIndex(JAVA_LONG, 0, patience / 1_000_000_000);
      timeout.setAtIndex(JAVA_LONG, 1, patience % 1_000_000_000);
      var began = System.nanoTime();
      long result = (long) SYSTEM_CALL.invokeExact(state, PPOLL, polled, 2L, timeout, 0L, 0L);
      if (result < 0 && Native.errno(state) != Native.EINTR) {
        throw Native.failed("ppoll", Native.errno(state));
      }
      var left =
          timeout.getAtIndex(JAVA_LONG, 0) * 1_000_000_000 + timeout.getAtIndex(JAVA_LONG, 1);
      var woken = result > 0 && returned(polled, 3) != 0;
      wakened |= woken;
      return new Waited(result > 0 && returned(polled, 1) != 0, woken, began + patience - left);
    } catch (IOException failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw Native.unexpected(impossible);
    }
  }

  private static int returned(MemorySegment polled, int index) {
    return polled.getAtIndex(JAVA_INT, index) >>> 16;
  }

  /** Ends the wait of another thread, or its next one; once. */
  synchronized void wake() {
    if (wake[1] >= 0) {
      Native.close(wake[1]);
      wake[1] = -1;
    }
  }

  @Override
  public synchronized void close() {
    Native.close(processFd);
    Native.close(wake[0]);
    wake();
  }
}
