package io.benchtable.benchmarks.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs commands to their end. */
final class Commands {

  private Commands() {}

  /** What a command printed; fails if it did. */
  static String output(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(
          "Expected %s to end with 0, but it ended with %d: %s"
              .formatted(command.getFirst(), status, text));
    }
    return text;
  }
}
