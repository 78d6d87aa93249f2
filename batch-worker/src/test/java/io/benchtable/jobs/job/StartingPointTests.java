package io.benchtable.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingPointTests {

  private final RunDirectory run;

  StartingPointTests(@TempDir Path root) throws IOException {
    run = new RunDirectory(root);
    Files.createDirectory(run.work());
    Files.createDirectory(run.temporary());
  }

  @Test
  void bringsBackWhatEarlierStepsLeft() throws IOException {
    Files.writeString(run.work().resolve("index"), "index");
    Files.writeString(run.temporary().resolve("sorted"), "sorted");
    var start = new StartingPoint(run);
    start.save();
    for (var retry = 0; retry < 2; retry++) {
      Files.writeString(run.work().resolve("index"), "changed");
      Files.delete(run.temporary().resolve("sorted"));
      Files.createFile(run.temporary().resolve("half"));
      start.restore();
      assertThat(run.work().resolve("index")).hasContent("index");
      assertThat(run.temporary()).isDirectoryContaining("glob:**/sorted");
      assertThat(run.temporary()).isDirectoryNotContaining("glob:**/half");
    }
    start.forget();
    assertThat(run.before()).doesNotExist();
  }
}
