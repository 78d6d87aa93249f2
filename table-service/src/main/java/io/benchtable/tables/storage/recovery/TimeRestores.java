package io.benchtable.tables.storage.recovery;

import io.benchtable.tables.catalogue.Restoration;
import io.benchtable.tables.catalogue.StoredTables;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableRequest;
import io.benchtable.tables.storage.backup.Backups;
import io.benchtable.tables.storage.backup.Restores;
import java.time.Instant;
import java.util.Optional;

/** Makes tables of what other tables held at times; others fill in their items. */
public final class TimeRestores {

  private final StoredTables tables;
  private final Contents contents;
  private final Restores restores;

  TimeRestores(StoredTables tables, Contents contents, Restores restores) {
    this.tables = tables;
    this.contents = contents;
    this.restores = restores;
  }

  /** A table whose content is known at that time; without one, at this moment. */
  public TableDefinition source(String name, Optional<Instant> at) {
    TableDefinition table = tables.find(name).orElseThrow(() -> Backups.missingTable(name));
    RecoveryTimes times = contents.require(table);
    at.ifPresent(times::check);
    return table;
  }

  /** A table that is CREATING until it has all items. */
  public TableDefinition begin(TableDefinition source, Optional<Instant> at, TableRequest request) {
    return restores.begin(
        request,
        () -> {
          Content content = contents.want(source, at);
          return Restoration.ofContent(content.id(), source.arn(), content.at());
        });
  }
}
