package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Backup;
import io.benchtable.dashboard.item.Table;
import io.benchtable.dashboard.page.Address;
import io.benchtable.dashboard.page.Cell;
import io.benchtable.dashboard.page.Column;
import io.benchtable.dashboard.page.Moment;
import io.benchtable.dashboard.page.Sheet;
import io.benchtable.dashboard.page.Sheet.Row;
import io.benchtable.dashboard.page.Status;
import java.util.List;
import java.util.Map;

/** The backups of a table, a line each. */
final class BackupList {

  private BackupList() {}

  static Sheet of(Table table, List<Backup> backups) {
    String path = "/tables/" + Address.encode(table.name()) + "/backups";
    return new Sheet(
        "backups",
        "Backups of " + table.name(),
        path,
        Calls.aws("list-backups", table.name()),
        List.of(
            Column.words("name", "Backup"),
            Column.state("status", "Status"),
            Column.words("made", "Made"),
            Column.number("bytes", "Size"),
            Column.machine("arn"),
            Column.picture("use", "Restore or delete")),
        backups.stream().map(backup -> row(path, backup)).toList());
  }

  private static Row row(String path, Backup backup) {
    return Row.of(
        Integer.toHexString(backup.arn().hashCode()),
        Cell.text(backup.name()),
        new Cell.State(Status.of(backup.status()), List.of()),
        Cell.time(backup.made().map(Moment::of).orElse(null)),
        TableList.size(backup.bytes()),
        Cell.text(backup.arn()),
        Cell.text("Restore or delete…")
            .link(new Address(path, Map.of()).with("backup", backup.arn()).text()));
  }
}
