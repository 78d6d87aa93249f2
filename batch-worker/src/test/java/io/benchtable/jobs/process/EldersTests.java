package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EldersTests {

  @Test
  void leavesOutWhatWasThereBeforeTheTree() throws Exception {
    var elders = Elders.now();
    var younger = new ProcessBuilder("sleep", "1234.5").start();
    try {
      var self = (int) ProcessHandle.current().pid();
      assertThat(elders.processes()).contains(self);
      var present = Tree.processes();
      Elders.NONE.leaveOut(present);
      assertThat(present).contains((int) younger.pid(), self, 1);
      elders.leaveOut(present);
      assertThat(present).contains((int) younger.pid()).doesNotContain(self, 1);
    } finally {
      younger.destroyForcibly().waitFor();
    }
  }

  @Test
  void countsNobodyOutOnceNumbersMayHaveBeenGivenOutAnew() {
    var elders = new Elders(Set.of(7), OptionalLong.of(1000));
    assertThat(elders.hold(OptionalLong.of(1000), 32768)).isTrue();
    assertThat(elders.hold(OptionalLong.of(1000 + 32768 / 4 - 1), 32768)).isTrue();
    assertThat(elders.hold(OptionalLong.of(1000 + 32768 / 4), 32768)).isFalse();
    assertThat(elders.hold(OptionalLong.empty(), 32768)).isFalse();
    assertThat(elders.hold(OptionalLong.of(1000), 0)).isFalse();
    assertThat(Elders.NONE.hold(OptionalLong.of(1000), 32768)).isFalse();
  }

  @Test
  void readsHowManyWereStartedSinceBoot() {
    assertThat(Elders.forks(Optional.of("cpu 1 2\nprocesses 2915\nprocs_running 1\n")))
        .hasValue(2915);
    assertThat(Elders.forks(Optional.of("cpu 1 2\n"))).isEmpty();
    assertThat(Elders.forks(Optional.empty())).isEmpty();
  }

  /** Such as one of an engine's that was seen to be of it. */
  @Test
  void anElderThatWasSeenToBeOfTheTreeIsOfIt() throws Exception {
    var elder = new ProcessBuilder("sleep", "1234.5").start();
    try {
      var stat = Tree.stat((int) elder.pid()).orElseThrow();
      var record = new TreeRecord(-2, "no-such-mark", 0, LeftBehind.boot(), List.of());
      var tree = new Tree(record, Elders.now());
      assertThat(tree.members()).isEmpty();
      tree.remember(stat);
      assertThat(tree.members()).containsOnlyKeys(stat.pid());
    } finally {
      elder.destroyForcibly().waitFor();
    }
  }
}
