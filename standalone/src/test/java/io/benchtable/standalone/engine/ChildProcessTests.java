package io.benchtable.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildProcessTests {

  @TempDir Path folder;

  private Path record;
  private ChildProcess child;

  @BeforeEach
  void start() {
    record = folder.resolve("record");
    child = ChildProcess.start(List.of("sleep", "100"), folder, folder.resolve("log"), record);
  }

  @AfterEach
  void stop() {
    child.close();
  }

  @Test
  void isStoppedByWhoeverFindsItsRecord() {
    ChildProcess.stopLeftBehind(record);
    assertThat(child.isAlive()).isFalse();
    assertThat(record).doesNotExist();
  }

  @Test
  void isInASessionOfItsOwn() {
    assumeTrue(
        TemporalProgram.onPath("setsid", System.getenv("PATH")).isPresent(), "skipped: no setsid");
    await()
        .untilAsserted(() -> assertThat(session(child.handle())).isEqualTo(child.handle().pid()));
  }

  private static long session(ProcessHandle process) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "12 2001-01-01T00:00:00Z"})
  void isLeftAloneByARecordThatDoesNotNameIt(String text) throws Exception {
    Files.writeString(record, text);
    ChildProcess.stopLeftBehind(record);
    assertThat(child.isAlive()).isTrue();
  }

  @Test
  void isNotTakenForAPostmasterWhoseNumberItGot() throws Exception {
    Files.writeString(
        folder.resolve("postmaster.pid"),
        child.handle().pid() + "\n" + folder + "\n" + Instant.now().getEpochSecond() + "\n");
    ChildProcess.stopPostmaster(folder);
    assertThat(child.isAlive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "1234", "0\n/data\n1700000000\n"})
  void aPostmasterFileThatIsCutOffNamesNobody(String text) throws Exception {
    Files.writeString(folder.resolve("postmaster.pid"), text);
    assertThat(ChildProcess.postmaster(folder)).isEmpty();
    ChildProcess.stopPostmaster(folder);
  }
}
