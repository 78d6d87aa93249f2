package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.benchtable.standalone.CommandLineProcess.Outcome;
import io.benchtable.standalone.engine.TemporalProgram;
import io.benchtable.standalone.engine.TestTemporal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a benchmark on a Temporal server that somebody else has started. */
class GivenTemporalIntegrationTests {

  @TempDir Path folder;

  @Test
  void servesWhenItIsReal() throws IOException {
    assumeTrue(
        TemporalProgram.find().isPresent(),
        "skipped: no Temporal server (./benchtable install temporal)");
    try (TestTemporal temporal = TestTemporal.real(folder.resolve("temporal"))) {
      completesOn(temporal);
    }
  }

  @Test
  void servesWhenItIsInMemory() throws IOException {
    try (TestTemporal temporal = TestTemporal.inMemory()) {
      completesOn(temporal);
    }
  }

  private void completesOn(TestTemporal temporal) throws IOException {
    Path file = folder.resolve("small.yaml");
    Files.writeString(
        file,
        """
        name: small
        pipeline: [{name: step, command: [echo, hello]}]
        repetitions: 2
        noise: off
        warmup: 0
        """);
    try (InstanceProcess instance =
        InstanceProcess.up(folder.resolve("data"), temporal.address())) {
      assertThat(instance.errors()).contains("Temporal at " + temporal.address());
      Outcome outcome = instance.here("submit", file.toString(), "--wait");
      assertThat(outcome.exitCode()).as(outcome.err() + outcome.out()).isZero();
    }
  }
}
