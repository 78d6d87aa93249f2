package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.Gathering.Asked;
import io.benchtable.tables.storage.RowChange.Decided;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes rows that are there together: one statement reads them, where what they are is not known
 * from an earlier change, and one writes what they become.
 */
record GatheredChanges(RowSets rows, RememberedRows remembered) {

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

    StoredRow after(long version) {
      return new StoredRow(row.text(), version);
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
    Map<RowKey, Replaced> replaced = new LinkedHashMap<>();
    Map<RowKey, Asked<Wanted, Outcome>> unknown = new LinkedHashMap<>();
    wanted.forEach(
        (key, asked) ->
            remembered
                .get(table, key)
                .flatMap(row -> again(asked, row))
                .ifPresentOrElse(one -> replaced.put(key, one), () -> unknown.put(key, asked)));
    if (!unknown.isEmpty()) {
      Map<RowKey, StoredRow> found = rows.get(table, List.copyOf(unknown.keySet()));
      unknown.forEach(
          (key, asked) ->
              decide(asked, Optional.ofNullable(found.get(key)))
                  .ifPresent(one -> replaced.put(key, one)));
    }
    if (!replaced.isEmpty()) {
      replace(table, replaced);
    }
  }

  private static Optional<Replaced> again(Asked<Wanted, Outcome> asked, StoredRow remembered) {
    return asked
        .what()
        .change()
        .again(remembered)
        .flatMap(decided -> replaced(asked, remembered, decided));
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
    Optional<Replaced> replaced = replaced(asked, stored, decided);
    if (replaced.isEmpty()) {
      asked.answer(new Outcome.Read(Optional.of(stored)));
    }
    return replaced;
  }

  private static Optional<Replaced> replaced(
      Asked<Wanted, Outcome> asked, StoredRow stored, Decided decided) {
    return decided
        .row()
        .filter(row -> !GatheredRows.isLarge(row.text()))
        .map(row -> new Replaced(asked, stored, decided.change(), row));
  }

  private void replace(TableDefinition table, Map<RowKey, Replaced> replaced) {
    Collection<Replaced> all = replaced.values();
    try {
      Map<RowKey, Long> versions =
          rows.replace(table, all.stream().map(Replaced::replacement).toList());
      replaced.forEach(
          (key, one) -> settle(table, key, one, Optional.ofNullable(versions.get(key))));
    } catch (RuntimeException e) {
      all.forEach(StatementRefused.is(e) ? Replaced::leave : one -> one.asked().fail(e));
    }
  }

  /**
   * @param version of the new row; empty where another write came in between
   */
  private void settle(
      TableDefinition table, RowKey key, Replaced replaced, Optional<Long> version) {
    remembered.keep(table, key, version.map(replaced::after));
    replaced.settle(version.isPresent());
  }
}
