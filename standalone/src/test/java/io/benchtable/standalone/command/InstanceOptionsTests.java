package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
