package io.benchtable.tables.dynamodb;

import io.benchtable.tables.storage.backup.Backup;
import io.benchtable.tables.storage.backup.BackupFilter;
import io.benchtable.tables.storage.backup.BackupId;
import io.benchtable.tables.storage.backup.Backups;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Backups in the order of their times, a page of them; those of tables that are gone as well. */
record ListBackups(Backups backups) implements Operation {

  private static final int MOST = 100;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** Who makes a backup; all that are here users have asked for. */
  private enum Kind {
    USER,
    SYSTEM,
    AWS_BACKUP,
    ALL;

    boolean hasUsers() {
      return this == USER || this == ALL;
    }
  }

  @Override
  public String run(RequestBody request) {
    Optional<String> table =
        request.string("TableName").map(name -> TableNames.checked(name, "tableName"));
    Optional<BackupId> after =
        request.has("ExclusiveStartBackupArn")
            ? Optional.of(BackupArns.of(request, "ExclusiveStartBackupArn"))
            : Optional.empty();
    int limit = request.integer("Limit").orElse(MOST);
    boolean any = request.oneOf("BackupType", Kind.class).orElse(Kind.ALL).hasUsers();
    BackupFilter filter =
        new BackupFilter(
            table,
            after,
            time(request, "TimeRangeLowerBound", Instant.EPOCH),
            time(request, "TimeRangeUpperBound", LAST),
            limit + 1);
    List<Backup> found = any ? backups.list(filter) : List.of();
    return BackupJson.listed(found.stream().limit(limit).toList(), found.size() > limit);
  }

  /** Seconds with a fraction; times beyond any backup's are all the same. */
  private static Instant time(RequestBody request, String name, Instant otherwise) {
    JsonNode seconds = request.member(name);
    return seconds == null
        ? otherwise
        : Instant.ofEpochMilli(
            Math.round(Math.clamp(seconds.doubleValue() * 1000, 0, LAST.toEpochMilli())));
  }
}
