package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.Gathering.Asked;
import io.benchtable.tables.storage.RowChange.Decided;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes rows that are there together: one statement reads them, one writes what they become. */
record GatheredChanges(RowSets rows) {

  /** A row of a table that is to be changed. */
  record Wanted(TableDefinition table, RowKey key, RowChange change) {}

  /** What came of it. */
  sealed interface Outcome {

    /** Empty where another write came in between. */
    record Done(Optional<Change> change) implements Outcome {}

    /** Nothing was done: the row was only read. */
    record Read(Optional<StoredRow> row) implements Outcome {}
  }

  /** A row that becomes another. */
  private record Replaced(Asked<Wanted, Outcome> asked, StoredRow before, Change change, Row row) {

    RowSets.Replacement replacement() {
      return new RowSets.Replacement(row, before.version());
    }

    void settle(boolean done) {
      asked.answer(new Outcome.Done(done ? Optional.of(change) : Optional.empty()));
    }

    void leave() {
      asked.answer(new Outcome.Read(Optional.of(before)));
    }
  }

  /** Does all of one table; no key is wanted twice. */
  void change(TableDefinition table, Map<RowKey, Asked<Wanted, Outcome>> wanted) {
    Map<RowKey, StoredRow> found = rows.get(table, List.copyOf(wanted.keySet()));
    Map<RowKey, Replaced> replaced = new LinkedHashMap<>();
    wanted.forEach(
        (key, asked) ->
            decide(asked, Optional.ofNullable(found.get(key)))
                .ifPresent(one -> replaced.put(key, one)));
    if (!replaced.isEmpty()) {
      replace(table, replaced);
    }
  }

  /** Those that are to be replaced; whoever wants something else of a row does it alone. */
  private static Optional<Replaced> decide(
      Asked<Wanted, Outcome> asked, Optional<StoredRow> stored) {
    if (stored.isEmpty() || GatheredRows.isLarge(stored.get().text())) {
      asked.answer(new Outcome.Read(stored));
      return Optional.empty();
    }
    try {
      return decided(asked, stored.get(), asked.what().change().of(stored));
    } catch (RuntimeException e) {
      asked.fail(e);
      return Optional.empty();
    }
  }

  private static Optional<Replaced> decided(
      Asked<Wanted, Outcome> asked, StoredRow stored, Decided decided) {
    if (decided.keeps(stored)) {
      asked.answer(new Outcome.Done(Optional.of(decided.change())));
      return Optional.empty();
    }
    Optional<Row> row = decided.row().filter(made -> !GatheredRows.isLarge(made.text()));
    if (row.isEmpty()) {
      asked.answer(new Outcome.Read(Optional.of(stored)));
    }
    return row.map(made -> new Replaced(asked, stored, decided.change(), made));
  }

  private void replace(TableDefinition table, Map<RowKey, Replaced> replaced) {
    Collection<Replaced> all = replaced.values();
    try {
      Map<RowKey, Boolean> done =
          rows.replace(table, all.stream().map(Replaced::replacement).toList());
      replaced.forEach((key, one) -> one.settle(done.getOrDefault(key, false)));
    } catch (RuntimeException e) {
      all.forEach(StatementRefused.is(e) ? Replaced::leave : one -> one.asked().fail(e));
    }
  }
}
