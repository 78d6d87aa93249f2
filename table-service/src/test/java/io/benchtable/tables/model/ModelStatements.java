package io.benchtable.tables.model;

import io.benchtable.tables.model.Call.Statement.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Statements of PartiQL in the model. */
final class ModelStatements {

  private ModelStatements() {}

  static Answer answer(Model model, Call.Statement statement) {
    ModelTable table = model.table(statement.table());
    Map<String, Object> old = table.get(statement.target());
    Check condition = statement.condition();
    boolean holds = condition == null || old != null && condition.holds(old);
    return switch (statement.kind()) {
      case SELECT -> items(old != null && holds ? old : null);
      case INSERT -> {
        if (!table.schema.fitsIndexes(statement.target())) {
          yield Answer.invalid();
        }
        if (old != null) {
          yield new Answer("DuplicateItemException", Map.of());
        }
        table.set(statement.target(), statement.target());
        yield items(null);
      }
      case DELETE -> {
        if (old != null && !holds) {
          yield new Answer(Answer.CONDITION, Map.of());
        }
        table.set(statement.target(), null);
        yield items(statement.returning().isEmpty() ? null : old);
      }
      case UPDATE -> {
        if (old == null || !holds) {
          yield new Answer(Answer.CONDITION, Map.of());
        }
        Call.Update update = update(statement, null);
        ModelTable.Outcome outcome = table.outcome(update);
        if (outcome.failed()) {
          yield Answer.invalid();
        }
        table.set(update.target(), outcome.made());
        yield items(ModelTable.returned(update, outcome));
      }
    };
  }

  private static Answer items(@Nullable Map<String, Object> item) {
    return Answer.of("Items", item == null ? List.of() : List.of(item));
  }

  private static Call.Update update(Call.Statement statement, @Nullable Check condition) {
    String returns =
        statement.returning().isEmpty()
            ? "NONE"
            : statement.returning().replace("MODIFIED", "UPDATED").replace(' ', '_');
    return new Call.Update(
        statement.table(),
        statement.target(),
        statement.changes(),
        condition,
        returns,
        false,
        false);
  }

  static Answer answer(Model model, Call.Statements statements) {
    if (!statements.transaction()) {
      return Answer.of(
          "Responses",
          statements.statements().stream().map(one -> response(answer(model, one))).toList());
    }
    Set<List<Object>> keys = new HashSet<>();
    for (Call.Statement one : statements.statements()) {
      Schema schema = model.schema(one.table());
      if (!keys.add(List.of(one.table(), schema.keyOf(one.target())))) {
        return Answer.invalid();
      }
    }
    if (statements.statements().getFirst().kind() == Kind.SELECT) {
      return answer(model, new Call.Statements(false, statements.statements()));
    }
    Answer answer =
        model.together(statements.statements().stream().map(one -> write(model, one)).toList());
    if (!answer.error().isEmpty()) {
      return withDuplicates(answer, statements.statements());
    }
    return Answer.of("Responses", statements.statements().stream().map(_ -> Map.of()).toList());
  }

  /** Where an item must not be there, the reason has another name. */
  private static Answer withDuplicates(Answer answer, List<Call.Statement> statements) {
    List<Map<String, Object>> named = new ArrayList<>();
    List<?> reasons = (List<?>) Objects.requireNonNull(answer.content().get("CancellationReasons"));
    for (int i = 0; i < statements.size(); i++) {
      Map<?, ?> reason = (Map<?, ?>) reasons.get(i);
      String code = (String) Objects.requireNonNull(reason.get("Code"));
      boolean duplicate =
          code.equals("ConditionalCheckFailed") && statements.get(i).kind() == Kind.INSERT;
      named.add(Answer.reason(duplicate ? "DuplicateItem" : code, null));
    }
    return Answer.cancelled(named);
  }

  private static Map<String, Object> response(Answer answer) {
    if (!answer.error().isEmpty()) {
      return Map.of(
          "Error",
          switch (answer.error()) {
            case Answer.CONDITION -> "ConditionalCheckFailed";
            case Answer.INVALID -> "ValidationError";
            default -> "DuplicateItem";
          });
    }
    List<?> items = (List<?>) answer.content().get("Items");
    return items == null || items.isEmpty() ? Map.of() : Map.of("Item", items.getFirst());
  }

  /** As a write of a transaction: that of an item that must, or must not, be there. */
  private static Call.Write write(Model model, Call.Statement one) {
    Place key = Place.of(model.schema(one.table()).hash());
    Check there = new Check.Function("attribute_exists", key, null);
    Check condition = one.condition();
    Check both = condition == null ? there : new Check.Joined(true, there, condition);
    Check either =
        condition == null ? null : new Check.Joined(false, new Check.Not(there), condition);
    return switch (one.kind()) {
      case INSERT ->
          new Call.Put(one.table(), one.target(), new Check.Not(there), "NONE", false, false);
      case DELETE -> new Call.Delete(one.table(), one.target(), either, "NONE", false, false);
      case UPDATE -> update(one, both);
      case SELECT -> new Call.Verify(one.table(), one.target(), both, false);
    };
  }
}
