package io.benchtable.tables.storage;

/** The capacity units of a read: one for each 4 KB, and half of that unless it is consistent. */
public final class ReadUnits {

  private ReadUnits() {}

  public static double of(long bytes, boolean consistent) {
    double units = Math.max(1, (bytes + 4095) / 4096);
    return consistent ? units : units / 2;
  }
}
