package io.benchtable.jobs.measurement;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/**
 * The machine that runs are measured on.
 *
 * @param governor of the first processor's frequency; {@code unknown} where the kernel shows none,
 *     as in virtual machines
 * @param isolation what jobs are kept apart by: {@code cgroup v1}, {@code cgroup v2} or {@code
 *     none: sampled}
 */
public record Host(
    String hostname,
    String cpuModel,
    int logicalCpus,
    long memoryBytes,
    String kernel,
    String governor,
    String isolation,
    String peakMemoryMethod) {

  /** Read once: while a step is measured, we keep off its cores. */
  private static final int CPUS = Runtime.getRuntime().availableProcessors();

  public static Host read(String isolation, String peakMemoryMethod) {
    return new Host(
        nameOfHost(),
        modelIn(Kernel.read(Path.of("/proc/cpuinfo")).orElse("")),
        CPUS,
        ColonFile.parse(Kernel.read(Path.of("/proc/meminfo")).orElse(""))
                .getOrDefault("MemTotal", 0L)
            * 1024,
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Kernel.read(Path.of("/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"))
            .map(String::strip)
            .orElse("unknown"),
        isolation,
        peakMemoryMethod);
  }

  static String modelIn(String cpuinfo) {
    return cpuinfo
        .lines()
        .filter(line -> line.startsWith("model name") || line.startsWith("Model"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown");
  }

  private static String nameOfHost() {
    return Kernel.read(Path.of("/proc/sys/kernel/hostname"))
        .map(String::strip)
        .orElseGet(
            () -> {
              try {
                return InetAddress.getLocalHost().getHostName();
              } catch (UnknownHostException unknown) {
                return "localhost";
              }
            });
  }
}
