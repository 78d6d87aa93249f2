package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import io.benchtable.standalone.CommandLineProcess.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lets the disk that holds everything of an instance become full. */
class DiskIntegrationTests {

  @TempDir Path folder;

  @Test
  void aStepCannotFillItButOthersCan() throws IOException {
    SmallDisk disk = SmallDisk.at(folder.resolve("data"), "size=768m");
    try (InstanceProcess instance = InstanceProcess.up(disk)) {
      Outcome filled =
          submit(
              instance, "fill", "while :; do head -c 8000000 /dev/zero; sleep 0.05; done > large");
      assertThat(filled.exitCode()).as(filled.err()).isEqualTo(1);
      assertThat(filled.out())
          .contains("failed: disk full")
          .containsPattern("to leave 256 MiB free on the disk, but it left \\d+");
      Outcome runs = instance.here("runs", filled.out().lines().findFirst().orElseThrow());
      assertThat(runs.out()).contains(": disk full\n");

      Outcome next = submit(instance, "next", "echo sound");
      assertThat(next.exitCode()).as(next.err() + next.out()).isZero();

      fill(instance.data().resolve("not-ours"));
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> submit(instance, "last", "echo lost").exitCode(), code -> code == 3);
      assertThat(instance.exitCode()).isNotZero();
      assertThat(instance.errors().lines().toList())
          .last()
          .asString()
          .startsWith("benchtable: Kafka cannot go on in " + disk.folder())
          .contains("0 MiB free", "make room");
      assertThat(instance.errors()).doesNotContain("\tat ");
    }
  }

  private Outcome submit(InstanceProcess instance, String name, String script) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(
        file,
        """
        name: %s
        pipeline: [{name: step, command: [sh, -c, "%s"]}]
        repetitions: 1
        noise: off
        warmup: 0
        """
            .formatted(name, script));
    return instance.here("submit", file.toString(), "--wait");
  }

  private static void fill(Path file) throws IOException {
    byte[] zeros = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(file)) {
      assertThatIOException()
          .isThrownBy(
              () -> {
                while (true) {
                  out.write(zeros);
                }
              })
          .withMessageContaining("No space left");
    }
  }
}
