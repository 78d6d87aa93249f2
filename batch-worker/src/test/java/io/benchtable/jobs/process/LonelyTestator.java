package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A process of ours with two wills, of which it closes one, for tests that kill it. */
final class LonelyTestator {

  private LonelyTestator() {}

  /** Arguments: data directory, whether to use cgroups, and the command of the will that stays. */
  public static void main(String[] arguments) throws IOException {
    var data = Path.of(arguments[0]);
    var command = Arrays.asList(arguments).subList(2, arguments.length);
    try (var processes =
        Processes.open(data, Duration.ofSeconds(1), new Processes.Use(false, List.of()), 0)) {
      var path = Map.of("PATH", "/usr/bin:/bin", "WHO", "it's \"me\" $HOME");
      processes.lastWill(List.of("touch", data.resolve("void").toString()), path).close();
      processes.lastWill(command, path);
      System.out.println("ready");
      System.in.read();
    }
  }
}
