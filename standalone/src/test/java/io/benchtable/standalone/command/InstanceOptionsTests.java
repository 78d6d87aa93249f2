package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.standalone.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class InstanceOptionsTests {

  private static final Map<String, String> ENVIRONMENT =
      Map.of("BENCHTABLE_ENDPOINT", "http://127.0.0.1:1", "BENCHTABLE_DATA", "/set");

  @Test
  void aDirectoryOnTheCommandLineCountsBeforeTheEnvironment() {
    InstanceOptions options = options(ENVIRONMENT, "--data", "/named");
    assertThat(options.elsewhere()).isEmpty();
    assertThat(options.data()).isEqualTo(Path.of("/named"));
    assertThatThrownBy(options::tables)
        .isInstanceOf(NotRunning.class)
        .hasMessageContaining("No instance runs on /named");
  }

  @Test
  void theEnvironmentCountsBeforeTheDefault() {
    InstanceOptions options = options(ENVIRONMENT);
    assertThat(options.elsewhere()).contains(URI.create("http://127.0.0.1:1"));
    assertThat(options.tables().address()).isEqualTo(URI.create("http://127.0.0.1:1"));
    assertThat(options.data()).isEqualTo(Path.of("/set"));
    assertThat(options(Map.of()).elsewhere()).isEmpty();
    assertThat(options(Map.of()).data()).isEqualTo(Path.of("data"));
  }

  @Test
  void whatBelongsToTheDirectoryIsNotAskedElsewhere() {
    assertThatThrownBy(options(ENVIRONMENT)::ownTables)
        .isInstanceOf(NotRunning.class)
        .hasMessageContaining("No instance runs on /set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"down", "prune --older-than 1d", "du", "env", "init", "install temporal"})
  void whatIsOfThisMachineTakesNoAddress(String command) {
    StringWriter err = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(err), new PrintWriter(err, true), false, false, 80);
    String line = command + " --endpoint http://127.0.0.1:1";
    assertThat(Commands.on(terminal).execute(line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains("--endpoint");
  }

  @Test
  void refusesToChooseBetweenTwo() {
    assertThatThrownBy(
            options(Map.of(), "--data", "/named", "--endpoint", "http://127.0.0.1:2")::tables)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/named")
        .hasMessageContaining("http://127.0.0.1:2");
  }

  private static InstanceOptions options(Map<String, String> environment, String... arguments) {
    InstanceOptions options = new InstanceOptions(environment);
    new CommandLine(
            CommandLine.Model.CommandSpec.create()
                .addMixin("instance", CommandLine.Model.CommandSpec.forAnnotatedObject(options)))
        .parseArgs(arguments);
    return options;
  }
}
