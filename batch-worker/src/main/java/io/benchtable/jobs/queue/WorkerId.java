package io.benchtable.jobs.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Names a worker by its data directory, so that it is the same after a restart. */
record WorkerId(String value) {

  static WorkerId of(Path dataDirectory) throws IOException {
    var file = Files.createDirectories(dataDirectory).resolve("worker-id");
    if (Files.exists(file)) {
      return new WorkerId(Files.readString(file).strip());
    }
    var id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    Files.writeString(file, id + "\n");
    return new WorkerId(id);
  }
}
