package io.benchtable.tables.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls by chance; the same ones of the same seed. */
final class RandomCalls {

  private final RandomValues values;
  private final RandomChecks checks;
  private final RandomChanges changes;
  private final RandomReadings readings;
  private final RandomStatements statements;
  private int tokens;

  RandomCalls(long seed) {
    this.values = new RandomValues(new Random(seed));
    this.checks = new RandomChecks(values);
    this.changes = new RandomChanges(values);
    this.readings = new RandomReadings(values, checks);
    this.statements = new RandomStatements(values, checks, changes);
  }

  List<Call> history(int length) {
    List<Call> history = new ArrayList<>();
    while (history.size() < length) {
      history.add(call(history));
    }
    return history;
  }

  private Call call(List<Call> before) {
    int kind = values.below(1000);
    if (kind < 5) {
      int table = values.below(Schema.ALL.size());
      return values.once(2) ? new Call.AddIndex(table) : new Call.DropIndex(table);
    }
    if (kind < 13) {
      return before.stream()
          .filter(Call.TransactWrite.class::isInstance)
          .reduce((_, last) -> last)
          .orElseGet(this::transactWrite);
    }
    return switch (kind % 20) {
      case 0, 1, 2 -> put(true);
      case 3, 4, 5, 6 -> update(true);
      case 7 -> delete(true);
      case 8, 9 -> get();
      case 10, 11, 12 -> readings.query(values.below(Schema.ALL.size()));
      case 13 -> readings.scan(values.below(Schema.ALL.size()));
      case 14 -> new Call.BatchGet(keys(8));
      case 15 -> batchWrite();
      case 16 -> transactWrite();
      case 17 -> new Call.TransactGet(projected(keys(4)));
      case 18 -> statements.one();
      default -> statements.several();
    };
  }

  /** Seldom one that the schema refuses. */
  private Map<String, Object> anyKey(int table) {
    Map<String, Object> key = values.key(Schema.ALL.get(table));
    if (values.once(60)) {
      key.put("p", true);
    }
    return key;
  }

  private Map<String, Object> item(int table) {
    Map<String, Object> item = anyKey(table);
    for (int i = values.below(8); i > 0; i--) {
      String attribute = values.attribute();
      item.put(attribute, values.valueOf(attribute));
    }
    return item;
  }

  private @Nullable Check condition(boolean legacy) {
    if (!values.once(3)) {
      return null;
    }
    if (legacy) {
      return checks.legacy(RandomValues.FREE);
    }
    return values.once(4)
        ? new Check.Function(
            values.once(2) ? "attribute_exists" : "attribute_not_exists", Place.of("p"), null)
        : checks.any(() -> values.once(6) ? Place.of(values.attribute()) : values.place());
  }

  private Call.Put put(boolean alone) {
    int table = values.below(Schema.ALL.size());
    boolean legacy = alone && values.once(6);
    return new Call.Put(
        table,
        item(table),
        condition(legacy),
        alone && values.once(2) ? "ALL_OLD" : "NONE",
        !legacy && values.once(2),
        legacy);
  }

  private Call.Update update(boolean alone) {
    int table = values.below(Schema.ALL.size());
    boolean legacy = alone && values.once(6);
    String returns =
        alone
            ? values.of(List.of("NONE", "ALL_OLD", "ALL_NEW", "UPDATED_OLD", "UPDATED_NEW"))
            : "NONE";
    Changes made = legacy ? changes.whole(true) : changes.any(!returns.startsWith("UPDATED"));
    while (!alone && made.all().isEmpty()) {
      made = changes.any(true);
    }
    return new Call.Update(
        table, anyKey(table), made, condition(legacy), returns, !legacy && values.once(2), legacy);
  }

  private Call.Delete delete(boolean alone) {
    int table = values.below(Schema.ALL.size());
    boolean legacy = alone && values.once(6);
    return new Call.Delete(
        table,
        anyKey(table),
        condition(legacy),
        alone && values.once(2) ? "ALL_OLD" : "NONE",
        !legacy && values.once(2),
        legacy);
  }

  private Call.Get get() {
    int table = values.below(Schema.ALL.size());
    boolean legacy = values.once(6);
    return new Call.Get(table, anyKey(table), projection(legacy), values.once(2), legacy);
  }

  private List<Place> projection(boolean legacy) {
    List<Place> places = new ArrayList<>();
    for (int i = values.below(3); i > 0; i--) {
      places.add(legacy ? Place.of(values.of(RandomValues.FREE)) : values.place());
    }
    return values.apart(places);
  }

  private List<Call.Get> keys(int most) {
    List<Call.Get> gets = new ArrayList<>();
    for (int i = values.below(most); i >= 0; i--) {
      int table = values.below(Schema.ALL.size());
      Call.Get get =
          new Call.Get(table, values.key(Schema.ALL.get(table)), List.of(), false, false);
      if (!gets.contains(get) || values.once(4)) {
        gets.add(get);
      }
    }
    return gets;
  }

  private List<Call.Get> projected(List<Call.Get> gets) {
    return gets.stream()
        .map(get -> new Call.Get(get.table(), get.key(), projection(false), false, false))
        .toList();
  }

  private Call batchWrite() {
    List<Call.Write> writes = new ArrayList<>();
    for (int i = values.below(6); i >= 0; i--) {
      int table = values.below(Schema.ALL.size());
      writes.add(
          values.once(3)
              ? new Call.Delete(
                  table, values.key(Schema.ALL.get(table)), null, "NONE", false, false)
              : new Call.Put(table, item(table), null, "NONE", false, false));
    }
    return new Call.BatchWrite(apart(writes));
  }

  /** Seldom two of one item. */
  private List<Call.Write> apart(List<Call.Write> writes) {
    Set<Object> keys = new HashSet<>();
    return writes.stream()
        .filter(
            write ->
                keys.add(
                        List.of(write.table(), Schema.ALL.get(write.table()).keyOf(write.target())))
                    || values.once(4))
        .toList();
  }

  private Call.TransactWrite transactWrite() {
    List<Call.Write> writes = new ArrayList<>();
    for (int i = values.below(4); i >= 0; i--) {
      writes.add(
          switch (values.below(5)) {
            case 0 -> delete(false);
            case 1 -> verify();
            case 2 -> put(false);
            default -> update(false);
          });
    }
    // Mostly a new one.
    int token = values.once(30) ? tokens : ++tokens;
    return new Call.TransactWrite(apart(writes), "token-" + token);
  }

  private Call.Verify verify() {
    int table = values.below(Schema.ALL.size());
    return new Call.Verify(
        table, values.key(Schema.ALL.get(table)), checks.any(values::place), values.once(2));
  }
}
