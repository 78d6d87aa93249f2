package io.benchtable.jobs.measurement;

/**
 * Processor time in nanoseconds.
 *
 * @param user time in the program's own code
 * @param system time in the kernel on its behalf
 */
public record CpuTime(long user, long system) {

  public static final CpuTime ZERO = new CpuTime(0, 0);

  public long total() {
    return user + system;
  }

  public CpuTime plus(CpuTime other) {
    return new CpuTime(user + other.user, system + other.system);
  }

  /**
   * Takes off what the launcher used before the clock started, which was nearly all in the kernel.
   */
  public CpuTime less(long nanos) {
    var fromSystem = Math.min(system, nanos);
    return new CpuTime(Math.max(0, user - (nanos - fromSystem)), system - fromSystem);
  }

  /**
   * The same division of another total; without one, all is the kernel's, as it is of what has only
   * begun.
   */
  public CpuTime scaledTo(long nanos) {
    var ofUser = total() == 0 ? 0 : Math.round((double) user / total() * nanos);
    return new CpuTime(ofUser, nanos - ofUser);
  }

  /**
   * What was used since an earlier reading of the same counters. Its total is kept, even where
   * their division is estimated anew at each reading.
   */
  public CpuTime since(CpuTime earlier) {
    var used = Math.max(0, total() - earlier.total());
    var ofUser = Math.clamp(user - earlier.user, 0, used);
    return new CpuTime(ofUser, used - ofUser);
  }

  /**
   * Adds what only the whole tree's counter saw: processes that nobody waited for. A difference
   * below the noise of two counters (1 ms or 0.5 %) is left out. The remainder is divided as the
   * tree's own counter divides.
   *
   * @param tree the tree's counter, of finer total but perhaps coarser division
   */
  public CpuTime completedBy(CpuTime tree) {
    var missing = tree.total() - total();
    if (missing <= Math.max(1_000_000, total() / 200)) {
      return this;
    }
    var divisible = tree.since(this);
    var userShare = divisible.total() == 0 ? 0.5 : (double) divisible.user / divisible.total();
    var missingUser = Math.round(missing * userShare);
    return new CpuTime(user + missingUser, system + missing - missingUser);
  }
}
