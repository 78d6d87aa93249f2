package io.benchtable.jobs.measurement;

import java.util.List;

/**
 * Peak memory of a tree from samples of its processes: the largest sum of resident sizes seen, or
 * the high-water mark of one process where that is more. Peaks between samples of several processes
 * together are missed; pages that processes share count once in each.
 */
public final class SampledPeak {

  private long peak;

  /** A process's resident size and its high-water mark since it started its program, in bytes. */
  public record Resident(long bytes, long highWater) {

    public static Resident parse(String status) {
      var values = ColonFile.parse(status);
      return new Resident(
          values.getOrDefault("VmRSS", 0L) * 1024, values.getOrDefault("VmHWM", 0L) * 1024);
    }
  }

  /**
   * A process's share of memory in bytes, from {@code smaps_rollup}: pages that it shares are
   * divided by how many share them. From {@code status}, its resident size.
   */
  public static long proportional(String text) {
    var values = ColonFile.parse(text);
    return values.getOrDefault("Pss", values.getOrDefault("VmRSS", 0L)) * 1024;
  }

  /** Takes a sample; returns the sum of resident sizes now, in bytes. */
  public long sample(List<Resident> processes) {
    var sum = processes.stream().mapToLong(Resident::bytes).sum();
    peak = Math.max(peak, sum);
    processes.forEach(process -> peak = Math.max(peak, process.highWater()));
    return sum;
  }

  /**
   * Takes {@code ru_maxrss} of the tree. It holds the worker's own peak as well, since a child
   * starts in its parent's memory, and so says something only when it is above that.
   */
  public void maximumResident(long bytes, long workersOwn) {
    if (bytes > workersOwn + (1 << 20)) {
      peak = Math.max(peak, bytes);
    }
  }

  /** Bytes. */
  public long bytes() {
    return peak;
  }
}
