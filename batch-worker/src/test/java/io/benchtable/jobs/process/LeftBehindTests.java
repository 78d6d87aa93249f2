package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTests {

  @TempDir Path data;

  @Test
  void removesATrialThatWasCutOff() throws IOException {
    Path trees = Files.createDirectories(data.resolve("trees"));
    Files.createDirectories(trees.resolve("trial123/tmp"));
    Files.writeString(trees.resolve("trial123/tmp/written"), "x");
    LeftBehind.sweep(data);
    assertThat(trees).isEmptyDirectory();
  }
}
