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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Backups, a line each. */
final class BackupList {

  /** Where those of all tables are. */
  static final String ALL = "/backups";

  private BackupList() {}

  /** Those of a table. */
  static Sheet of(Table table, List<Backup> backups) {
    String path = "/tables/" + Address.encode(table.name()) + "/backups";
    return new Sheet(
        "backups",
        "Backups of " + table.name(),
        path,
        Calls.aws("list-backups", table.name(), "--backup-type ALL"),
        columns(),
        backups.stream().map(backup -> Row.of(id(backup), cells(path, backup))).toList());
  }

  /** Those of all tables, with the names of the tables that there are now. */
  static Sheet all(List<Backup> backups, Set<String> tables) {
    List<Column> columns = new ArrayList<>(columns());
    columns.addFirst(Column.words("table", "Table"));
    return new Sheet(
        "backups",
        "Backups of all tables",
        ALL,
        Calls.aws("list-backups") + " --backup-type ALL",
        columns,
        backups.stream().map(backup -> row(backup, tables)).toList());
  }

  private static Row row(Backup backup, Set<String> tables) {
    Cell.Text name = Cell.text(backup.table());
    List<Cell> cells = new ArrayList<>(List.of(cells(ALL, backup)));
    cells.addFirst(
        tables.contains(backup.table())
            ? name.link("/tables/" + Address.encode(backup.table()))
            : name.notes(List.of(Cell.Note.of("no longer there"))));
    return new Row(id(backup), cells, false);
  }

  private static List<Column> columns() {
    return List.of(
        Column.words("name", "Backup"),
        Column.words("type", "Type"),
        Column.state("status", "Status"),
        Column.words("made", "Made"),
        Column.words("expires", "Kept until"),
        Column.number("bytes", "Size"),
        Column.machine("arn"),
        Column.picture("use", "Use"));
  }

  private static Cell[] cells(String path, Backup backup) {
    String words = backup.deletable() ? "Restore or delete…" : "Restore…";
    return new Cell[] {
      Cell.text(backup.name()),
      Cell.text(type(backup.type())),
      new Cell.State(Status.of(backup.status()), List.of()),
      time(backup.made()),
      backup.expires().isPresent() ? time(backup.expires()) : Cell.text("it is deleted"),
      TableList.size(backup.bytes()),
      Cell.text(backup.arn()),
      Cell.text(words)
          .link(new Address(path, Map.of()).with("backup", backup.arn()).text() + "#backup")
    };
  }

  /** Who made a backup, in words. */
  private static String type(String type) {
    return switch (type) {
      case "USER" -> "on demand";
      case "SYSTEM" -> "of a deleted table";
      default -> Status.of(type).word();
    };
  }

  private static Cell time(Optional<Instant> at) {
    return Cell.time(at.map(Moment::of).orElse(null));
  }

  private static String id(Backup backup) {
    return Integer.toHexString(backup.arn().hashCode());
  }
}
