package io.benchtable.tables.catalogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a table was made from: a backup, the content that another table had at a time, or files.
 *
 * @param backupArn null where it is made from no backup
 * @param tableArn of the table that the items are of; null where they are imported
 * @param inProgress whether its items are still being filled in
 * @param content which content; null where it is made from something else
 * @param importArn which import; null where it is made from something else
 */
public record Restoration(
    @Nullable String backupArn,
    @Nullable String tableArn,
    Instant at,
    boolean inProgress,
    @Nullable Long content,
    @Nullable String importArn) {

  public static Restoration ofBackup(String backupArn, String tableArn, Instant at) {
    return new Restoration(backupArn, tableArn, at, true, null, null);
  }

  public static Restoration ofContent(long content, String tableArn, Instant at) {
    return new Restoration(null, tableArn, at, true, content, null);
  }

  public static Restoration ofImport(String importArn, Instant at) {
    return new Restoration(null, null, at, true, null, importArn);
  }

  /** Whether the items come from files. */
  public boolean isImport() {
    return importArn != null;
  }

  Restoration done() {
    return new Restoration(backupArn, tableArn, at, false, content, importArn);
  }
}
