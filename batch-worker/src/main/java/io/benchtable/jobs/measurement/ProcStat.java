package io.benchtable.jobs.measurement;

import java.util.Optional;

/**
 * A line of {@code /proc/PID/stat}, see proc(5).
 *
 * @param state one letter; Z is a zombie
 * @param userTicks processor time of the process itself, in ticks of 10 ms
 * @param childrensUserTicks of the children that it waited for
 * @param startTicks ticks since boot at which it started; with the id it names a process for good
 */
public record ProcStat(
    int pid,
    char state,
    int parent,
    int group,
    int session,
    long userTicks,
    long systemTicks,
    long childrensUserTicks,
    long childrensSystemTicks,
    long startTicks) {

  /** USER_HZ: 100 on every architecture that Linux still supports. */
  private static final long NANOS_PER_TICK = 10_000_000;

  public static Optional<ProcStat> parse(String line) {
    var open = line.indexOf('(');
    var close = line.lastIndexOf(')');
    if (open < 1 || close < open) {
      return Optional.empty();
    }
    var fields = line.substring(close + 1).strip().split(" ");
    if (fields.length < 20) {
      return Optional.empty();
    }
    return Optional.of(
        new ProcStat(
            Integer.parseInt(line.substring(0, open).strip()),
            fields[0].charAt(0),
            Integer.parseInt(fields[1]),
            Integer.parseInt(fields[2]),
            Integer.parseInt(fields[3]),
            Long.parseLong(fields[11]),
            Long.parseLong(fields[12]),
            Long.parseLong(fields[13]),
            Long.parseLong(fields[14]),
            Long.parseLong(fields[19])));
  }

  public boolean alive() {
    return state != 'Z' && state != 'X';
  }

  public CpuTime cpuTime() {
    return new CpuTime(userTicks * NANOS_PER_TICK, systemTicks * NANOS_PER_TICK);
  }

  public CpuTime childrensCpuTime() {
    return new CpuTime(childrensUserTicks * NANOS_PER_TICK, childrensSystemTicks * NANOS_PER_TICK);
  }
}
