package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StepScriptTests {

  @Test
  void quotesEveryValue() {
    assertThat(StepScript.quote("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
  }

  @Test
  void setsNamesThatAShellCannotHoldByEnv() {
    var command =
        new Command(
            "test",
            List.of("tool", "-x"),
            Map.of("BT_min-length", "3", "BT_k", "11"),
            Path.of("/run dir"),
            Optional.of(Path.of("/in")),
            Optional.of(Path.of("/out")),
            OptionalLong.empty(),
            Duration.ofSeconds(1));
    assertThat(StepScript.of(command).lines())
        .contains(
            "cd -- '/run dir' || exit 125",
            "exec < '/in'",
            "exec > '/out'",
            "export BT_k='11'",
            "exec env -- 'BT_min-length=3' 'tool' '-x'");
  }

  @Test
  void readsHowACommandEnded() {
    assertThat(Exit.of(0)).isEqualTo(new Exit.Status(0));
    assertThat(Exit.of(3 << 8)).isEqualTo(new Exit.Status(3));
    assertThat(Exit.of(9)).isEqualTo(new Exit.Signal(9));
    assertThat(Exit.of(11 | 0x80)).isEqualTo(new Exit.Signal(11));
  }
}
