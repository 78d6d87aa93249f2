package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.Kernel;
import java.io.IOException;
import java.nio.file.Path;

/** Who we are. */
record Owner(int user) {

  static Owner ours() throws IOException {
    return Kernel.read(Path.of("/proc/self/status")).stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith("Uid:"))
        .map(line -> new Owner(Integer.parseInt(line.split("\\s+")[2])))
        .findFirst()
        .orElseThrow(
            () -> new IOException("Expected Uid in /proc/self/status, but it is not there"));
  }

  boolean isRoot() {
    return user == 0;
  }
}
