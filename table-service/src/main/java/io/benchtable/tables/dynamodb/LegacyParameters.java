package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.expression.Update;
import io.benchtable.tables.expression.legacy.AttributeUpdates;
import io.benchtable.tables.expression.legacy.AttributesToGet;
import io.benchtable.tables.expression.legacy.Criteria;
import io.benchtable.tables.expression.legacy.Criterion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one request says in parameters from before there were expressions.
 *
 * @param known those that the operation has; others are no more than unknown members
 */
record LegacyParameters(RequestBody request, List<String> known) {

  /** What must hold for a write. */
  Optional<Condition> condition() {
    if (!known.contains("Expected")) {
      return Optional.empty();
    }
    checkJunction("Expected");
    return criteria(LegacyJson.expected(request)).condition();
  }

  /** What must hold of items that a query or scan finds. */
  Optional<Condition> filter() {
    return filterName()
        .flatMap(
            name -> {
              checkJunction(name);
              return criteria(LegacyJson.conditions(request, name)).filter();
            });
  }

  /** What the operation calls its filter. */
  private Optional<String> filterName() {
    return known.stream()
        .filter(name -> name.equals("QueryFilter") || name.equals("ScanFilter"))
        .findAny();
  }

  /** What is asked about the key. */
  Optional<Criteria> keyConditions() {
    if (!has("KeyConditions")) {
      return Optional.empty();
    }
    Criteria conditions = new Criteria(LegacyJson.conditions(request, "KeyConditions"), false);
    conditions.checkNotEmpty();
    return Optional.of(conditions);
  }

  Optional<Update> update() {
    return has("AttributeUpdates")
        ? new AttributeUpdates(LegacyJson.updates(request)).update()
        : Optional.empty();
  }

  Optional<Projection> projection() {
    return has("AttributesToGet")
        ? Optional.of(new AttributesToGet(request.strings("AttributesToGet")).projection())
        : Optional.empty();
  }

  private boolean has(String name) {
    return known.contains(name) && request.has(name);
  }

  private Criteria criteria(Map<String, Criterion> each) {
    return new Criteria(
        each, request.string("ConditionalOperator").filter("OR"::equals).isPresent());
  }

  /** An operator between conditions wants at least two of them. */
  private void checkJunction(String conditions) {
    if (!request.has("ConditionalOperator")) {
      return;
    }
    int count = request.object(conditions).map(object -> object.node().size()).orElse(0);
    if (count == 0) {
      throw RequestRefused.invalid("ConditionalOperator cannot be used without Filter or Expected");
    }
    if (count == 1) {
      throw RequestRefused.invalid(
          "ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }
  }
}
