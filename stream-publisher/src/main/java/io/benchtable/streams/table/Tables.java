package io.benchtable.streams.table;

import io.benchtable.streams.wal.Lsn;
import io.benchtable.streams.wal.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of tables by position in the log, so that a change that is read late is seen under
 * the settings it was made under.
 */
public final class Tables {

  /** What is known of a relation from a position on; empty: its table is deleted. */
  public record Version(String relation, Position from, Optional<Table> table) {}

  private final Map<String, TreeMap<Position, Version>> versions = new HashMap<>();

  public Tables(List<Version> known) {
    known.forEach(this::add);
  }

  /** Learns a version; the same one again changes nothing. */
  public void add(Version version) {
    versions.computeIfAbsent(version.relation(), _ -> new TreeMap<>()).put(version.from(), version);
  }

  /** The table that a row change belonged to when it was made. */
  public Optional<Table> at(String relation, Position change) {
    TreeMap<Position, Version> known = versions.get(relation);
    var before = known == null ? null : known.lowerEntry(change);
    return before == null ? Optional.empty() : before.getValue().table();
  }

  /** The tables that exist by the newest settings. */
  public List<Table> current() {
    List<Table> current = new ArrayList<>();
    versions
        .values()
        .forEach(known -> known.lastEntry().getValue().table().ifPresent(current::add));
    return current;
  }

  /** The tables that existed at a position. */
  public List<Table> at(Lsn position) {
    List<Table> existing = new ArrayList<>();
    for (TreeMap<Position, Version> known : versions.values()) {
      var before = known.floorEntry(new Position(position, Long.MAX_VALUE));
      if (before != null) {
        before.getValue().table().ifPresent(existing::add);
      }
    }
    return existing;
  }

  /** Those of {@link #current()} whose changes are published. */
  public List<Table> streamed() {
    return current().stream().filter(table -> table.stream() instanceof Stream.Enabled).toList();
  }

  /** The tables, also of those that are deleted, that changes may still be read of. */
  public List<Table> known() {
    return versions.values().stream()
        .flatMap(known -> known.values().stream())
        .flatMap(version -> version.table().stream())
        .toList();
  }

  /** Forgets what no change after {@code confirmed} can need, and returns what was forgotten. */
  public List<Version> prune(Lsn confirmed) {
    List<Version> forgotten = new ArrayList<>();
    for (TreeMap<Position, Version> known : versions.values()) {
      while (known.size() > 1 && !known.higherKey(known.firstKey()).lsn().isAfter(confirmed)) {
        forgotten.add(known.pollFirstEntry().getValue());
      }
      Version first = known.firstEntry().getValue();
      if (known.size() == 1 && first.table().isEmpty() && !first.from().lsn().isAfter(confirmed)) {
        forgotten.add(known.pollFirstEntry().getValue());
      }
    }
    versions.values().removeIf(TreeMap::isEmpty);
    return forgotten;
  }
}
