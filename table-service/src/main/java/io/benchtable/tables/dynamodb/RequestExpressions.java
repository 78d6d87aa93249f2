package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Expressions;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.expression.KeyTests;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.storage.Precondition;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one request says in expressions, with the names and values that they share, or else in older
 * parameters.
 */
final class RequestExpressions {

  private final RequestBody request;
  private final RequestParameters parameters;
  private final LegacyParameters legacy;
  private @Nullable Expressions known;

  private RequestExpressions(RequestBody request, RequestParameters parameters) {
    this.request = request;
    this.parameters = parameters;
    this.legacy = new LegacyParameters(request, parameters.others());
  }

  /** Refuses what can be seen to be wrong before any expression is read. */
  static RequestExpressions of(RequestBody request, RequestParameters parameters) {
    parameters.check(request);
    return new RequestExpressions(request, parameters);
  }

  /** Names and values are read with the first expression. */
  private Expressions expressions() {
    Expressions read = known;
    if (read == null) {
      JsonNode values =
          parameters.withValues().isEmpty() ? null : request.member("ExpressionAttributeValues");
      read =
          Expressions.of(
              request.stringMap("ExpressionAttributeNames"),
              values == null ? Map.of() : ItemJson.readValues(values));
      known = read;
    }
    return read;
  }

  /** The condition of a write; nothing is a condition that always holds. */
  Precondition precondition() {
    Optional<Condition> condition =
        request.string("ConditionExpression").map(expressions()::condition);
    return condition
        .or(legacy::condition)
        .<Precondition>map(Expected::new)
        .orElse(Precondition.NONE);
  }

  private record Expected(Condition condition) implements Precondition {

    @Override
    public boolean holds(Optional<Item> stored) {
      return condition.holds(stored.orElse(Item.EMPTY));
    }

    @Override
    public boolean wantsAbsence(KeySchema key) {
      return condition.refusesEvery(key);
    }
  }

  Optional<Update> update(KeySchema key) {
    return request.string("UpdateExpression").map(text -> expressions().update(text, key));
  }

  /** The key condition of a query, of a table that is not known yet. */
  Function<KeySchema, KeyCondition> keyCondition() {
    Optional<KeyTests> tests =
        request.string("KeyConditionExpression").map(expressions()::keyTests);
    if (tests.isPresent()) {
      return tests.get()::of;
    }
    return legacy
            .keyConditions()
            .orElseThrow(
                () ->
                    RequestRefused.invalid(
                        "Either the KeyConditions or KeyConditionExpression parameter must be"
                            + " specified in the request."))
        ::keyCondition;
  }

  /** An update of a table that is not known yet. */
  Optional<Update> update() {
    return request.string("UpdateExpression").map(expressions()::update).or(legacy::update);
  }

  Optional<Condition> filter() {
    return request.string("FilterExpression").map(expressions()::filter).or(legacy::filter);
  }

  Optional<Projection> projection() {
    return request
        .string("ProjectionExpression")
        .map(expressions()::projection)
        .or(legacy::projection);
  }

  void checkAllUsed() {
    expressions().checkAllUsed();
  }
}
