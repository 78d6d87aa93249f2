package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.backup.Backup;
import io.benchtable.tables.storage.backup.BackupFilter;
import io.benchtable.tables.storage.backup.BackupId;
import io.benchtable.tables.storage.backup.Backups;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Backups in the order of their times, a page of them; those of tables that are gone as well. */
record ListBackups(Backups backups) implements Operation {

  private static final int MOST = 100;
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** Who makes a backup; another service that does is not here. */
  private enum Kind {
    USER,
    SYSTEM,
    AWS_BACKUP,
    ALL;

    Set<Backup.Type> types() {
      return switch (this) {
        case USER -> Set.of(Backup.Type.USER);
        case SYSTEM -> Set.of(Backup.Type.SYSTEM);
        case AWS_BACKUP -> Set.of();
        case ALL -> Set.of(Backup.Type.values());
      };
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
    Instant from = time(request, "TimeRangeLowerBound", Instant.EPOCH);
    Instant until = time(request, "TimeRangeUpperBound", LAST);
    if (from.isAfter(until)) {
      throw RequestRefused.invalid(
          "One or more parameter values were invalid: Time range lower bound must be less than or"
              + " equal to upper bound");
    }
    int limit = request.integer("Limit").orElse(MOST);
    BackupFilter filter =
        new BackupFilter(
            table,
            request.oneOf("BackupType", Kind.class).orElse(Kind.USER).types(),
            after,
            from,
            until,
            limit + 1);
    List<Backup> found = backups.list(filter);
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
