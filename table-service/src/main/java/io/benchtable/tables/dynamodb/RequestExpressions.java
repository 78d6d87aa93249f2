package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Expressions;
import io.benchtable.tables.expression.KeyCondition;
import io.benchtable.tables.expression.Path;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.expression.legacy.Criteria;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.storage.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final List<Path> paths = new ArrayList<>();
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
      RequestParameters.checkGiven(request, "ExpressionAttributeNames");
      Map<String, String> names = request.stringMap("ExpressionAttributeNames");
      Expressions.checkNames(names);
      read = Expressions.of(names, values());
      known = read;
    }
    return read;
  }

  private Map<String, AttributeValue> values() {
    JsonNode values =
        parameters.withValues().isEmpty() ? null : request.member("ExpressionAttributeValues");
    if (values == null) {
      return Map.of();
    }
    RequestParameters.checkGiven(request, "ExpressionAttributeValues");
    return ItemJson.readValues(values);
  }

  /** Reads the filter of the older kind for what is wrong with it, before anything else is read. */
  void checkOlderFilter() {
    legacy.filter();
  }

  /** The same of the attributes that are wanted. */
  void checkOlderProjection() {
    legacy.projection();
  }

  /** The condition of a write; nothing is a condition that always holds. */
  Precondition precondition() {
    Optional<Condition> condition =
        request.string("ConditionExpression").map(expressions()::condition);
    condition.ifPresent(compiled -> paths.addAll(compiled.paths()));
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

  /**
   * The key condition of a query, of a table that is not known yet. What it means is found out when
   * all expressions are read.
   */
  Supplier<Function<KeySchema, KeyCondition>> keyCondition() {
    Optional<Condition> condition =
        request.string("KeyConditionExpression").map(text -> expressions().keyCondition(text));
    if (condition.isPresent()) {
      return () -> Expressions.keyTests(condition.get())::of;
    }
    Criteria older =
        legacy
            .keyConditions()
            .orElseThrow(
                () ->
                    RequestRefused.invalid(
                        "Either the KeyConditions or KeyConditionExpression parameter must be"
                            + " specified in the request."));
    return () -> older::keyCondition;
  }

  /** An update of a table that is not known yet. */
  Optional<Update> update() {
    Optional<Update> update = request.string("UpdateExpression").map(expressions()::update);
    update.ifPresent(compiled -> paths.addAll(compiled.paths()));
    return update.or(legacy::update);
  }

  Optional<Condition> filter() {
    Optional<Condition> filter = request.string("FilterExpression").map(expressions()::filter);
    filter.ifPresent(compiled -> paths.addAll(compiled.paths()));
    return filter.or(legacy::filter);
  }

  Optional<Projection> projection() {
    Optional<Projection> projection =
        request.string("ProjectionExpression").map(expressions()::projection);
    projection.ifPresent(compiled -> paths.addAll(compiled.paths()));
    return projection.or(legacy::projection);
  }

  /** Whether any of them looks inside of an attribute. */
  boolean lookInside() {
    return paths.stream().anyMatch(path -> !path.inside().isEmpty());
  }

  /** Refuses to look inside of keys; to be called when the table is known. */
  void checkKeyPaths(TableDefinition table) {
    if (lookInside()) {
      KeyPaths.check(table, paths);
    }
  }

  void checkAllUsed() {
    expressions().checkAllUsed();
  }
}
