package io.benchtable.jobs.job;

import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunMessages.Container;
import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.Resources;
import io.benchtable.jobs.run.RunMessages.Software;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** A worker for each test, on a host that has no other engines than stand-ins. */
abstract class SoftwareFixture {

  @TempDir Path directory;
  private @Nullable Bench opened;

  @AfterEach
  void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }

  Bench bench(EngineUnderTest... engines) throws IOException {
    var path = Map.of("PATH", "/nowhere");
    for (var engine : engines) {
      path = engine.environment(directory);
    }
    return opened = new Bench(directory.resolve("data"), new InMemoryItems(), path);
  }

  static Software image(String image, @Nullable String engine) {
    return new Software(null, null, null, new Container(image, engine, "none"));
  }

  static List<Problem> prepare(Bench bench, Software... software)
      throws NoLongerWanted, IOException {
    return bench.softwares.prepare(
        new PrepareBenchmark("b", null, List.of(software), new Resources(1, 128L)), Bench.STILL);
  }
}
