package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.NullValue;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.ConditionFailed;
import io.benchtable.tables.storage.Precondition;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What requests about single items have in common. */
final class ItemRequests {

  static final String ONE_ERROR = "1 validation error detected: ";
  private static final String INVALID = "One or more parameter values were invalid: ";

  private ItemRequests() {}

  /** What a condition that failed answers with. */
  private enum OnFailure {
    ALL_OLD,
    NONE
  }

  static Item required(RequestBody request, String member) {
    return ItemJson.read(request.requiredObject(member).node());
  }

  /** The item of a put; what is wrong with a set, or with a null, is told as one violation. */
  static Item item(RequestBody request) {
    return enveloped(
        () -> required(request, "Item"),
        text -> text.startsWith(INVALID) || text.startsWith("Input collection"));
  }

  /** The key of a single item. */
  static Item key(RequestBody request) {
    return enveloped(() -> required(request, "Key"), NullValue.NOT_TRUE::equals);
  }

  private static Item enveloped(Supplier<Item> reading, Predicate<String> isViolation) {
    try {
      return reading.get();
    } catch (ValidationError e) {
      throw isViolation.test(e.text()) ? new ValidationError(ONE_ERROR + e.text()) : e;
    }
  }

  /** What is wrong with a write before its table is looked up is told as one violation. */
  static <T> T early(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (ValidationError e) {
      throw new ValidationError(ONE_ERROR + e.text());
    } catch (RequestRefused e) {
      throw e.code() == ErrorCode.VALIDATION ? RequestRefused.invalid(ONE_ERROR + e.text()) : e;
    }
  }

  /** The condition of a write that has no other expressions. */
  static Precondition precondition(RequestExpressions expressions) {
    Precondition condition = expressions.precondition();
    expressions.checkAllUsed();
    return condition;
  }

  static ReturnValues returnValues(RequestBody request) {
    return request.oneOf("ReturnValues", ReturnValues.class).orElse(ReturnValues.NONE);
  }

  /** Of a write that replaces or removes the whole item. */
  static boolean returnsOld(RequestBody request) {
    ReturnValues wanted = returnValues(request);
    if (wanted != ReturnValues.NONE && wanted != ReturnValues.ALL_OLD) {
      throw RequestRefused.invalid("ReturnValues can only be ALL_OLD or NONE");
    }
    return wanted == ReturnValues.ALL_OLD;
  }

  static boolean showsItemOnFailure(RequestBody request) {
    return request
        .oneOf("ReturnValuesOnConditionCheckFailure", OnFailure.class)
        .filter(wanted -> wanted == OnFailure.ALL_OLD)
        .isPresent();
  }

  /** Keeps the item of a condition that failed to itself, unless the request asks for it. */
  static <T> T changed(RequestBody request, Supplier<T> write) {
    boolean shown = showsItemOnFailure(request);
    try {
      return write.get();
    } catch (ConditionFailed e) {
      throw shown ? e : new RequestRefused(ErrorCode.CONDITIONAL_CHECK_FAILED, e.text());
    }
  }

  /** The body of the answer to a write. */
  static String answer(
      Optional<Item> attributes, Optional<String> capacity, Optional<String> collection) {
    StringBuilder body = new StringBuilder("{");
    attributes
        .filter(item -> !item.isEmpty())
        .ifPresent(
            item -> {
              body.append("\"Attributes\":");
              ItemJson.write(item, body);
            });
    collection.ifPresent(
        metrics ->
            body.append(body.length() > 1 ? "," : "")
                .append("\"ItemCollectionMetrics\":")
                .append(metrics));
    return end(body, capacity);
  }

  static String end(StringBuilder body, Optional<String> capacity) {
    capacity.ifPresent(
        units ->
            body.append(body.length() > 1 ? "," : "")
                .append("\"ConsumedCapacity\":")
                .append(units));
    return body.append('}').toString();
  }
}
