package io.benchtable.jobs.process;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** All that holds of commands holds in namespaces, too. */
class WalledExecutionIntegrationTests extends ExecutionIntegrationTests {

  private final Path directory;

  WalledExecutionIntegrationTests(@TempDir Path directory) {
    super(directory);
    this.directory = directory;
  }

  @Override
  Sandbox sandbox(boolean cgroups, long reserve) throws IOException {
    return new Sandbox(directory, cgroups, reserve, Processes.Use.ALL.namespaces());
  }
}
