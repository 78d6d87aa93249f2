package io.benchtable.tables.catalogue;

/** Capacity units a second as they were asked for; shown again, never enforced. */
public record Throughput(long readUnits, long writeUnits) {

  /** What tables that are billed by request show. */
  public static final Throughput NONE = new Throughput(0, 0);
}
