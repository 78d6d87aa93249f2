package io.benchtable.jobs.measurement;

/**
 * Page faults: those that found their page in memory, and those that had to wait for storage.
 *
 * @see ProcStat
 */
public record Faults(long minor, long major) {

  public static final Faults NONE = new Faults(0, 0);

  /** From {@code /proc/PID/stat}: the process's own and those of the children it waited for. */
  public static Faults parse(String stat) {
    return own(stat).plus(waited(stat));
  }

  /** The process's own. */
  public static Faults own(String stat) {
    return of(stat, 7);
  }

  /** Those of the children that it waited for. */
  public static Faults waited(String stat) {
    return of(stat, 8);
  }

  private static Faults of(String stat, int first) {
    var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    return fields.length < 11
        ? NONE
        : new Faults(Long.parseLong(fields[first]), Long.parseLong(fields[first + 2]));
  }

  public Faults plus(Faults other) {
    return new Faults(minor + other.minor, major + other.major);
  }

  public Faults since(Faults earlier) {
    return new Faults(Math.max(0, minor - earlier.minor), Math.max(0, major - earlier.major));
  }
}
