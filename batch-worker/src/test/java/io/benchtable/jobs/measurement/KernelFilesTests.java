package io.benchtable.jobs.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.jobs.measurement.Pressure.Stall;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelFilesTests {

  /** A setting of the kernel's gives its text at one go, or only its first letter. */
  @Test
  void readsSettingsWhole() {
    assertThat(Kernel.number(Path.of("/proc/sys/kernel/pid_max")).orElseThrow())
        .isGreaterThanOrEqualTo(301);
  }

  @Test
  void readsAProcessWhoseNameLooksLikeFields() {
    var line = "42 (a) R (b) S 1 42 7 0 -1 4194304 100 0 0 0 12 34 5 6 20 0 1 0 9876 3000 400";
    var stat = ProcStat.parse(line).orElseThrow();
    assertThat(stat).isEqualTo(new ProcStat(42, 'S', 1, 42, 7, 12, 34, 5, 6, 9876));
    assertThat(stat.cpuTime()).isEqualTo(new CpuTime(120_000_000, 340_000_000));
  }

  @Test
  void readsNothingFromWhatIsNoProcess() {
    assertThat(ProcStat.parse("")).isEmpty();
    assertThat(ProcStat.parse("1 (x) S")).isEmpty();
  }

  @Test
  void readsNamesAndNumbers() {
    var values = ColonFile.parse("VmHWM:\t  1692 kB\nread_bytes: 0\ncache 77\nName:\tcat\n");
    assertThat(values)
        .containsOnly(
            java.util.Map.entry("VmHWM", 1692L),
            java.util.Map.entry("read_bytes", 0L),
            java.util.Map.entry("cache", 77L));
  }

  @Test
  void readsStolenTime() {
    assertThat(HostLoad.stealTicks("cpu  1 2 3 4 5 6 7 89 0 0\ncpu0 1")).isEqualTo(89);
    assertThat(load(150, 0, 0).stealSince(load(27, 0, 0))).isEqualTo(new BigDecimal("1.230"));
  }

  @Test
  void readsWhatOthersUsed() {
    assertThat(HostLoad.busyTicks("cpu  1 2 3 400 5 6 7 89 0 0\ncpu0 1")).isEqualTo(3);
    var before = load(0, 1000, 5_000_000_000L);
    var after = load(0, 1300, 5_250_000_000L);
    assertThat(after.otherSince(before, new CpuTime(1_749_600_000, 999_000_000)))
        .isEqualTo(new BigDecimal("1.000"));
    assertThat(after.otherSince(before, new CpuTime(3_000_000_000L, 0)))
        .as("ticks are coarser than what processes are charged")
        .isEqualTo(new BigDecimal("0.000"));
  }

  @Test
  void knowsNothingOfOthersWhereTheKernelDoesNotSay() {
    assertThat(HostLoad.busyTicks("cpu")).isZero();
    assertThat(load(0, 0, 0).otherSince(load(0, 0, 0), CpuTime.ZERO)).isNull();
    assertThat(load(0, 2, 0).otherSince(load(0, 1, 0), null)).isNull();
  }

  private static HostLoad load(long stealTicks, long busyTicks, long ownNanos) {
    return new HostLoad("0", stealTicks, busyTicks, ownNanos);
  }

  @Test
  void describesThisHost() {
    var host = Host.read("none: sampled", "sampled");
    assertThat(host.logicalCpus()).isPositive();
    assertThat(host.memoryBytes()).isGreaterThan(1 << 28);
    assertThat(host.kernel()).startsWith("Linux ");
    assertThat(Host.modelIn("model name\t: AMD EPYC 7R13\n")).isEqualTo("AMD EPYC 7R13");
  }

  @Test
  void readsFaultsOfAProcessAndOfThoseItWaitedFor() {
    var line = "7 (a) b) S 1 7 7 0 -1 4194560 100 20 3 4 5 6 7 8 20 0 1 0 99";
    assertThat(Faults.parse(line)).isEqualTo(new Faults(120, 7));
    assertThat(Faults.parse("")).isEqualTo(Faults.NONE);
    assertThat(new Faults(120, 7).since(new Faults(20, 9))).isEqualTo(new Faults(100, 0));
  }

  @Test
  void readsPressureAndTellsWhatIsNotAccountedFor(@TempDir Path cgroup) throws IOException {
    assertThat(Pressure.of(cgroup)).isEmpty();
    var some = "some avg10=0.00 avg60=0.00 avg300=0.00 total=";
    Files.writeString(cgroup.resolve("cpu.pressure"), some + "1500\n");
    Files.writeString(
        cgroup.resolve("io.pressure"), some + "90\n" + some.replace("some", "full") + "80\n");
    var later = new Pressure(new Stall(1500, null), null, new Stall(90, 80L));
    assertThat(Pressure.of(cgroup)).contains(later);
    var earlier = new Pressure(new Stall(500, 0L), new Stall(1, 1L), new Stall(60, 70L));
    assertThat(later.since(earlier))
        .isEqualTo(new Pressure(new Stall(1000, null), null, new Stall(30, 10L)));
  }

  @Test
  void printsSecondsAsDecimals() {
    var usage =
        new Usage(
            412_345_678,
            new CpuTime(398_001_000, 12_002_999),
            OptionalLong.of(1),
            "cgroup",
            Traffic.NONE,
            new Switches(0, 0),
            Faults.NONE,
            null,
            "0.42",
            BigDecimal.ZERO,
            new BigDecimal("0.030"));
    assertThat(usage.wallSeconds()).isEqualTo("0.412345678");
    assertThat(usage.userSeconds()).isEqualTo("0.398001");
    assertThat(usage.otherSeconds()).isEqualTo("0.030");
    assertThat(usage.systemSeconds()).isEqualTo("0.012002");
  }
}
