package io.benchtable.dashboard.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a change: the page to go on with, or what is wrong with which field of its form.
 *
 * @param place an address with {@code %s} for the table's name; null if something is wrong
 */
record Answer(@Nullable String place, Map<String, String> problems) {

  Answer {
    problems = Map.copyOf(problems);
  }

  /** Done; the section shows it. */
  static Answer to(String section) {
    return new Answer("/tables/%s/" + section, Map.of());
  }

  /** Done; the list of tables shows it. */
  static Answer toTables() {
    return new Answer("/tables", Map.of());
  }

  /** Done; the list of all backups shows it. */
  static Answer toBackups() {
    return new Answer(BackupList.ALL, Map.of());
  }

  static Answer wrong(Map<String, String> problems) {
    return new Answer(null, problems);
  }
}
