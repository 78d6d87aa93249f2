package io.benchtable.jobs.software;

import io.benchtable.jobs.measurement.Kernel;
import java.nio.file.Path;
import java.util.List;

/** Who we are, for containers: what steps write is to be ours. */
record User(String id, String group, List<String> groups) {

  static User ours() {
    return of(Kernel.read(Path.of("/proc/self/status")).orElse(""));
  }

  static User of(String status) {
    return new User(
        EngineProgram.words(field(status, "Uid")).getFirst(),
        EngineProgram.words(field(status, "Gid")).getFirst(),
        EngineProgram.words(field(status, "Groups")));
  }

  private static String field(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElse("0");
  }

  String idAndGroup() {
    return id + ":" + group;
  }
}
