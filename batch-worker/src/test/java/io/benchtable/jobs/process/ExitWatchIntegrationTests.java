package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ExitWatchIntegrationTests {

  /** As an engine's client lives on for a while when the command has ended. */
  @Test
  void seesTheFirstOfTwoProcessesEnd() throws Exception {
    var client = new ProcessBuilder("sleep", "1777.1").start();
    var command = new ProcessBuilder("cat").start();
    try (var watch = ExitWatch.open(List.of((int) client.pid(), (int) command.pid()))) {
      assertThat(watch.await(1_000_000).ended()).isFalse();
      command.getOutputStream().close();
      assertThat(watch.await(60_000_000_000L).ended()).isTrue();
      assertThat(client.isAlive()).isTrue();
    } finally {
      client.destroyForcibly();
      command.destroyForcibly();
    }
  }
}
