package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CgroupMountsTests {

  private static final String VERSION_ONE =
      """
      30 25 0:26 / /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory
      31 25 0:27 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:10 - cgroup cgroup rw,cpu,cpuacct
      32 25 0:28 / /sys/fs/cgroup/unified rw,relatime shared:11 - cgroup2 cgroup2 rw
      """;

  @Test
  void findsControllersThatShareAHierarchy() {
    var mounts = new CgroupMounts("5:cpu,cpuacct:/user.slice\n4:memory:/a/b\n0::/\n", VERSION_ONE);
    assertThat(mounts.versionOne("memory")).contains(Path.of("/sys/fs/cgroup/memory/a/b"));
    assertThat(mounts.versionOne("cpuacct"))
        .contains(Path.of("/sys/fs/cgroup/cpu,cpuacct/user.slice"));
    assertThat(mounts.versionTwo()).contains(Path.of("/sys/fs/cgroup/unified"));
  }

  @Test
  void findsOurCgroupInAContainerThatSeesAPart() {
    var info = "40 30 0:26 /docker/abc /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n";
    assertThat(new CgroupMounts("4:memory:/docker/abc/x\n", info).versionOne("memory"))
        .contains(Path.of("/sys/fs/cgroup/memory/x"));
    assertThat(new CgroupMounts("4:memory:/elsewhere\n", info).versionOne("memory")).isEmpty();
  }

  @Test
  void findsTheUnifiedHierarchy() {
    var info = "25 20 0:22 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n";
    assertThat(new CgroupMounts("0::/user.slice/x.scope\n", info).versionTwo())
        .contains(Path.of("/sys/fs/cgroup/user.slice/x.scope"));
    assertThat(new CgroupMounts("", info).versionTwo()).isEmpty();
  }
}
