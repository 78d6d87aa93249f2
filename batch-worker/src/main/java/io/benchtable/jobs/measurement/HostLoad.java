package io.benchtable.jobs.measurement;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How busy the host was at a moment.
 *
 * @param load load average over the last minute, as the kernel prints it
 * @param stealTicks time stolen by the hypervisor since boot, in ticks of 10 ms over all processors
 * @param busyTicks time that processors spent in programs since boot, in the same ticks; 0 where
 *     the kernel does not say
 * @param ownNanos processor time of this very process
 */
public record HostLoad(String load, long stealTicks, long busyTicks, long ownNanos) {

  private static final int STEAL = 8;

  /**
   * user and nice, see proc(5); a guest's time is part of user's. Time in the kernel is left out:
   * its own threads encrypt, reclaim and write back what a run brought about, and are in nobody's
   * account.
   */
  private static final int LAST_BUSY = 2;

  public static HostLoad now() {
    var load = Kernel.read(Path.of("/proc/loadavg")).map(text -> text.split(" ")[0]).orElse("0");
    var stat = Kernel.read(Path.of("/proc/stat")).orElse("");
    return new HostLoad(load, stealTicks(stat), busyTicks(stat), own());
  }

  static long stealTicks(String stat) {
    var words = words(stat);
    return words.length > STEAL ? Long.parseLong(words[STEAL]) : 0;
  }

  /** Interrupts are left out: they may be for what is measured. */
  static long busyTicks(String stat) {
    var words = words(stat);
    return words.length > LAST_BUSY
        ? Arrays.stream(words, 1, LAST_BUSY + 1).mapToLong(Long::parseLong).sum()
        : 0;
  }

  private static String[] words(String stat) {
    return stat.lines().findFirst().orElse("").strip().split("\\s+");
  }

  private static long own() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? Math.max(0, system.getProcessCpuTime())
        : 0;
  }

  /** Seconds of processor time stolen from then until now. */
  public BigDecimal stealSince(HostLoad earlier) {
    return BigDecimal.valueOf((stealTicks - earlier.stealTicks) * 10, 3);
  }

  /**
   * Seconds that processors spent in other programs from then until now, as far as ticks tell: what
   * the host was busy with outside the kernel, less what was measured and less this process. Null
   * where not known.
   *
   * @param measured what the measured processes used meanwhile
   */
  public @Nullable BigDecimal otherSince(HostLoad earlier, @Nullable CpuTime measured) {
    if (measured == null || busyTicks == 0) {
      return null;
    }
    var known = measured.user() + ownNanos - earlier.ownNanos;
    return BigDecimal.valueOf((busyTicks - earlier.busyTicks) * 10_000_000L - known, 9)
        .max(BigDecimal.ZERO)
        .setScale(3, RoundingMode.HALF_UP);
  }
}
