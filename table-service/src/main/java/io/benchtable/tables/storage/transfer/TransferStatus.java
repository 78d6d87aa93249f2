package io.benchtable.tables.storage.transfer;

/** How far an export or an import has come. */
public enum TransferStatus {
  /** It is being done, or waits for its turn. */
  IN_PROGRESS,
  /** All is there. */
  COMPLETED,
  /** It was given up, and a failure says why. */
  FAILED
}
