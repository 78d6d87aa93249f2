package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.storage.GatheredChanges.Outcome;
import io.benchtable.tables.storage.Gathering.Asked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads and writes rows together that several requests ask for at the same time: one statement and
 * one commit do for all of them. None suffers from another: each key is written once in a
 * statement, and where a statement is refused, be it that somebody holds one of its rows, each is
 * done by itself.
 */
final class GatheredRows {

  /** While some read or write, others come; the third waits for one of them. */
  private static final int LEADERS = 2;

  /** For each of reads, ranges, puts and changes. */
  static final int MOST_STATEMENTS = 4 * LEADERS;

  private static final int MOST = 64;

  /** Each may have half a megabyte of rows, and one large row more. */
  private static final int MOST_RANGES = 8;

  /** Larger items go alone, which bounds what a statement carries. */
  private static final int LONGEST_TEXT = 32 * 1024;

  private final Gathering<Wanted<RowKey>, Optional<StoredRow>> reads;
  private final Gathering<WantedRange, Rows.Batch> ranges;
  private final Gathering<Wanted<Row>, PutOutcome> puts;
  private final Gathering<GatheredChanges.Wanted, Outcome> changes;
  private final RememberedRows remembered;

  /** The next rows of a range of a table. */
  private record WantedRange(TableDefinition table, RangeStatement range) {

    /** What ranges have in common that are read by one statement, of one table at that. */
    record Kind(String sql, int limit, long mostBytes) {}

    Kind kind() {
      return new Kind(range.sql(), range.limit(), range.mostBytes());
    }
  }

  /**
   * @param remembered rows that need not be read
   */
  GatheredRows(RowSets rows, RememberedRows remembered) {
    this.remembered = remembered;
    reads =
        gathering(
            (table, keys) -> {
              Map<RowKey, Optional<StoredRow>> found = new LinkedHashMap<>();
              rows.get(table, keys).forEach((key, row) -> found.put(key, Optional.of(row)));
              return found;
            },
            Optional.empty());
    ranges = new Gathering<>(LEADERS, MOST_RANGES, asked -> read(rows, asked));
    puts = gathering(rows::put, new PutOutcome.Unchanged());
    GatheredChanges changed = new GatheredChanges(rows, remembered);
    changes = new Gathering<>(LEADERS, MOST, asked -> change(changed, asked));
  }

  /** What is to be done with a row of a table. */
  private record Wanted<T>(TableDefinition table, RowKey key, T what) {}

  Optional<StoredRow> get(TableDefinition table, RowKey key, Supplier<Optional<StoredRow>> alone) {
    return ask(reads, new Wanted<>(table, key, key), alone);
  }

  Rows.Batch read(TableDefinition table, RangeStatement range, Supplier<Rows.Batch> alone) {
    return ask(ranges, new WantedRange(table, range), alone);
  }

  PutOutcome put(TableDefinition table, Row row, Supplier<PutOutcome> alone) {
    remembered.keep(table, row.key(), Optional.empty());
    return isLarge(row.text())
        ? alone.get()
        : ask(puts, new Wanted<>(table, row.key(), row), alone);
  }

  /**
   * @param alone does it by itself; empty where another write came in between
   * @param left does the same with a row that was only read
   */
  Optional<Change> change(
      TableDefinition table,
      RowKey key,
      RowChange change,
      Supplier<Optional<Change>> alone,
      Function<Optional<StoredRow>, Optional<Change>> left) {
    Outcome outcome =
        ask(
            changes,
            new GatheredChanges.Wanted(table, key, change),
            () -> new Outcome.Done(alone.get()));
    return switch (outcome) {
      case Outcome.Done(Optional<Change> done) -> done;
      case Outcome.Read(Optional<StoredRow> row) -> left.apply(row);
    };
  }

  static boolean isLarge(String text) {
    return text.length() > LONGEST_TEXT;
  }

  private static <A, R> R ask(Gathering<A, R> gathering, A what, Supplier<R> alone) {
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? alone.get()
        : gathering.ask(what, alone);
  }

  private static <T, R> Gathering<Wanted<T>, R> gathering(
      BiFunction<TableDefinition, List<T>, Map<RowKey, R>> statement, R otherwise) {
    return new Gathering<>(
        LEADERS,
        MOST,
        asked ->
            byTable(asked, Wanted::table)
                .forEach((table, some) -> doTogether(table, some, statement, otherwise)));
  }

  private static void read(RowSets rows, List<Asked<WantedRange, Rows.Batch>> asked) {
    asked.stream()
        .collect(Collectors.groupingBy(one -> one.what().kind()))
        .values()
        .forEach(alike -> readAlike(rows, alike));
  }

  private static void readAlike(RowSets rows, List<Asked<WantedRange, Rows.Batch>> alike) {
    try {
      List<Rows.Batch> found =
          rows.read(
              alike.getFirst().what().table(),
              alike.stream().map(one -> one.what().range()).toList());
      for (int i = 0; i < alike.size(); i++) {
        alike.get(i).answer(found.get(i));
      }
    } catch (RuntimeException e) {
      settle(alike, e);
    }
  }

  private static <A, R> void settle(Collection<Asked<A, R>> asked, RuntimeException failure) {
    boolean nothingDone = StatementRefused.is(failure);
    asked.forEach(nothingDone ? Asked::decline : one -> one.fail(failure));
  }

  private static void change(
      GatheredChanges changes, List<Asked<GatheredChanges.Wanted, Outcome>> asked) {
    byTable(asked, GatheredChanges.Wanted::table)
        .forEach(
            (table, some) -> {
              Map<RowKey, Asked<GatheredChanges.Wanted, Outcome>> first =
                  firstOfEachKey(some, GatheredChanges.Wanted::key);
              try {
                changes.change(table, first);
              } catch (RuntimeException e) {
                settle(first.values(), e);
              }
            });
  }

  private static <A, R> Map<TableDefinition, List<Asked<A, R>>> byTable(
      List<Asked<A, R>> asked, Function<A, TableDefinition> table) {
    Map<TableDefinition, List<Asked<A, R>>> tables = new IdentityHashMap<>();
    for (Asked<A, R> one : asked) {
      tables.computeIfAbsent(table.apply(one.what()), _ -> new ArrayList<>()).add(one);
    }
    return tables;
  }

  /** Declines those whose key another one has already. */
  private static <A, R> Map<RowKey, Asked<A, R>> firstOfEachKey(
      List<Asked<A, R>> asked, Function<A, RowKey> key) {
    Map<RowKey, Asked<A, R>> first = new LinkedHashMap<>();
    for (Asked<A, R> one : asked) {
      if (first.putIfAbsent(key.apply(one.what()), one) != null) {
        one.decline();
      }
    }
    return first;
  }

  private static <T, R> void doTogether(
      TableDefinition table,
      List<Asked<Wanted<T>, R>> asked,
      BiFunction<TableDefinition, List<T>, Map<RowKey, R>> statement,
      R otherwise) {
    Map<RowKey, Asked<Wanted<T>, R>> first = firstOfEachKey(asked, Wanted::key);
    try {
      Map<RowKey, R> done =
          statement.apply(table, first.values().stream().map(one -> one.what().what()).toList());
      first.forEach((key, one) -> one.answer(done.getOrDefault(key, otherwise)));
    } catch (RuntimeException e) {
      settle(first.values(), e);
    }
  }
}
