package io.benchtable.jobs.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.measurement.CpuTime;
import io.benchtable.jobs.measurement.Faults;
import io.benchtable.jobs.measurement.Pressure;
import io.benchtable.jobs.measurement.Pressure.Stall;
import io.benchtable.jobs.measurement.Switches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerAccountsTests {

  private static final Reaped CLIENT =
      new Reaped(new Exit.Status(0), new CpuTime(9, 9), new Switches(9, 9), new Faults(9, 9), 9);

  /** Of two living processes, one is taken for the keeper, and one for what is left. */
  private static final int KEEPER = (int) ProcessHandle.current().pid();

  @TempDir Path cgroup;

  private void put(String file, String text) throws IOException {
    Files.writeString(cgroup.resolve(file), text);
  }

  private Accounts accounts() throws IOException {
    put("cpu.stat", "usage_usec 30\nuser_usec 20\nsystem_usec 10\n");
    put("memory.stat", "file 100\nshmem 0\n");
    put("memory.current", "1000100\n");
    put("memory.events", "oom 0\noom_kill 0\n");
    put("cgroup.procs", KEEPER + "\n");
    put("cpu.pressure", "some avg10=0.00 total=50\n");
    var accounts = new ContainerAccounts(KEEPER, Optional.of(new CgroupV2(cgroup)), KEEPER);
    accounts.begin();
    put("cpu.stat", "usage_usec 3030\nuser_usec 2020\nsystem_usec 1010\n");
    return accounts;
  }

  @Test
  void givesWhatWasUsedSinceTheClock() throws IOException {
    put("memory.peak", "2000100\n");
    var accounts = accounts();
    put("memory.peak", "5000100\n");
    put("cpu.pressure", "some avg10=0.00 total=70\n");
    assertThat(accounts.end()).contains(Left.NONE);
    var figures = accounts.figures(CLIENT);
    assertThat(figures.cpu()).isEqualTo(new CpuTime(2_000_000, 1_000_000));
    assertThat(figures.peakMemoryMethod()).isEqualTo("container's cgroup");
    assertThat(figures.peakMemoryBytes()).hasValue(5_000_000);
    assertThat(figures.traffic()).isNull();
    assertThat(figures.switches()).isNull();
    assertThat(figures.faults()).isNull();
    assertThat(figures.pressure()).isEqualTo(new Pressure(new Stall(20, null), null, null));
  }

  @Test
  void saysWhenThePeakIsSampled() throws IOException {
    var accounts = accounts();
    accounts.end();
    assertThat(accounts.figures(CLIENT).peakMemoryMethod())
        .isEqualTo("container's cgroup: sampled");
    assertThat(accounts.figures(CLIENT).peakMemoryBytes()).hasValue(1_000_000);
  }

  @Test
  void knowsNothingWhenTheContainerWasEnded() throws IOException {
    var accounts = accounts();
    put("cgroup.procs", "");
    accounts.end();
    var figures = accounts.figures(CLIENT);
    assertThat(figures.cpu()).isNull();
    assertThat(figures.peakMemoryBytes()).isEmpty();
    assertThat(figures.peakMemoryMethod()).isEqualTo("unknown");
  }
}
