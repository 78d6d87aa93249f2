package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompilerThreadsTests {

  private static final int NICENESS_FIELD = 16;

  @Test
  void giveWayAndNoOtherThreadDoes() throws IOException {
    var before = niceness();
    assertThat(CompilerThreads.giveWay()).isPositive();
    var after = niceness();
    after.forEach(
        (thread, niceness) -> {
          if (thread.contains("(C1 Comp") || thread.contains("(C2 Comp")) {
            assertThat(niceness).as(thread).isGreaterThanOrEqualTo(CompilerThreads.NICENESS);
          } else if (before.containsKey(thread)) {
            assertThat(niceness).as(thread).isEqualTo(before.get(thread));
          }
        });
  }

  /** By number and name. */
  private static Map<String, Integer> niceness() throws IOException {
    var all = new HashMap<String, Integer>();
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      for (var thread : threads.toList()) {
        Kernel.read(thread.resolve("stat"))
            .ifPresent(
                stat -> {
                  var end = stat.lastIndexOf(')');
                  var fields = stat.substring(end + 2).split(" ");
                  all.put(stat.substring(0, end), Integer.valueOf(fields[NICENESS_FIELD]));
                });
      }
    }
    return all;
  }
}
