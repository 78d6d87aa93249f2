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

  private static final Path CONTROL = Path.of("/control");

  @Test
  void quotesEveryValue() {
    assertThat(StepScript.quote("it's $HOME")).isEqualTo("'it'\\''s $HOME'");
  }

  private static Command command(Map<String, String> environment) {
    return new Command(
        "test",
        List.of("tool", "-x"),
        environment,
        Path.of("/run dir"),
        Optional.of(Path.of("/in")),
        Optional.of(Path.of("/out")),
        OptionalLong.empty(),
        Duration.ofSeconds(1));
  }

  @Test
  void waitsForTheClockWithNoVariableOfTheSteps() {
    var own = Map.of("go", "x", "benchtable_clock", "y", "benchtable_clock_", "z");
    assertThat(StepScript.of(command(own)).lines())
        .contains("read -r benchtable_clock__ <&3 || exit 125");
    assertThat(
            StepScript.inside(command(own), new EnclosureIntegrationTests.Fake(List.of(), CONTROL)))
        .contains("read -r benchtable_clock__ < '/control/go' || exit 125\n");
  }

  @Test
  void setsNamesThatAShellCannotHoldByEnv() {
    var command = command(Map.of("BT_min-length", "3", "BT_k", "11"));
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
