package io.benchtable.dashboard.item;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of tables in memory; a new table or index is being made until it is said to be ready. */
public final class InMemoryTableChanges implements TableChanges {

  private final InMemoryTables tables;
  private final Map<String, Table> deleted = new TreeMap<>();

  public InMemoryTableChanges(InMemoryTables tables) {
    this.tables = tables;
  }

  @Override
  public void create(NewTable table) {
    tables.check();
    if (tables.describe(table.name()).isPresent()) {
      refuse("Table already exists: " + table.name());
    }
    Table plain = SampleTables.plain(table.name(), table.keys());
    tables.put(
        new Table(
            plain.name(),
            "CREATING",
            plain.keys(),
            table.indexes().stream()
                .map(
                    index ->
                        new Table.Index(
                            index.name(),
                            index.keys(),
                            index.projection(),
                            true,
                            "ACTIVE",
                            false,
                            0,
                            0))
                .toList(),
            0,
            0,
            table.stream().map(view -> new Table.Stream(view, "arn:stream", Optional.empty())),
            plain.settings(),
            Optional.of(Instant.parse("2026-11-27T20:00:00Z"))),
        List.of());
    tables.tags.put(table.name(), new TreeMap<>(table.tags()));
  }

  @Override
  public void tag(Table table, String key, String value) {
    tables.check();
    tables.tags.computeIfAbsent(table.name(), _ -> new TreeMap<>()).put(key, value);
  }

  @Override
  public void untag(Table table, String key) {
    tables.check();
    tables.tags.computeIfAbsent(table.name(), _ -> new TreeMap<>()).remove(key);
  }

  @Override
  public void delete(String table) {
    tables.check();
    if (table(table).settings().kept()) {
      refuse(
          "Resource cannot be deleted as it is currently protected against deletion. Disable"
              + " deletion protection first.");
    }
    Table gone = table(table);
    if (tables.recovery(table).orElse(Recovery.OFF).on()) {
      tables.backup(backup(gone, table + "$DeletedTableBackup", "SYSTEM"));
    }
    deleted.put(table, gone);
    tables.remove(table);
  }

  private static Backup backup(Table table, String name, String type) {
    Instant made = Instant.parse("2026-11-27T20:00:00Z");
    return new Backup(
        "arn:aws:dynamodb:local:000000000000:table/" + table.name() + "/backup/" + name,
        table.name(),
        name,
        type,
        "AVAILABLE",
        24_576,
        Optional.of(made),
        type.equals("SYSTEM") ? Optional.of(made.plus(Duration.ofDays(35))) : Optional.empty());
  }

  @Override
  public void createIndex(Table table, NewIndex index) {
    tables.check();
    List<Table.Index> indexes = new ArrayList<>(table.indexes());
    indexes.add(
        new Table.Index(
            index.name(), index.keys(), index.projection(), false, "CREATING", true, 0, 0));
    change(table.name(), indexes, table.stream(), table.settings());
  }

  @Override
  public void deleteIndex(String table, String index) {
    tables.check();
    List<Table.Index> indexes = new ArrayList<>(table(table).indexes());
    indexes.removeIf(one -> one.name().equals(index));
    change(table, indexes, table(table).stream(), table(table).settings());
  }

  @Override
  public void stream(String table, Optional<String> view) {
    tables.check();
    change(
        table,
        table(table).indexes(),
        view.map(
            one ->
                new Table.Stream(
                    one, "arn:new-stream", Optional.of(Instant.parse("2026-11-27T20:00:00Z")))),
        table(table).settings());
  }

  @Override
  public void timeToLive(String table, String attribute, boolean on) {
    tables.check();
    tables.expiry(table, on ? new TimeToLive("ENABLED", Optional.of(attribute)) : TimeToLive.OFF);
  }

  @Override
  public void keep(String table, boolean kept) {
    tables.check();
    settings(table, table(table).settings().capacity(), kept);
  }

  @Override
  public void capacity(Table table, Optional<Table.Capacity> capacity) {
    tables.check();
    settings(table.name(), capacity, table.settings().kept());
  }

  @Override
  public void recovery(String table, boolean on) {
    tables.check();
    tables.recovery(
        table,
        on
            ? new Recovery(
                true,
                Optional.of(35),
                Optional.of(Instant.parse("2026-11-27T19:00:00Z")),
                Optional.of(Instant.parse("2026-11-27T20:00:00Z")))
            : Recovery.OFF);
  }

  @Override
  public void backUp(String table, String name) {
    tables.check();
    tables.backup(backup(table(table), name, "USER"));
  }

  @Override
  public void deleteBackup(String arn) {
    tables.check();
    if (tables.backups().stream().anyMatch(one -> one.arn().equals(arn) && !one.deletable())) {
      refuse("Invalid Request: User is not allowed to delete the system backup with arn " + arn);
    }
    tables.backups.removeIf(one -> one.arn().equals(arn));
  }

  @Override
  public void restore(String arn, String target) {
    String source = arn.substring(arn.indexOf("table/") + 6, arn.indexOf("/backup"));
    Table was = tables.describe(source).or(() -> Optional.ofNullable(deleted.get(source))).get();
    copy(was, target);
  }

  @Override
  public void restore(String table, String target, Optional<Instant> at) {
    copy(table(table), target);
  }

  private void copy(Table source, String target) {
    create(new NewTable(target, source.keys(), Optional.empty(), List.of(), Map.of()));
  }

  private void settings(String table, Optional<Table.Capacity> capacity, boolean kept) {
    Table.Settings old = table(table).settings();
    change(
        table,
        table(table).indexes(),
        table(table).stream(),
        new Table.Settings(old.arn(), old.id(), capacity, kept, old.tableClass()));
  }

  private void change(
      String name,
      List<Table.Index> indexes,
      Optional<Table.Stream> stream,
      Table.Settings settings) {
    Table old = table(name);
    tables.put(
        new Table(
            name,
            old.status(),
            old.keys(),
            indexes,
            old.items(),
            old.bytes(),
            stream,
            settings,
            old.created()),
        tables
            .scan(new TableScan(name, Optional.empty(), List.of(), 10_000, Optional.empty()))
            .items());
  }

  private Table table(String name) {
    return tables
        .describe(name)
        .orElseThrow(
            () -> new ItemsRefused("Requested resource not found", new IllegalStateException()));
  }

  private static void refuse(String words) {
    throw new ItemsRefused(words, new IllegalStateException(words));
  }
}
