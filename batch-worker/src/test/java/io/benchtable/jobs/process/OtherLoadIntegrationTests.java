package io.benchtable.jobs.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What other processes of the host use while a command is measured. */
class OtherLoadIntegrationTests {

  /** Begins when the command has, and burns what it says of itself before the command may end. */
  private static final String OTHER =
      "until [ -e begun ]; do sleep 0.01; done;"
          + " perl -e 'do { $x += $_ for 1..20000; @t = times } while ($t[0] + $t[1] < 0.3);';"
          + " touch spent";

  @Test
  void seesWhatOthersUsed(@TempDir Path directory) throws Exception {
    var other = new ProcessBuilder("sh", "-c", OTHER).directory(directory.toFile()).start();
    try (var sandbox = new Sandbox(directory, true)) {
      var usage = sandbox.shell("touch begun; until [ -e spent ]; do sleep 0.01; done").usage();
      assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
      // Both are counted in ticks of 10 ms, and what we do meanwhile is taken off.
      assertThat(requireNonNull(usage.otherCpuSeconds())).isGreaterThan(new BigDecimal("0.2"));
    } catch (IOException failed) {
      other.destroyForcibly();
      throw failed;
    }
  }
}
