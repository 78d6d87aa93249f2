package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DelegationTests {

  private final Path mount;
  private final FakeKernel kernel =
      new FakeKernel("memory.current", "memory.stat", "memory.peak", "memory.max");

  DelegationTests(@TempDir Path directory) {
    mount = directory.resolve("mount");
  }

  private static Cgroups.VersionTwo found(Path parent) {
    return new Cgroups.VersionTwo(parent, true, Set.of());
  }

  @Test
  void usesACgroupAboveThatHandsMemoryOnAlready() throws IOException {
    var slice = kernel.given(mount, "cpu memory", "");
    assertThat(kernel.write(slice.resolve("cgroup.subtree_control"), "+memory")).isTrue();
    var own = kernel.given(slice.resolve("worker.scope"), "memory", "7\n8\n");
    assertThat(new Delegation(kernel, Set.of(7)).find(own)).contains(found(slice));
    assertThat(own.resolve("cgroup.procs")).hasContent("7\n8");
  }

  @Test
  void movesIntoAChildWhereTheCgroupIsOurs() throws IOException {
    var own = kernel.given(mount, "cpu memory pids", "7\n8\n");
    var delegation = new Delegation(kernel, Set.of(6, 7, 8, 9));
    assertThat(delegation.find(own)).contains(found(own));
    assertThat(own.resolve("cgroup.procs")).isEmptyFile();
    assertThat(own.resolve("benchtable-worker/cgroup.procs")).hasContent("7\n8");
    assertThat(own.resolve("cgroup.subtree_control")).hasContent("memory");
  }

  @Test
  void usesTheSameCgroupAfterARestartWithinIt() throws IOException {
    var own = kernel.given(mount, "memory", "7\n");
    new Delegation(kernel, Set.of(7)).find(own);
    assertThat(new Delegation(kernel, Set.of(7)).find(own.resolve("benchtable-worker")))
        .contains(found(own));
    assertThat(own.resolve("benchtable-worker/benchtable-worker")).doesNotExist();
  }

  @Test
  void movesNobodyElse() throws IOException {
    var own = kernel.given(mount, "memory", "7\n8\n");
    assertThat(new Delegation(kernel, Set.of(7)).find(own)).isEmpty();
    assertThat(own.resolve("cgroup.procs")).hasContent("7\n8");
    assertThat(own.resolve("benchtable-worker")).doesNotExist();
  }

  @Test
  void movesNobodyForAControllerThatIsNotThere() throws IOException {
    var own = kernel.given(mount, "cpu pids", "7\n");
    assertThat(new Delegation(kernel, Set.of(7)).find(own)).isEmpty();
    assertThat(own.resolve("cgroup.procs")).hasContent("7");
  }

  @Test
  void changesNoCgroupAboveOurs() throws IOException {
    var above = kernel.given(mount, "cpu memory", "");
    var own = kernel.given(above.resolve("own"), "", "7\n");
    assertThat(new Delegation(kernel, Set.of(7)).find(own)).isEmpty();
    assertThat(above.resolve("cgroup.subtree_control")).isEmptyFile();
  }

  @Test
  void saysWhereThePeakIsOnlySampled() throws IOException {
    var older = new FakeKernel("memory.current", "memory.stat", "memory.max");
    var own = older.given(mount, "memory", "");
    var cgroups = new Delegation(older, Set.of()).find(own).orElseThrow();
    assertThat(cgroups.peakMemoryMethod()).isEqualTo("cgroup: sampled");
    assertThat(found(own).peakMemoryMethod()).isEqualTo("cgroup");
  }

  @Test
  void leavesNothingBehindWhereItOnlyLooked() throws IOException {
    var own = kernel.given(mount, "memory", "1\n");
    new Delegation(kernel, Set.of()).find(own);
    try (var files = Files.list(own)) {
      assertThat(files.filter(Files::isDirectory)).isEmpty();
    }
  }
}
