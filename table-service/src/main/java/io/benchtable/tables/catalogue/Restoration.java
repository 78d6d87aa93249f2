package io.benchtable.tables.catalogue;

import java.time.Instant;

/**
 * From which backup a table was made.
 *
 * @param tableArn of the table that the backup is of
 * @param inProgress whether its items are still being filled in
 */
public record Restoration(String backupArn, String tableArn, Instant at, boolean inProgress) {

  Restoration done() {
    return new Restoration(backupArn, tableArn, at, false);
  }
}
