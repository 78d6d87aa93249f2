package io.benchtable.tables.model;

import io.benchtable.tables.model.Modification.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table's items by their keys. */
final class ModelTable {

  /** What a write would do: an error by its code in transactions, or an item, or none. */
  record Outcome(
      String error, @Nullable Map<String, Object> old, @Nullable Map<String, Object> made) {

    boolean failed() {
      return !error.isEmpty();
    }
  }

  private final Map<List<Object>, Map<String, Object>> items = new HashMap<>();
  Schema schema;

  ModelTable(Schema schema) {
    this.schema = schema;
  }

  List<Map<String, Object>> items() {
    return List.copyOf(items.values());
  }

  @Nullable Map<String, Object> get(Map<String, Object> key) {
    return items.get(schema.keyOf(key));
  }

  /** What is invalid whatever the item is. */
  boolean isInvalid(Call.Write write) {
    return !schema.fitsKey(write.target())
        || write instanceof Call.Put put && !schema.fitsIndexes(put.target());
  }

  Outcome outcome(Call.Write write) {
    Map<String, Object> old = get(write.target());
    Map<String, Object> seen = old == null ? Map.of() : old;
    Check condition = write.condition();
    if (condition != null && !condition.holds(seen)) {
      return new Outcome("ConditionalCheckFailed", old, null);
    }
    return switch (write) {
      case Call.Put put -> new Outcome("", old, put.target());
      case Call.Delete _ -> new Outcome("", old, null);
      case Call.Verify _ -> new Outcome("", old, old);
      case Call.Update update -> updated(update, old);
    };
  }

  private Outcome updated(Call.Update update, @Nullable Map<String, Object> old) {
    try {
      Map<String, Object> made = update.changes().of(old == null ? update.target() : old);
      if (old == null && !update.changes().give()) {
        return new Outcome("", null, null);
      }
      if (!schema.fitsIndexes(made)) {
        return new Outcome("ValidationError", old, null);
      }
      return new Outcome("", old, made);
    } catch (Refused e) {
      return new Outcome("ValidationError", old, null);
    }
  }

  void set(Map<String, Object> target, @Nullable Map<String, Object> made) {
    if (made == null) {
      items.remove(schema.keyOf(target));
    } else {
      items.put(schema.keyOf(target), made);
    }
  }

  /** What a write tells of the item before and after. */
  static @Nullable Map<String, Object> returned(Call.Write write, Outcome outcome) {
    return switch (write) {
      case Call.Put put -> put.returns().equals("ALL_OLD") ? outcome.old() : null;
      case Call.Delete delete -> delete.returns().equals("ALL_OLD") ? outcome.old() : null;
      case Call.Verify _ -> null;
      case Call.Update update -> returned(update, outcome);
    };
  }

  private static @Nullable Map<String, Object> returned(Call.Update update, Outcome outcome) {
    Map<String, Object> image = update.returns().endsWith("OLD") ? outcome.old() : outcome.made();
    if (image == null || update.returns().equals("NONE")) {
      return null;
    }
    if (update.returns().startsWith("ALL")) {
      return image;
    }
    if (update.changes().all().isEmpty()) {
      return null;
    }
    Map<String, Object> touched = Place.project(image, update.changes().places());
    return touched.isEmpty() ? null : touched;
  }
}
