package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.ProcStat;
import io.benchtable.jobs.process.JobCgroup.Charge;
import io.benchtable.jobs.process.JobCgroup.OutOfMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plain files stand for the kernel's. */
class JobCgroupTests {

  private final Path directory;
  private final JobCgroup two;
  private final JobCgroup one;

  JobCgroupTests(@TempDir Path directory) {
    this.directory = directory;
    this.two = new CgroupV2(directory);
    this.one = new CgroupV1(directory, Optional.of(directory), Map.of());
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  @Test
  void readsVersionTwo() throws IOException {
    file("memory.current", "9000\n");
    file("memory.peak", "12000\n");
    file("memory.stat", "anon 1\nfile 5000\nshmem 1000\n");
    file("cpu.stat", "usage_usec 30\nuser_usec 20\nsystem_usec 10\n");
    assertThat(two.charge()).contains(new Charge(9000, 12000, 4000));
    assertThat(two.cpu()).isEqualTo(new CpuTime(20_000, 10_000));
    Files.delete(directory.resolve("memory.peak"));
    assertThat(two.charge()).contains(new Charge(9000, 9000, 4000));
  }

  @Test
  void readsVersionOne() throws IOException {
    file("memory.usage_in_bytes", "9000\n");
    file("memory.max_usage_in_bytes", "12000\n");
    file("memory.stat", "cache 1\ntotal_cache 5000\ntotal_shmem 1000\n");
    file("cpuacct.usage_user", "20\n");
    file("cpuacct.usage_sys", "10\n");
    assertThat(one.charge()).contains(new Charge(9000, 12000, 4000));
    assertThat(one.cpu()).isEqualTo(new CpuTime(20, 10));
    file("cpuacct.usage", "300\n");
    assertThat(one.cpu()).isEqualTo(new CpuTime(200, 100));
  }

  @Test
  void readsNothingWhereNothingIs() {
    assertThat(two.charge()).isEmpty();
    assertThat(one.charge()).isEmpty();
    assertThat(two.outOfMemory()).isEqualTo(new OutOfMemory(0, false));
    assertThat(one.outOfMemory()).isEqualTo(new OutOfMemory(0, false));
  }

  @Test
  void limitsCoresAndProcessesWhereThatIsPossible() throws IOException {
    file("cpuset.cpus", "0-3\n");
    file("pids.max", "max\n");
    var both = Map.of("cpuset", directory, "pids", directory);
    var cores = new Cores(List.of(3, 2));
    for (var cgroup : List.of(two, new CgroupV1(directory, Optional.empty(), both))) {
      file("cpuset.cpus", "0-3\n");
      cgroup.limitCores(cores);
      cgroup.limitProcesses(100);
      assertThat(directory.resolve("cpuset.cpus")).hasContent("2-3");
      assertThat(directory.resolve("pids.max")).hasContent("100");
    }
    one.limitCores(Cores.parse("0"));
    assertThat(directory.resolve("cpuset.cpus")).hasContent("2-3");
  }

  @Test
  void limitsMemoryOrSaysThatItCannot() throws IOException {
    file("memory.max", "max\n");
    file("memory.swap.max", "max\n");
    file("memory.oom.group", "0\n");
    two.limitMemory(5_000_000);
    assertThat(directory.resolve("memory.max")).content().startsWith("5000000");
    assertThat(directory.resolve("memory.swap.max")).content().startsWith("0");
    assertThat(directory.resolve("memory.oom.group")).content().startsWith("1");
    Files.delete(directory.resolve("memory.max"));
    assertThatThrownBy(() -> two.limitMemory(5_000_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Expected the kernel to limit memory to 5000000 bytes")
        .hasMessageContaining("memory.max");
    assertThatThrownBy(() -> one.limitMemory(5_000_000)).isInstanceOf(IOException.class);
    file("memory.limit_in_bytes", "9223372036854771712\n");
    one.limitMemory(5_000_000);
    assertThat(directory.resolve("memory.memsw.limit_in_bytes")).doesNotExist();
  }

  @Test
  void tellsItsOwnLimitFromTheHosts() throws IOException {
    file("memory.events", "low 0\nhigh 0\nmax 3\noom 0\noom_kill 1\n");
    assertThat(two.outOfMemory()).isEqualTo(new OutOfMemory(1, false));
    file("memory.events", "low 0\nhigh 0\nmax 3\noom 1\noom_kill 1\n");
    assertThat(two.outOfMemory()).isEqualTo(new OutOfMemory(1, true));
    file("memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
    file("memory.limit_in_bytes", "104857600\n");
    file("memory.max_usage_in_bytes", "50000000\n");
    assertThat(one.outOfMemory()).isEqualTo(new OutOfMemory(2, false));
    file("memory.max_usage_in_bytes", "104800000\n");
    assertThat(one.outOfMemory()).isEqualTo(new OutOfMemory(2, true));
  }

  @Test
  void killsTheWholeCgroupAndReportsWhatSurvives() throws Exception {
    var sleeper = new ProcessBuilder("sleep", "1234.5").start();
    try {
      file("cgroup.procs", sleeper.pid() + "\n");
      file("cgroup.kill", "0");
      List<String> sent = new CopyOnWriteArrayList<>();
      var record = new TreeRecord(-2, "no-such-mark", 0, LeftBehind.boot(), List.of(directory));
      var stubborn =
          new Tree(
              record,
              Elders.NONE,
              (process, signal) -> sent.add(process + " " + signal),
              Duration.ZERO);
      assertThat(stubborn.kill(false)).isEqualTo(new Tree.Killed(0, 1));
      assertThat(sent).contains(sleeper.pid() + " 9");
      assertThat(directory.resolve("cgroup.kill")).hasContent("1");
    } finally {
      sleeper.destroyForcibly().waitFor();
    }
    assertThat(new Tree(new TreeRecord(-2, "m", 0, "", List.of(directory))).kill(false))
        .isEqualTo(new Tree.Killed(0, 0));
  }

  @Test
  void killsWhatWasOnceSeenAndNobodyWithItsNumber() throws Exception {
    var sleeper = new ProcessBuilder("sleep", "1234.5").start();
    try {
      var stat = Tree.stat((int) sleeper.pid()).orElseThrow();
      var tree = new Tree(new TreeRecord(-2, "no-such-mark", 0, LeftBehind.boot(), List.of()));
      tree.remember(new ProcStat(stat.pid(), 'S', 1, -3, -3, 0, 0, 0, 0, stat.startTicks() - 1));
      assertThat(tree.members()).isEmpty();
      tree.remember(stat);
      assertThat(tree.members()).containsOnlyKeys(stat.pid());
      assertThat(tree.kill(false)).isEqualTo(new Tree.Killed(1, 0));
    } finally {
      sleeper.destroyForcibly().waitFor();
    }
  }

  @Test
  void findsProcessesOfCgroupsWithinACgroup() throws IOException {
    var within = Files.createDirectories(directory.resolve("a/b"));
    file("cgroup.procs", "0\n7\n");
    Files.writeString(within.resolve("cgroup.procs"), "9\n");
    assertThat(JobCgroup.processes(directory)).containsExactlyInAnyOrder(7, 9);
    assertThat(JobCgroup.processes(directory.resolve("gone"))).isEmpty();
  }

  /** What cannot be removed is waited for once, not once more at every depth. */
  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void givesUpRemovingCgroupsThatAreInUse() throws IOException {
    var deep = Files.createDirectories(directory.resolve("a/b/c/d"));
    var file = Files.createFile(deep.resolve("busy"));
    Cgroups.remove(List.of(directory.resolve("a")), Duration.ofMillis(20));
    assertThat(file).exists();
    Files.delete(file);
    Cgroups.remove(List.of(directory.resolve("a")), Duration.ZERO);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void makesAllDirectoriesOfVersionOneOrNone() throws IOException {
    var memory = Files.createDirectory(directory.resolve("memory"));
    var cgroups =
        new Cgroups.VersionOne(
            memory, Optional.empty(), Map.of("pids", directory.resolve("missing")));
    assertThatThrownBy(() -> cgroups.create("a")).isInstanceOf(IOException.class);
    assertThat(memory).isEmptyDirectory();
  }
}
