package io.benchtable.standalone.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessMarkTests {

  @Test
  void findsTheProcessAgain() {
    ProcessMark self = ProcessMark.self();
    assertThat(ProcessMark.read(self.text())).contains(self);
    assertThat(self.process()).contains(ProcessHandle.current());
  }

  @Test
  void doesNotTakeAnotherProcessOfTheSameNumberForIt() {
    ProcessMark self = ProcessMark.self();
    assertThat(new ProcessMark(self.pid(), self.boot(), self.startTicks() + 1).process()).isEmpty();
    assertThat(new ProcessMark(self.pid(), "another-boot", self.startTicks()).process()).isEmpty();
  }

  @Test
  void knowsThatAProcessHasEnded() throws Exception {
    Process process = new ProcessBuilder("sleep", "100").start();
    ProcessMark mark = ProcessMark.of(process.pid()).orElseThrow();
    assertThat(mark.process()).isPresent();
    process.destroyForcibly().waitFor();
    assertThat(mark.process()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "12 boot", "12 boot x", "x boot 12", "1 2 3 4"})
  void isNotReadFromAnythingElse(String text) {
    assertThat(ProcessMark.read(text)).isEmpty();
  }
}
