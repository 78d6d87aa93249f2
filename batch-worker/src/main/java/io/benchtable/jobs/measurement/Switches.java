package io.benchtable.jobs.measurement;

/** Context switches: given up while waiting, and taken away by the scheduler. */
public record Switches(long voluntary, long involuntary) {

  /** From {@code /proc/PID/status}. */
  public static Switches parse(String status) {
    var values = ColonFile.parse(status);
    return new Switches(
        values.getOrDefault("voluntary_ctxt_switches", 0L),
        values.getOrDefault("nonvoluntary_ctxt_switches", 0L));
  }

  public Switches since(Switches earlier) {
    return new Switches(
        Math.max(0, voluntary - earlier.voluntary), Math.max(0, involuntary - earlier.involuntary));
  }
}
