package io.benchtable.jobs.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Calls into the C library of 64-bit Linux. Java's own processes give neither resource usage nor
 * the signal that ended a process, and cannot start a session.
 */
@SuppressWarnings("restricted")
final class Native {

  static final int TERM = 15;
  static final int KILL = 9;
  static final int EINTR = 4;
  static final int ESRCH = 3;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final MemoryLayout CALL_STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO_OFFSET =
      CALL_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

  private static final MethodHandle KILL_CALL = withErrno("kill", JAVA_INT, JAVA_INT);
  private static final MethodHandle PIPE2 = withErrno("pipe2", ADDRESS, JAVA_INT);
  private static final MethodHandle CLOSE = withErrno("close", JAVA_INT);
  private static final MethodHandle FCNTL =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("fcntl"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT),
          ERRNO,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private Native() {}

  /** A function that returns an int, called with room for errno before its own arguments. */
  static MethodHandle withErrno(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(JAVA_INT, arguments),
        ERRNO);
  }

  /** A function that returns an int and does not touch errno, as posix_spawn's do. */
  static MethodHandle plain(String name, MemoryLayout... arguments) {
    return optional(name, arguments).orElseThrow();
  }

  static Optional<MethodHandle> optional(String name, MemoryLayout... arguments) {
    return LINKER
        .defaultLookup()
        .find(name)
        .map(address -> LINKER.downcallHandle(address, FunctionDescriptor.of(JAVA_INT, arguments)));
  }

  /** syscall(2) with four arguments of a machine word. */
  static MethodHandle systemCall() {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow("syscall"),
        FunctionDescriptor.of(
            JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_LONG),
        ERRNO,
        Linker.Option.firstVariadicArg(1));
  }

  static MemorySegment callState(Arena arena) {
    return arena.allocate(CALL_STATE);
  }

  static int errno(MemorySegment callState) {
    return callState.get(JAVA_INT, ERRNO_OFFSET);
  }

  /** What went wrong, in words of the C library. */
  static IOException failed(String call, int errno) {
    try {
      var text = (MemorySegment) STRERROR.invokeExact(errno);
      return new IOException(
          "Expected " + call + " to succeed, but: " + text.reinterpret(256).getString(0));
    } catch (Throwable impossible) {
      throw unexpected(impossible);
    }
  }

  /** Downcalls declare Throwable; none of ours throws. */
  static IllegalStateException unexpected(Throwable thrown) {
    return new IllegalStateException("Expected a call into the C library to return", thrown);
  }

  /**
   * Sends a signal to a process, or with a negative id to a process group.
   *
   * @return whether there was one to receive it
   */
  static boolean signal(int process, int signal) {
    if (process == 0 || process == 1 || process == -1) {
      throw new IllegalArgumentException("Expected one process or group, but got " + process);
    }
    try (var arena = Arena.ofConfined()) {
      return (int) KILL_CALL.invokeExact(callState(arena), process, signal) == 0;
    } catch (Throwable impossible) {
      throw unexpected(impossible);
    }
  }

  /** A pipe's read and write end, not inherited, numbered above what children are given. */
  static int[] pipe() throws IOException {
    final int closeOnExec = 0x80000;
    try (var arena = Arena.ofConfined()) {
      var state = callState(arena);
      var ends = arena.allocate(JAVA_INT, 2);
      int result = (int) PIPE2.invokeExact(state, ends, closeOnExec);
      if (result != 0) {
        throw failed("pipe2", errno(state));
      }
      return above(ends.getAtIndex(JAVA_INT, 0), ends.getAtIndex(JAVA_INT, 1));
    } catch (IOException failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw unexpected(impossible);
    }
  }

  private static int[] above(int... descriptors) throws IOException {
    try {
      for (var i = 0; i < descriptors.length; i++) {
        descriptors[i] = above(descriptors[i]);
      }
      return descriptors;
    } catch (IOException full) {
      for (var descriptor : descriptors) {
        close(descriptor);
      }
      throw full;
    }
  }

  private static int above(int descriptor) throws IOException {
    final int duplicateCloseOnExec = 1030;
    if (descriptor >= 20) {
      return descriptor;
    }
    var duplicate = control(descriptor, duplicateCloseOnExec, 20);
    close(descriptor);
    return duplicate;
  }

  /** Asks for a pipe of a megabyte, so that a step that prints rarely waits for us. */
  static void widen(int pipe) {
    final int setPipeSize = 1031;
    try {
      control(pipe, setPipeSize, 1 << 20);
    } catch (IOException _) {
      // The kernel's default of 64 KiB will do.
    }
  }

  private static int control(int descriptor, int command, int value) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var state = callState(arena);
      int result = (int) FCNTL.invokeExact(state, descriptor, command, value);
      if (result < 0) {
        throw failed("fcntl", errno(state));
      }
      return result;
    } catch (IOException failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw unexpected(impossible);
    }
  }

  static void close(int descriptor) {
    try (var arena = Arena.ofConfined()) {
      int _ = (int) CLOSE.invokeExact(callState(arena), descriptor);
    } catch (Throwable impossible) {
      throw unexpected(impossible);
    }
  }
}
