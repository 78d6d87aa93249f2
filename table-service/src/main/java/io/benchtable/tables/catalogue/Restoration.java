package io.benchtable.tables.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a table was made from: a backup, or the content that another table had at a time.
 *
 * @param backupArn null where it is made from no backup
 * @param tableArn of the table that the items are of
 * @param inProgress whether its items are still being filled in
 * @param content which content; null where it is made from a backup
 */
public record Restoration(
    @Nullable String backupArn,
    String tableArn,
    Instant at,
    boolean inProgress,
    @Nullable Long content) {

  public static Restoration ofBackup(String backupArn, String tableArn, Instant at) {
    return new Restoration(backupArn, tableArn, at, true, null);
  }

  public static Restoration ofContent(long content, String tableArn, Instant at) {
    return new Restoration(null, tableArn, at, true, content);
  }

  Restoration done() {
    return new Restoration(backupArn, tableArn, at, false, content);
  }
}
