package io.benchtable.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.CommandLineProcess.Outcome;
import io.benchtable.standalone.instance.DataDirectory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
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
      assertThat(outcome.complaint())
          .contains("Port " + taken.getLocalPort() + " on 127.0.0.1 is taken")
          .contains("--port");
    }
  }

  @Test
  void saysThatTheAddressIsNotOurs() {
    Outcome outcome = up("--address", "192.0.2.1");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.complaint()).contains("it is 192.0.2.1").contains("--address");
  }

  @Test
  void saysThatTheDataDirectoryIsInUse() {
    try (DataDirectory taken = DataDirectory.take(folder.resolve("data"))) {
      Outcome outcome = up("--port", Integer.toString(CommandLineProcess.freePort()));
      assertThat(outcome.exitCode()).isEqualTo(1);
      assertThat(outcome.complaint())
          .contains(taken.path() + " is in use by another instance")
          .contains("./benchtable down");
    }
  }

  @Test
  void saysThatProgramsCannotBeStartedFromTheDataDirectory() {
    SmallDisk disk = SmallDisk.at(folder.resolve("data"), "size=768m,noexec");
    Outcome outcome = up(disk);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.complaint())
        .contains("cannot be started from the data directory " + disk.folder())
        .contains("noexec")
        .contains("--data");
  }

  @Test
  void saysThatTheDiskIsFull() {
    SmallDisk disk = SmallDisk.at(folder.resolve("data"), "size=64m");
    Outcome outcome = up(disk);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.complaint())
        .contains(disk.folder() + " has 64 MiB free, and at least 512 MiB are needed")
        .contains("--data");
  }

  @Test
  void saysThatTheDiskHasNoRoomForAnything() {
    SmallDisk disk = SmallDisk.at(folder.resolve("data"), "size=4k,nr_inodes=1");
    Outcome outcome = up(disk);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.complaint()).contains(disk.folder().toString()).contains("--data");
  }

  @Test
  void saysThatNoTemporalServerAnswers() {
    String nobody = "127.0.0.1:" + CommandLineProcess.freePort();
    Outcome outcome =
        up("--port", Integer.toString(CommandLineProcess.freePort()), "--temporal", nobody);
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.complaint())
        .contains("No Temporal server answers at " + nobody)
        .contains("--temporal");
  }

  @Test
  void refusesToBeOpenBeyondThisMachine() {
    Outcome outcome = up("--open", "--address", "0.0.0.0");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.complaint()).contains("--open").contains("0.0.0.0");
  }

  private Outcome up(String... more) {
    return CommandLineProcess.run(folder, Map.of(), command(more));
  }

  private Outcome up(SmallDisk disk) {
    return CommandLineProcess.run(folder, Map.of(), disk.around(command()));
  }

  private List<String> command(String... more) {
    return CommandLineProcess.joined(
        CommandLineProcess.command("up", "--data", folder.resolve("data").toString()),
        List.of(more));
  }
}
