package io.benchtable.standalone.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTests {

  @TempDir Path folder;

  @Test
  void isTakenByOneInstanceAtATime() {
    Path data = folder.resolve("data");
    try (DataDirectory taken = DataDirectory.take(data)) {
      assertThat(taken.path()).isEqualTo(data);
      assertThatThrownBy(() -> DataDirectory.take(data))
          .isInstanceOf(InstanceProblem.class)
          .hasMessageContaining("in use by another instance")
          .hasMessageContaining("./benchtable down");
    }
    DataDirectory.take(data).close();
  }

  @Test
  void isClosedToOtherUsers() throws Exception {
    DataDirectory.take(folder.resolve("data")).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
        .isEqualTo("rwx------");
  }

  @Test
  void keepsTheModeOfADirectoryThatWasThere() throws Exception {
    Path there = Files.createDirectory(folder.resolve("there"));
    Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-x---"));
    DataDirectory.take(there).close();
    DataDirectory.take(there).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(there)))
        .isEqualTo("rwxr-x---");
  }

  @Test
  void cannotHoldSomethingElse() throws Exception {
    Path theirs = Files.createDirectory(folder.resolve("theirs"));
    Files.writeString(theirs.resolve("thesis.tex"), "");
    assertThatThrownBy(() -> DataDirectory.take(theirs))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("holds thesis.tex")
        .hasMessageContaining("--data");
    assertThat(theirs).isDirectoryContaining(file -> file.endsWith("thesis.tex"));
    assertThat(theirs.resolve("lock")).doesNotExist();
  }

  @Test
  void knowsWhoHoldsIt() {
    Path data = folder.resolve("data");
    assertThat(DataDirectory.holder(data)).isEmpty();
    try (DataDirectory taken = DataDirectory.take(data)) {
      assertThat(DataDirectory.holder(taken.path())).contains(ProcessHandle.current());
    }
    assertThat(DataDirectory.holder(data)).isEmpty();
  }

  @Test
  void cannotBeAFile() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> DataDirectory.take(file))
        .isInstanceOf(InstanceProblem.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--data");
  }

  @Test
  void keepsItsCredentialsReadableByTheirOwnerAlone() throws Exception {
    Credentials first = Credentials.of(folder);
    assertThat(Credentials.of(folder)).isEqualTo(first);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("access.properties"))))
        .isEqualTo("rw-------");
    assertThat(first.toString()).doesNotContain(first.token()).doesNotContain(first.secretKey());
    assertThat(Credentials.fresh()).isNotEqualTo(first);
  }

  @Test
  void tellsARunningInstanceFromOneThatHasEnded() throws Exception {
    URI address = URI.create("http://127.0.0.1:8080");
    RunningInstance.announce(folder, address, "127.0.0.1:9092");
    assertThat(RunningInstance.find(folder))
        .hasValueSatisfying(
            instance -> {
              assertThat(instance.address()).isEqualTo(address);
              assertThat(instance.kafka()).isEqualTo("127.0.0.1:9092");
            });

    Path file = folder.resolve("instance.properties");
    Files.writeString(
        file, Files.readString(file).replaceAll("process=.*", "process=1 another-boot 1"));
    assertThat(RunningInstance.find(folder)).isEmpty();

    RunningInstance.withdraw(folder);
    assertThat(RunningInstance.find(folder)).isEmpty();
  }
}
