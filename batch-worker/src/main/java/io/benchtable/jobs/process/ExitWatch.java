package io.benchtable.jobs.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits until a process has ended, without reaping it, or until it is told to look up.
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

  private final List<Integer> processFds;
  private final int[] wake;
  private boolean wakened;

  private ExitWatch(List<Integer> processFds, int[] wake) {
    this.processFds = processFds;
    this.wake = wake;
  }

  /** Waits for the first of them to end. */
  static ExitWatch open(List<Integer> processes) throws IOException {
    var descriptors = new ArrayList<Integer>();
    try {
      for (var process : processes) {
        descriptors.add(descriptor(process));
      }
      return new ExitWatch(descriptors, Native.pipe());
    } catch (IOException failed) {
      descriptors.forEach(Native::close);
      throw failed;
    }
  }

  private static int descriptor(int process) throws IOException {
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
      return (int) descriptor;
    } catch (IOException failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw Native.unexpected(impossible);
    }
  }

  /**
   * What a wait came to.
   *
   * @param ended whether a process has ended
   * @param at when the wait was over, on the clock of {@link System#nanoTime}
   */
  record Waited(boolean ended, boolean woken, long at) {}

  /** Waits for at most so many nanoseconds. */
  Waited await(long nanos) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = Native.callState(arena);
      var polled = arena.allocate(JAVA_INT, 2 + 2L * processFds.size());
      poll(polled, 0, wakened ? -1 : wake[0]);
      for (var i = 0; i < processFds.size(); i++) {
        poll(polled, i + 1, processFds.get(i));
      }
      var timeout = arena.allocate(JAVA_LONG, 2);
      var patience = Math.max(1, nanos);
      timeout.setAtIndex(JAVA_LONG, 0, patience / 1_000_000_000);
      timeout.setAtIndex(JAVA_LONG, 1, patience % 1_000_000_000);
      var began = System.nanoTime();
      long result =
          (long)
              SYSTEM_CALL.invokeExact(
                  state, PPOLL, polled, processFds.size() + 1L, timeout, 0L, 0L);
      if (result < 0 && Native.errno(state) != Native.EINTR) {
        throw Native.failed("ppoll", Native.errno(state));
      }
      var left =
          timeout.getAtIndex(JAVA_LONG, 0) * 1_000_000_000 + timeout.getAtIndex(JAVA_LONG, 1);
      var woken = result > 0 && returned(polled, 0);
      wakened |= woken;
      var ended = false;
      for (var i = 1; i <= processFds.size(); i++) {
        ended |= result > 0 && returned(polled, i);
      }
      return new Waited(ended, woken, began + patience - left);
    } catch (IOException failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw Native.unexpected(impossible);
    }
  }

  /** A struct pollfd: the descriptor, what is waited for, and what came of it. */
  private static void poll(MemorySegment polled, int index, int descriptor) {
    polled.setAtIndex(JAVA_INT, 2L * index, descriptor);
    polled.setAtIndex(JAVA_INT, 2L * index + 1, READABLE);
  }

  private static boolean returned(MemorySegment polled, int index) {
    return polled.getAtIndex(JAVA_INT, 2L * index + 1) >>> 16 != 0;
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
    processFds.forEach(Native::close);
    Native.close(wake[0]);
    wake();
  }
}
