package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Processes that were still there when a command had ended.
 *
 * @param names of their programs, at most {@value #NAMED}
 */
public record Left(int processes, List<String> names) {

  public static final Left NONE = new Left(0, List.of());

  private static final int NAMED = 5;

  static Left of(Collection<Integer> processes) {
    var names =
        processes.stream()
            .map(id -> Kernel.read(Path.of("/proc/" + id + "/comm")))
            .flatMap(Optional::stream)
            .map(String::strip)
            .distinct()
            .sorted()
            .limit(NAMED)
            .toList();
    return new Left(processes.size(), names);
  }
}
