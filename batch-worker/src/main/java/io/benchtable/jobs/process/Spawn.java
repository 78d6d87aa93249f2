package io.benchtable.jobs.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts a program in a new session with posix_spawn(3), which does not copy our memory. */
final class Spawn {

  /** Larger than the C library's types on any architecture. */
  private static final long ROOM = 1024;

  private static final short SET_MASK = 0x08;
  private static final short SET_DEFAULT_SIGNALS = 0x04;
  private static final short NEW_SESSION = 0x80;

  private static final MethodHandle SPAWN =
      Native.plain("posix_spawn", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle ACTIONS =
      Native.plain("posix_spawn_file_actions_init", ADDRESS);
  private static final MethodHandle DUPLICATE =
      Native.plain("posix_spawn_file_actions_adddup2", ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle OPEN =
      Native.plain(
          "posix_spawn_file_actions_addopen", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle CLOSE =
      Native.plain("posix_spawn_file_actions_addclose", ADDRESS, JAVA_INT);
  private static final Optional<MethodHandle> CLOSE_FROM =
      Native.optional("posix_spawn_file_actions_addclosefrom_np", ADDRESS, JAVA_INT);
  private static final MethodHandle FREE_ACTIONS =
      Native.plain("posix_spawn_file_actions_destroy", ADDRESS);
  private static final MethodHandle ATTRIBUTES = Native.plain("posix_spawnattr_init", ADDRESS);
  private static final MethodHandle FLAGS =
      Native.plain("posix_spawnattr_setflags", ADDRESS, JAVA_SHORT);
  private static final MethodHandle MASK =
      Native.plain("posix_spawnattr_setsigmask", ADDRESS, ADDRESS);
  private static final MethodHandle DEFAULTS =
      Native.plain("posix_spawnattr_setsigdefault", ADDRESS, ADDRESS);
  private static final MethodHandle EMPTY = Native.plain("sigemptyset", ADDRESS);
  private static final MethodHandle FULL = Native.plain("sigfillset", ADDRESS);

  private Spawn() {}

  /**
   * Starts a program with exactly this environment and these descriptors: {@code descriptors[i]}
   * becomes the child's descriptor i, -1 is /dev/null; every other one is closed.
   *
   * @return the process id, which is also its session and process group
   */
  static int start(List<String> command, List<String> environment, int... descriptors)
      throws IOException {
    try (var arena = Arena.ofConfined()) {
      var id = arena.allocate(JAVA_INT);
      var actions = fileActions(arena, descriptors);
      int error =
          (int)
              SPAWN.invokeExact(
                  id,
                  arena.allocateFrom(command.getFirst()),
                  actions,
                  attributes(arena),
                  strings(arena, command),
                  strings(arena, environment));
      int _ = (int) FREE_ACTIONS.invokeExact(actions);
      if (error != 0) {
        throw Native.failed("starting " + command.getFirst(), error);
      }
      return id.get(JAVA_INT, 0);
    } catch (IOException failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw Native.unexpected(impossible);
    }
  }

  private static MemorySegment attributes(Arena arena) throws Throwable {
    var attributes = arena.allocate(ROOM);
    var signals = arena.allocate(ROOM);
    check((int) ATTRIBUTES.invokeExact(attributes));
    check(
        (int)
            FLAGS.invokeExact(attributes, (short) (SET_MASK | SET_DEFAULT_SIGNALS | NEW_SESSION)));
    check((int) EMPTY.invokeExact(signals));
    check((int) MASK.invokeExact(attributes, signals));
    check((int) FULL.invokeExact(signals));
    check((int) DEFAULTS.invokeExact(attributes, signals));
    return attributes;
  }

  private static MemorySegment fileActions(Arena arena, int[] descriptors) throws Throwable {
    var actions = arena.allocate(ROOM);
    check((int) ACTIONS.invokeExact(actions));
    for (var child = 0; child < descriptors.length; child++) {
      if (descriptors[child] >= 0) {
        check((int) DUPLICATE.invokeExact(actions, descriptors[child], child));
      } else {
        final int readAndWrite = 2;
        var nowhere = arena.allocateFrom("/dev/null");
        check((int) OPEN.invokeExact(actions, child, nowhere, readAndWrite, 0));
      }
    }
    closeOthers(actions, descriptors.length);
    return actions;
  }

  private static void closeOthers(MemorySegment actions, int from) throws Throwable {
    if (CLOSE_FROM.isPresent()) {
      check((int) CLOSE_FROM.get().invokeExact(actions, from));
      return;
    }
    try (var open = Files.list(Path.of("/proc/self/fd"))) {
      for (var descriptor :
          open.mapToInt(fd -> Integer.parseInt(fd.getFileName().toString())).toArray()) {
        if (descriptor >= from) {
          check((int) CLOSE.invokeExact(actions, descriptor));
        }
      }
    }
  }

  private static MemorySegment strings(Arena arena, List<String> texts) {
    var array = arena.allocate(ADDRESS, texts.size() + 1L);
    for (var i = 0; i < texts.size(); i++) {
      array.setAtIndex(ADDRESS, i, arena.allocateFrom(texts.get(i)));
    }
    array.set(ADDRESS, texts.size() * JAVA_LONG.byteSize(), MemorySegment.NULL);
    return array;
  }

  private static void check(int error) throws IOException {
    if (error != 0) {
      throw Native.failed("preparing a process", error);
    }
  }
}
