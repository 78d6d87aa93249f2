package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIntegrationTests {

  private final Path directory;

  LauncherIntegrationTests(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void leavesNothingWhenItCannotStart() throws IOException {
    var cgroups = Files.createDirectory(directory.resolve("cgroups"));
    // Longer than what the kernel lets a program be given.
    var script = Path.of("x".repeat(200_000));
    try (var warden = Warden.start(directory)) {
      var home =
          new Home(
              script,
              directory,
              new Cgroups.VersionTwo(cgroups, true, Set.of()),
              warden,
              new Platform(Cores.ours()),
              0);
      assertThatThrownBy(() -> Launcher.start(home)).hasMessageContaining("starting /bin/sh");
      var before = descriptors();
      for (var i = 0; i < 20; i++) {
        assertThatThrownBy(() -> Launcher.start(home)).isInstanceOf(IOException.class);
      }
      assertThat(descriptors()).isLessThan(before + 20);
    }
    assertThat(cgroups).isEmptyDirectory();
  }

  private static int descriptors() {
    return Path.of("/proc/self/fd").toFile().list().length;
  }
}
