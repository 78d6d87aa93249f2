package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.CommandLineProcess.Outcome;
import io.benchtable.standalone.instance.DataDirectory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process says when it cannot start. */
class StartIntegrationTests {

  @TempDir Path folder;

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Outcome outcome = up("--port", Integer.toString(taken.getLocalPort()));
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.err())
          .contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken")
          .contains("--port")
          .doesNotContain("Exception");
    }
  }

  @Test
  void saysThatTheDataDirectoryIsInUse() {
    try (DataDirectory taken = DataDirectory.take(folder.resolve("data"))) {
      Outcome outcome = up("--port", Integer.toString(CommandLineProcess.freePort()));
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.err())
          .contains(taken.path() + " is in use by another instance")
          .doesNotContain("Exception");
    }
  }

  @Test
  void refusesToBeOpenBeyondThisMachine() {
    Outcome outcome = up("--open", "--address", "0.0.0.0", "--port", "18099");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err()).contains("--open").contains("0.0.0.0");
  }

  private Outcome up(String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "up";
    arguments[1] = "--data";
    arguments[2] = folder.resolve("data").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandLineProcess.run(folder, Map.of(), arguments);
  }
}
