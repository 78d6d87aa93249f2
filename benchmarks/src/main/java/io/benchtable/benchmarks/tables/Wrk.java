package io.benchtable.benchmarks.tables;

import io.benchtable.standalone.client.Tables;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sends requests as fast as they are answered, over a number of connections. */
final class Wrk {

  private final Path script;

  Wrk(Path folder) throws IOException {
    script = folder.resolve("wrk.lua");
    try (InputStream source = Wrk.class.getResourceAsStream("wrk.lua")) {
      if (source == null) {
        throw new IOException("wrk.lua is not in the program");
      }
      Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  Rate run(URI address, Path pool, int connections, int seconds)
      throws IOException, InterruptedException {
    int threads = connections == 1 ? 1 : 2;
    String output =
        Commands.output(
            List.of(
                "wrk",
                "--threads=" + threads,
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--timeout=10s",
                "--script=" + script,
                address.toString(),
                "--",
                pool.toString(),
                String.valueOf(threads)));
    JsonNode json = Tables.JSON.readTree(output.substring(output.lastIndexOf("{")));
    if (json.path("failed").asLong() != 0) {
      throw new IOException("Some requests to " + address + " failed: " + json);
    }
    return new Rate(
        json.path("perSecond").asDouble(),
        json.path("p50Micros").asDouble() / 1000,
        json.path("p99Micros").asDouble() / 1000);
  }
}
