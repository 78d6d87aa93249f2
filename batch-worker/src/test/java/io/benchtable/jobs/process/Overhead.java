package io.benchtable.jobs.process;

import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * Prints what we add to a command, and how steady we measure one. To be run by hand, on an idle
 * host: {@code java -cp target/test-classes:target/classes io.benchtable.jobs.process.Overhead}.
 */
final class Overhead {

  private static final int EMPTY = 100;
  private static final int BUSY = 20;

  private Overhead() {}

  public static void main(String[] arguments)
      throws IOException, NoLongerWanted, InterruptedException {
    for (var cgroups : new boolean[] {true, false}) {
      try (var sandbox = new Sandbox(Files.createTempDirectory("overhead"), cgroups)) {
        System.out.println(sandbox.processes.isolation());
        empty(sandbox);
        busy(sandbox);
      }
    }
    floor();
  }

  private static void empty(Sandbox sandbox) throws IOException, NoLongerWanted {
    var wall = new long[EMPTY];
    var around = new long[EMPTY];
    for (var i = -20; i < EMPTY; i++) {
      sandbox.processes.standBy();
      LockSupport.parkNanos(30_000_000);
      var began = System.nanoTime();
      var outcome =
          sandbox
              .processes
              .prepareAtOnce(sandbox.command("true"), bytes -> {}, bytes -> {}, _ -> {})
              .run();
      if (i >= 0) {
        around[i] = System.nanoTime() - began;
        wall[i] = outcome.usage().wallNanos();
      }
    }
    print("  true, measured wall", wall);
    print("  true, all that we do around and in it", around);
  }

  private static void busy(Sandbox sandbox) throws IOException {
    var wall = new long[BUSY];
    var cpu = new long[BUSY];
    var bash = new long[BUSY];
    var script = "TIMEFORMAT=%6R; time awk 'BEGIN { for (i = 0; i < 6000000; i++) x += i }'";
    for (var i = 0; i < BUSY; i++) {
      var outcome = sandbox.run("bash", "-c", script);
      wall[i] = outcome.usage().wallNanos();
      cpu[i] = java.util.Objects.requireNonNull(outcome.usage().cpu()).total();
      bash[i] = (long) (Double.parseDouble(sandbox.errors.toString().strip()) * 1e9);
    }
    print("  busy loop, measured wall", wall);
    print("  busy loop, bash's time of the same (without bash's start)", bash);
    print("  busy loop, measured processor time", cpu);
    var difference = new long[BUSY];
    Arrays.setAll(difference, i -> wall[i] - bash[i]);
    print("  wall beyond bash's time", difference);
  }

  private static void floor() throws IOException, InterruptedException {
    var floor = new long[EMPTY];
    for (var i = 0; i < EMPTY; i++) {
      var began = System.nanoTime();
      var process = Spawn.start(java.util.List.of("/bin/true"), java.util.List.of(), -1, -1, -1);
      Reaped.reap(process);
      floor[i] = System.nanoTime() - began;
    }
    print("floor: posix_spawn and wait4 of /bin/true", floor);
  }

  private static void print(String what, long[] nanos) {
    var sorted = Arrays.stream(nanos).sorted().toArray();
    System.out.printf(
        "%s: min %.3f, median %.3f, max %.3f ms%n",
        what, sorted[0] / 1e6, sorted[sorted.length / 2] / 1e6, sorted[sorted.length - 1] / 1e6);
  }
}
