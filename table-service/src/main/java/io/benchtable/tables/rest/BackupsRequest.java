package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.backup.Backup;
import io.benchtable.tables.storage.backup.BackupFilter;
import io.benchtable.tables.storage.backup.BackupId;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which backups to list. */
record BackupsRequest(
    @Parameter(description = "How many to list at most; 1 to 1,000, else 100")
        @Nullable Integer limit,
    @Parameter(description = "What the list before this one had as next") @Nullable String next,
    @Parameter(
            description = "USER for those that were asked for, SYSTEM for those of deleted tables")
        @Nullable String type) {

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  /** Of one more than are shown, so that it is known whether there are more. */
  BackupFilter filter(Optional<String> table) {
    return new BackupFilter(
        table,
        types(),
        Pages.afterId(next).map(id -> new BackupId(table.orElse(""), id)),
        Instant.EPOCH,
        LAST,
        most() + 1);
  }

  int most() {
    return Pages.most(limit);
  }

  private Set<Backup.Type> types() {
    if (type == null || type.isEmpty()) {
      return Set.of(Backup.Type.values());
    }
    return Arrays.stream(Backup.Type.values())
        .filter(known -> known.name().equals(type))
        .findFirst()
        .map(Set::of)
        .orElseThrow(
            () ->
                RequestRefused.invalid(
                    "Expected type to be USER or SYSTEM, but it is '" + type + "'."));
  }
}
