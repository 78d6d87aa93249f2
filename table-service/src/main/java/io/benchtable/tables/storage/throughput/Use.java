package io.benchtable.tables.storage.throughput;

/** What units are used for; reads and writes have units of their own. */
public enum Use {
  READ,
  WRITE
}
