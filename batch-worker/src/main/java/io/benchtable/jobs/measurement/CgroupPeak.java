package io.benchtable.jobs.measurement;

/**
 * Peak memory of a cgroup without its page cache.
 *
 * <p>The kernel keeps the highest charge exactly, but it counts page cache. So between two readings
 * the charge without cache peaked at the highest charge (or, if that was not raised, at what is
 * charged now) less the file pages at either reading, whichever are more. Short peaks between
 * readings are thereby seen, and files read or written are not mistaken for memory in use.
 */
public final class CgroupPeak {

  private long highestCharge;
  private long filePages;
  private long peak;

  /**
   * Takes a reading, all in bytes.
   *
   * @param charged what is charged now
   * @param highest the highest charge ever
   * @param file page cache backed by files, charged now
   */
  public void read(long charged, long highest, long file) {
    var peakCharge = highest > highestCharge ? highest : charged;
    peak = Math.max(peak, peakCharge - Math.max(file, filePages));
    peak = Math.max(peak, charged - file);
    highestCharge = Math.max(highestCharge, highest);
    filePages = file;
  }

  /** The clock starts: what the launcher needed does not count. */
  public void reset(long charged, long highest, long file) {
    highestCharge = highest;
    filePages = file;
    peak = Math.max(0, charged - file);
  }

  /** Bytes. */
  public long bytes() {
    return peak;
  }
}
