package io.benchtable.tables.model;

import io.benchtable.tables.model.ModelTable.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables as they should be, and what each call should be answered. */
final class Model {

  private final List<ModelTable> tables = Schema.ALL.stream().map(ModelTable::new).toList();
  private final Map<String, Call.TransactWrite> tokens = new HashMap<>();

  Answer answer(Call call) {
    return switch (call) {
      case Call.Write write -> write(write);
      case Call.Get get -> get(get);
      case Call.Query query -> Readings.query(table(query.reading().table()), query);
      case Call.Scan scan -> Readings.scan(table(scan.reading().table()), scan);
      case Call.BatchGet batch -> batchGet(batch);
      case Call.BatchWrite batch -> batchWrite(batch);
      case Call.TransactWrite transaction -> transactWrite(transaction);
      case Call.TransactGet transaction -> transactGet(transaction);
      case Call.Statement statement -> ModelStatements.answer(this, statement);
      case Call.Statements statements -> ModelStatements.answer(this, statements);
      case Call.AddIndex(int table) -> index(table(table), true);
      case Call.DropIndex(int table) -> index(table(table), false);
    };
  }

  ModelTable table(int number) {
    return tables.get(number);
  }

  Schema schema(int number) {
    return table(number).schema;
  }

  private static Answer index(ModelTable table, boolean add) {
    boolean there = table.schema.has(Schema.LATER);
    if (there == add) {
      return new Answer(add ? Answer.INVALID : "ResourceNotFoundException", Map.of());
    }
    table.schema = add ? table.schema.with(Schema.LATER) : table.schema.without(Schema.LATER);
    return Answer.of(Map.of());
  }

  private Answer write(Call.Write write) {
    ModelTable table = table(write.table());
    if (table.isInvalid(write)) {
      return Answer.invalid();
    }
    Outcome outcome = table.outcome(write);
    if (outcome.failed()) {
      return failed(outcome, write.showsFailed());
    }
    table.set(write.target(), outcome.made());
    return Answer.of("Attributes", ModelTable.returned(write, outcome));
  }

  static Answer failed(Outcome outcome, boolean shown) {
    if (outcome.error().equals("ValidationError")) {
      return Answer.invalid();
    }
    Map<String, Object> old = outcome.old();
    return new Answer(Answer.CONDITION, shown && old != null ? Map.of("Item", old) : Map.of());
  }

  private Answer get(Call.Get get) {
    ModelTable table = table(get.table());
    return table.schema.fitsKey(get.key()) ? Answer.of("Item", found(get)) : Answer.invalid();
  }

  private @Nullable Map<String, Object> found(Call.Get get) {
    Map<String, Object> item = table(get.table()).get(get.key());
    return item == null || get.projection().isEmpty()
        ? item
        : Place.project(item, get.projection());
  }

  private Answer batchGet(Call.BatchGet batch) {
    Set<List<Object>> keys = new HashSet<>();
    List<Object> found = new ArrayList<>();
    for (Call.Get get : batch.gets()) {
      if (!keys.add(List.of(get.table(), get.key()))) {
        return Answer.invalid();
      }
      Map<String, Object> item = found(get);
      if (item != null) {
        found.add(Map.of(Integer.toString(get.table()), item));
      }
    }
    return Answer.of("Responses", Answer.unordered(found));
  }

  private Answer batchWrite(Call.BatchWrite batch) {
    Set<List<Object>> keys = new HashSet<>();
    for (Call.Write write : batch.writes()) {
      ModelTable table = table(write.table());
      if (table.isInvalid(write)
          || !keys.add(List.of(write.table(), table.schema.keyOf(write.target())))) {
        return Answer.invalid();
      }
    }
    batch.writes().forEach(this::write);
    return Answer.of(Map.of());
  }

  private Answer transactGet(Call.TransactGet transaction) {
    List<Map<String, Object>> found = new ArrayList<>();
    Set<List<Object>> keys = new HashSet<>();
    for (Call.Get get : transaction.gets()) {
      if (!keys.add(List.of(get.table(), get.key()))) {
        return Answer.invalid();
      }
      Map<String, Object> item = found(get);
      found.add(item == null ? Map.of() : Map.of("Item", item));
    }
    return Answer.of("Responses", found);
  }

  private Answer transactWrite(Call.TransactWrite transaction) {
    // The reference has no order of these: keys that do not fit are told of first.
    if (isInvalid(transaction.writes())) {
      return together(transaction.writes());
    }
    Set<List<Object>> keys = new HashSet<>();
    for (Call.Write write : transaction.writes()) {
      ModelTable table = table(write.table());
      if (!keys.add(List.of(write.table(), table.schema.keyOf(write.target())))) {
        return Answer.invalid();
      }
    }
    Call.TransactWrite done = tokens.get(transaction.token());
    if (done != null) {
      return done.writes().equals(transaction.writes())
          ? Answer.of(Map.of())
          : new Answer("IdempotentParameterMismatchException", Map.of());
    }
    Answer answer = together(transaction.writes());
    if (answer.error().isEmpty()) {
      tokens.put(transaction.token(), transaction);
    }
    return answer;
  }

  private boolean isInvalid(List<Call.Write> writes) {
    return writes.stream().anyMatch(write -> table(write.table()).isInvalid(write));
  }

  /** All of several writes to different items, or none. */
  Answer together(List<Call.Write> writes) {
    boolean invalid = isInvalid(writes);
    List<Outcome> outcomes = new ArrayList<>();
    List<Map<String, Object>> reasons = new ArrayList<>();
    for (Call.Write write : writes) {
      ModelTable table = table(write.table());
      // What is invalid whatever the items are is found before any item is looked at.
      Outcome outcome =
          invalid
              ? new Outcome(table.isInvalid(write) ? "ValidationError" : "", null, null)
              : table.outcome(write);
      outcomes.add(outcome);
      boolean shown = write.showsFailed() && outcome.error().equals("ConditionalCheckFailed");
      reasons.add(
          Answer.reason(outcome.failed() ? outcome.error() : "None", shown ? outcome.old() : null));
    }
    if (outcomes.stream().anyMatch(Outcome::failed)) {
      return Answer.cancelled(reasons);
    }
    for (int i = 0; i < writes.size(); i++) {
      table(writes.get(i).table()).set(writes.get(i).target(), outcomes.get(i).made());
    }
    return Answer.of(Map.of());
  }
}
