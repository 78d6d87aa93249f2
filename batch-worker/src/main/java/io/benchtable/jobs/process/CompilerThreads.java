package io.benchtable.jobs.process;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import io.benchtable.jobs.measurement.Kernel;
import java.lang.foreign.Arena;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The threads of this virtual machine that compile it while it runs. They have no deadline, but can
 * take a whole processor for minutes: from a command that is measured, and from those who wait for
 * an answer.
 */
public final class CompilerThreads {

  private static final MethodHandle GET_PRIORITY =
      Native.withErrno("getpriority", JAVA_INT, JAVA_INT);
  private static final MethodHandle SET_PRIORITY =
      Native.withErrno("setpriority", JAVA_INT, JAVA_INT, JAVA_INT);

  /** A tenth of the share that others get where there is not enough for all, see sched(7). */
  static final int NICENESS = 10;

  private static final Path THREADS = Path.of("/proc/self/task");

  private CompilerThreads() {}

  /**
   * They take what is left over from now on; so do those that they start later.
   *
   * @return how many there are that do
   */
  public static int giveWay() {
    var count = 0;
    var threads = THREADS.toFile().list();
    for (var thread : threads == null ? new String[0] : threads) {
      var name = Kernel.read(THREADS.resolve(thread + "/comm")).orElse("");
      if (name.matches("C[12] CompilerThre\\s*") && givesWay(Integer.parseInt(thread))) {
        count++;
      }
    }
    return count;
  }

  /** Where the whole process gives way more than that, it stays as it is. */
  private static boolean givesWay(int thread) {
    final int ofOne = 0;
    try (var arena = Arena.ofConfined()) {
      var state = Native.callState(arena);
      return (int) GET_PRIORITY.invokeExact(state, ofOne, thread) >= NICENESS
          || (int) SET_PRIORITY.invokeExact(state, ofOne, thread, NICENESS) == 0;
    } catch (Throwable impossible) {
      throw Native.unexpected(impossible);
    }
  }
}
