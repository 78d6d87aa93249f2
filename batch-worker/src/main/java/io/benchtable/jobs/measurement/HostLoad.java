package io.benchtable.jobs.measurement;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * How busy the host was at a moment.
 *
 * @param load load average over the last minute, as the kernel prints it
 * @param stealTicks time stolen by the hypervisor since boot, in ticks of 10 ms over all processors
 */
public record HostLoad(String load, long stealTicks) {

  public static HostLoad now() {
    var load = Kernel.read(Path.of("/proc/loadavg")).map(text -> text.split(" ")[0]).orElse("0");
    var stat = Kernel.read(Path.of("/proc/stat")).orElse("");
    return new HostLoad(load, stealTicks(stat));
  }

  static long stealTicks(String stat) {
    var words = stat.lines().findFirst().orElse("").strip().split("\\s+");
    return words.length > 8 ? Long.parseLong(words[8]) : 0;
  }

  /** Seconds of processor time stolen from then until now. */
  public BigDecimal stealSince(HostLoad earlier) {
    return BigDecimal.valueOf((stealTicks - earlier.stealTicks) * 10, 3);
  }
}
