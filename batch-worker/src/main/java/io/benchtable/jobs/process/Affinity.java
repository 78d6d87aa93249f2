package io.benchtable.jobs.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.Optional;

/** On which cores a thread may run, see sched_setaffinity(2). */
final class Affinity {

  /** Bytes of a mask: 8,192 processors, the most that the kernel can be built for. */
  private static final long SIZE = 1024;

  private static final MethodHandle SET =
      Native.withErrno("sched_setaffinity", JAVA_INT, JAVA_LONG, ADDRESS);
  private static final MethodHandle GET =
      Native.withErrno("sched_getaffinity", JAVA_INT, JAVA_LONG, ADDRESS);

  private Affinity() {}

  /**
   * @return whether the thread is there and the kernel took it
   */
  static boolean set(int thread, Cores cores) {
    try (var arena = Arena.ofConfined()) {
      var mask = arena.allocate(SIZE);
      var set = new BitSet();
      cores.numbers().forEach(set::set);
      mask.copyFrom(MemorySegment.ofArray(set.toByteArray()));
      return (int) SET.invokeExact(Native.callState(arena), thread, SIZE, mask) == 0;
    } catch (Throwable impossible) {
      throw Native.unexpected(impossible);
    }
  }

  /** Nothing if there is no such thread. */
  static Optional<Cores> of(int thread) {
    try (var arena = Arena.ofConfined()) {
      var mask = arena.allocate(SIZE);
      var result = (int) GET.invokeExact(Native.callState(arena), thread, SIZE, mask);
      return result == 0
          ? Optional.of(new Cores(BitSet.valueOf(mask.asByteBuffer()).stream().boxed().toList()))
          : Optional.empty();
    } catch (Throwable impossible) {
      throw Native.unexpected(impossible);
    }
  }
}
