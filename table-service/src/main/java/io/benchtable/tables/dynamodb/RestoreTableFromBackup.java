package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.Catalogue;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.catalogue.TableSize;
import io.benchtable.tables.storage.backup.Backup;
import io.benchtable.tables.storage.backup.Backups;
import io.benchtable.tables.storage.backup.Restores;

/** Makes a table from a backup; it is ACTIVE when all items are there. */
record RestoreTableFromBackup(Catalogue catalogue, Backups backups, Restores restores)
    implements Operation {

  @Override
  public String run(RequestBody request) {
    Backup backup = backups.require(BackupArns.of(request, "BackupArn"));
    TableDefinition table =
        restores.begin(backup, RestoreRequestJson.read(request, backup.source()));
    return TableDescriptionJson.write(
        "TableDescription", table, catalogue.moment().now(), TableSize.NONE);
  }
}
