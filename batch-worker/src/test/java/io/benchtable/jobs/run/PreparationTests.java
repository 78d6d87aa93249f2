package io.benchtable.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.measurement.Host;
import io.benchtable.jobs.run.RunMessages.NamedPath;
import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.Resources;
import io.benchtable.jobs.run.RunMessages.WorkerAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTests {

  private final Path data;
  private final Preparation preparation;

  PreparationTests(@TempDir Path data) throws IOException {
    this.data = data;
    var host = new Host("lab-7", "EPYC", 2, 4L << 30, "Linux", "unknown", "none", "sampled");
    preparation =
        new Preparation(
            data,
            true,
            new DatasetHashes(data.resolve("hashes")),
            new MeasurementLock(data.resolve("lock")),
            new AnySoftware(),
            new WorkerAddress("w", "jobs.default@w", "http://127.0.0.1:8083"),
            () -> host);
  }

  @Test
  void readsAFileWhenNobodyMeasuresAndOnlyOnce() throws Exception {
    var file = Files.writeString(data.resolve("in.txt"), "contents");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    var request = new PrepareBenchmark("b", List.of(new NamedPath("in", "in.txt")), null, null);
    var holders = new ArrayList<String>();
    for (var time = 0; time < 2; time++) {
      var prepared =
          preparation.prepare(request, progress -> holders.add(text(data.resolve("lock"))));
      assertThat(prepared.problems()).isEmpty();
    }
    assertThat(holders).singleElement().asString().startsWith("dataset of benchmark b of user ");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void speaksOfItsOwnHostWhenAStepIsTooLarge() throws Exception {
    var request = new PrepareBenchmark("b", List.of(), null, new Resources(4, 1L << 20));
    assertThat(preparation.prepare(request, progress -> {}).problems())
        .containsExactly(
            new Problem(
                "spec.pipeline",
                "4 vCPUs",
                "at most 2 vCPUs, which the worker on lab-7 has; if the queue has a larger one,"
                    + " give that a queue of its own"),
            new Problem(
                "spec.pipeline",
                "1048576 MiB",
                "at most 4096 MiB, which the worker on lab-7 has; if the queue has a larger one,"
                    + " give that a queue of its own"));
  }
}
