package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.TableChanges;
import java.util.Map;
import java.util.Optional;

/** What can be done with a backup, whether its table is still there or not. */
final class BackupChanges {

  private final TableChanges tables;

  BackupChanges(TableChanges tables) {
    this.tables = tables;
  }

  /** Makes a table of a backup. */
  Answer restore(Form form) {
    Optional<String> wrong = Names.problem(form.value("target"));
    if (wrong.isPresent()) {
      return Answer.wrong(Map.of("target", wrong.get()));
    }
    tables.restore(form.value("backup"), form.value("target"));
    return Answer.toTables();
  }

  /** Deletes a backup; what is left is shown at this place. */
  Answer delete(Form form, Answer shown) {
    tables.deleteBackup(form.value("backup"));
    return shown;
  }
}
