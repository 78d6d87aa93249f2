package io.benchtable.jobs.measurement;

import java.math.BigDecimal;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a process tree used. What is not known is null, never 0.
 *
 * @param wallNanos from the clock's start inside the sandbox to the end of the command, monotonic
 * @param peakMemoryBytes nothing where it could not be read
 * @param peakMemoryMethod how the peak was found; unlike methods are not compared
 * @param pressure of the job's own cgroup, where there is one that accounts for it
 * @param load the host's load average over a minute when the clock started
 * @param stealSeconds time that the host's processors were taken away by its hypervisor meanwhile
 * @param otherCpuSeconds processor time of other processes of the host meanwhile, this one left out
 */
public record Usage(
    long wallNanos,
    @Nullable CpuTime cpu,
    OptionalLong peakMemoryBytes,
    String peakMemoryMethod,
    @Nullable Traffic traffic,
    @Nullable Switches switches,
    @Nullable Faults faults,
    @Nullable Pressure pressure,
    String load,
    BigDecimal stealSeconds,
    @Nullable BigDecimal otherCpuSeconds) {

  public String wallSeconds() {
    return BigDecimal.valueOf(wallNanos, 9).toPlainString();
  }

  public @Nullable String otherSeconds() {
    return otherCpuSeconds == null ? null : otherCpuSeconds.toPlainString();
  }

  public @Nullable String userSeconds() {
    return cpu == null ? null : BigDecimal.valueOf(cpu.user() / 1000, 6).toPlainString();
  }

  public @Nullable String systemSeconds() {
    return cpu == null ? null : BigDecimal.valueOf(cpu.system() / 1000, 6).toPlainString();
  }
}
