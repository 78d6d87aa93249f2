package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The parameters of an operation that say what it does to which items, in the order in which the
 * service lists them.
 *
 * @param expressions those that are expressions
 * @param withValues those of them that values stand in
 * @param others those that are older than expressions, and not to be mixed with them
 */
record RequestParameters(List<String> expressions, List<String> withValues, List<String> others) {

  private static final String KEY_CONDITION = "KeyConditionExpression";
  private static final String KEY_CONDITIONS = "KeyConditions";
  private static final String CONDITIONAL_OPERATOR = "ConditionalOperator";
  private static final String PROJECTION = "ProjectionExpression";

  static final RequestParameters GET = of(List.of(PROJECTION), List.of("AttributesToGet"));
  static final RequestParameters WRITE =
      of(List.of("ConditionExpression"), List.of("Expected", CONDITIONAL_OPERATOR));
  static final RequestParameters UPDATE =
      of(
          List.of("UpdateExpression", "ConditionExpression"),
          List.of("AttributeUpdates", "Expected", CONDITIONAL_OPERATOR));
  static final RequestParameters QUERY =
      of(
          List.of(PROJECTION, "FilterExpression", KEY_CONDITION),
          List.of("AttributesToGet", "QueryFilter", CONDITIONAL_OPERATOR, KEY_CONDITIONS));
  static final RequestParameters SCAN =
      of(
          List.of(PROJECTION, "FilterExpression"),
          List.of("AttributesToGet", "ScanFilter", CONDITIONAL_OPERATOR));

  private static RequestParameters of(List<String> expressions, List<String> others) {
    List<String> withValues =
        expressions.stream().filter(name -> !name.equals(PROJECTION)).toList();
    return new RequestParameters(expressions, withValues, others);
  }

  /** The same without the older ones, which transactions do not know. */
  RequestParameters inTransaction() {
    return new RequestParameters(expressions, withValues, List.of());
  }

  /** Refuses what can be seen to be wrong before any of them is read. */
  void check(RequestBody request) {
    checkNotMixed(request);
    if (request.has("ExpressionAttributeNames") && !hasAny(request, expressions)) {
      throw RequestRefused.invalid(
          "ExpressionAttributeNames can only be specified when using expressions");
    }
    if (!withValues.isEmpty()
        && request.has("ExpressionAttributeValues")
        && !hasAny(request, withValues)) {
      throw RequestRefused.invalid(
          "ExpressionAttributeValues can only be specified when using expressions: %s %s null"
              .formatted(String.join(" and ", withValues), withValues.size() == 1 ? "is" : "are"));
    }
  }

  private void checkNotMixed(RequestBody request) {
    if (!hasAny(request, others) || !hasAny(request, expressions)) {
      return;
    }
    // The key condition of a query may be an older one while the rest is not.
    List<String> older =
        others.stream()
            .filter(request::has)
            .filter(name -> !name.equals(KEY_CONDITIONS) || request.has(KEY_CONDITION))
            .toList();
    if (!older.isEmpty()) {
      List<String> given = expressions.stream().filter(request::has).toList();
      throw RequestRefused.invalid(
          "Can not use both expression and non-expression parameters in the same request:"
              + " Non-expression parameters: {%s} Expression parameters: {%s}"
                  .formatted(String.join(", ", older), String.join(", ", given)));
    }
  }

  private static boolean hasAny(RequestBody request, List<String> names) {
    for (String name : names) {
      if (request.has(name)) {
        return true;
      }
    }
    return false;
  }

  /** Refuses placeholders that are given, but none of them. */
  static void checkGiven(RequestBody request, String member) {
    JsonNode placeholders = request.member(member);
    if (placeholders != null && placeholders.isEmpty()) {
      throw RequestRefused.invalid(member + " must not be empty");
    }
  }
}
