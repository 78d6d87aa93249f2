package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Expressions;
import io.benchtable.tables.expression.KeyTests;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.storage.Precondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The expressions of one request, with the names and values that they share. */
final class RequestExpressions {

  private static final List<String> ALL =
      List.of(
          "ConditionExpression",
          "UpdateExpression",
          "KeyConditionExpression",
          "FilterExpression",
          "ProjectionExpression");
  private static final List<String> PLACEHOLDERS =
      List.of("ExpressionAttributeNames", "ExpressionAttributeValues");
  private static final List<String> LEGACY =
      List.of(
          "AttributesToGet",
          "AttributeUpdates",
          "ConditionalOperator",
          "Expected",
          "KeyConditions",
          "QueryFilter",
          "ScanFilter");

  private final RequestBody request;
  private @Nullable Expressions known;

  private RequestExpressions(RequestBody request) {
    this.request = request;
  }

  /** Refuses what can be seen to be wrong before any expression is read. */
  static RequestExpressions of(RequestBody request) {
    refuseLegacy(request);
    boolean any = ALL.stream().anyMatch(request::has);
    for (String member : PLACEHOLDERS) {
      JsonNode placeholders = request.member(member);
      if (placeholders != null && !any) {
        throw RequestRefused.invalid(member + " can only be specified when using expressions");
      }
      if (placeholders != null && placeholders.isEmpty()) {
        throw RequestRefused.invalid(member + " must not be empty");
      }
    }
    return new RequestExpressions(request);
  }

  /** Names and values are read with the first expression. */
  private Expressions expressions() {
    Expressions read = known;
    if (read == null) {
      JsonNode values = request.member("ExpressionAttributeValues");
      read =
          Expressions.of(
              request.stringMap("ExpressionAttributeNames"),
              values == null ? Map.of() : ItemJson.readValues(values));
      known = read;
    }
    return read;
  }

  private static void refuseLegacy(RequestBody request) {
    List<String> legacy = LEGACY.stream().filter(request::has).toList();
    if (!legacy.isEmpty()) {
      boolean both = ALL.stream().anyMatch(request::has);
      throw RequestRefused.invalid(
          both
              ? "Can not use both expression and non-expression parameters in the same request:"
                  + " Non-expression parameters: {%s} Expression parameters: {%s}"
                      .formatted(
                          String.join(", ", legacy),
                          String.join(", ", ALL.stream().filter(request::has).toList()))
              : "Expected expressions, but the request has "
                  + String.join(", ", legacy)
                  + ": these older parameters are not known here.");
    }
  }

  /** The condition of a write; nothing is a condition that always holds. */
  Precondition precondition() {
    Optional<Condition> condition =
        request.string("ConditionExpression").map(expressions()::condition);
    return condition.<Precondition>map(Expected::new).orElse(Precondition.NONE);
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

  /** The key condition of a query of a table that is not known yet. */
  KeyTests keyTests() {
    return expressions()
        .keyTests(
            request
                .string("KeyConditionExpression")
                .orElseThrow(
                    () ->
                        RequestRefused.invalid(
                            "Either the KeyConditions or KeyConditionExpression parameter must be"
                                + " specified in the request.")));
  }

  /** An update of a table that is not known yet. */
  Optional<Update> update() {
    return request.string("UpdateExpression").map(expressions()::update);
  }

  Optional<Condition> filter() {
    return request.string("FilterExpression").map(expressions()::filter);
  }

  Optional<Projection> projection() {
    return request.string("ProjectionExpression").map(expressions()::projection);
  }

  void checkAllUsed() {
    expressions().checkAllUsed();
  }
}
