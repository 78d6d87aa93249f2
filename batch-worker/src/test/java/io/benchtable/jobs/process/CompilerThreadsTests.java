package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompilerThreadsTests {

  private static final int NICENESS_FIELD = 16;

  @Test
  void giveWayToAllOtherThreads() throws IOException {
    var count = CompilerThreads.giveWay();
    assertThat(count).isPositive();
    try (var threads = Files.list(Path.of("/proc/self/task"))) {
      for (var thread : threads.toList()) {
        var name = Files.readString(thread.resolve("comm")).strip();
        if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
          assertThat(niceness(thread)).as(name).isEqualTo(CompilerThreads.NICENESS);
        } else {
          assertThat(niceness(thread)).as(name).isNotEqualTo(CompilerThreads.NICENESS);
        }
      }
    }
  }

  private static int niceness(Path thread) throws IOException {
    var stat = Files.readString(thread.resolve("stat"));
    var fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
    return Integer.parseInt(fields.get(NICENESS_FIELD));
  }
}
