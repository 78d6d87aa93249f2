package io.benchtable.dashboard.item;

import java.time.Instant;
import java.util.Optional;

/**
 * A table as it was at one time.
 *
 * @param table which it was then; it may be gone
 * @param type USER for one that was asked for, SYSTEM for what is left of a deleted table
 * @param expires when it goes by itself; the others stay until somebody deletes them
 */
public record Backup(
    String arn,
    String table,
    String name,
    String type,
    String status,
    long bytes,
    Optional<Instant> made,
    Optional<Instant> expires) {

  /** Whether it can be deleted, rather than only waited for. */
  public boolean deletable() {
    return !type.equals("SYSTEM");
  }
}
