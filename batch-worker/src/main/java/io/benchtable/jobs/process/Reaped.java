package io.benchtable.jobs.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Faults;
import io.benchtable.jobs.measurement.Switches;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * A child that has ended, with its resource usage and that of all descendants that were waited for.
 *
 * @param maximumResidentBytes of the largest process, but never less than our own peak
 */
record Reaped(Exit exit, CpuTime cpu, Switches switches, Faults faults, long maximumResidentBytes) {

  private static final MethodHandle WAIT4 =
      Native.withErrno("wait4", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);

  /** Waits for a child and removes it from the process table. */
  static Reaped reap(int process) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = Native.callState(arena);
      var status = arena.allocate(JAVA_INT);
      var usage = arena.allocate(JAVA_LONG, 18);
      int reaped;
      do {
        reaped = (int) WAIT4.invokeExact(state, process, status, 0, usage);
      } while (reaped < 0 && Native.errno(state) == Native.EINTR);
      if (reaped < 0) {
        throw Native.failed("wait4 for process " + process, Native.errno(state));
      }
      return new Reaped(
          Exit.of(status.get(JAVA_INT, 0)),
          new CpuTime(nanos(usage, 0), nanos(usage, 2)),
          new Switches(usage.getAtIndex(JAVA_LONG, 16), usage.getAtIndex(JAVA_LONG, 17)),
          new Faults(usage.getAtIndex(JAVA_LONG, 8), usage.getAtIndex(JAVA_LONG, 9)),
          usage.getAtIndex(JAVA_LONG, 4) * 1024);
    } catch (IOException failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw Native.unexpected(impossible);
    }
  }

  /** A struct timeval: seconds, then microseconds. */
  private static long nanos(MemorySegment usage, int index) {
    return usage.getAtIndex(JAVA_LONG, index) * 1_000_000_000
        + usage.getAtIndex(JAVA_LONG, index + 1) * 1_000;
  }
}
