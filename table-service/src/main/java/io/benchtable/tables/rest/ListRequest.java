package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Projection;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.SerializationError;
import io.benchtable.tables.item.ValidationError;
import io.swagger.v3.oas.annotations.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which items to list, and what of them.
 *
 * @param limit how many items to read at most, before the filter; from 1 to 1,000
 * @param order {@code asc}, as when it is not said, or {@code desc}
 * @param next what the list before this one ended with
 * @param beginsWith a prefix of the sort key
 * @param from the least sort key
 * @param to the greatest sort key
 */
record ListRequest(
    @Parameter(
            description = "How many items to read at most, before the filter; 1 to 1,000, else 100")
        @Nullable Integer limit,
    @Parameter(description = "asc or desc, by the sort key") @Nullable String order,
    @Parameter(description = "What the list before this one had as next") @Nullable String next,
    @Parameter(description = "A prefix of the sort key, where it is no number")
        @Nullable String beginsWith,
    @Parameter(description = "The least sort key") @Nullable String from,
    @Parameter(description = "The greatest sort key") @Nullable String to,
    @Parameter(description = "What must hold of an item, as behind WHERE in PartiQL")
        @Nullable String filter,
    @Parameter(description = "What of an item is wanted: names with commas between them")
        @Nullable String attributes) {

  /** The same, or refused. */
  ListRequest checked() {
    Pages.most(limit);
    if (order != null && !order.equals("asc") && !order.equals("desc")) {
      throw RequestRefused.invalid("Expected order to be asc or desc, but it is '" + order + "'.");
    }
    if (isGiven(beginsWith) && (isGiven(from) || isGiven(to))) {
      throw RequestRefused.invalid(
          "Expected beginsWith, or from and to, but there is beginsWith '%s' beside from '%s' and to '%s'."
              .formatted(beginsWith, from == null ? "" : from, to == null ? "" : to));
    }
    return this;
  }

  /** Refuses what has no meaning for one item. */
  void checkOneItem() {
    refuse("limit", limit == null ? null : limit.toString());
    refuse("order", order);
    refuse("next", next);
    refuse("beginsWith", beginsWith);
    refuse("from", from);
    refuse("to", to);
    refuse("filter", filter);
  }

  private static void refuse(String name, @Nullable String given) {
    if (isGiven(given)) {
      throw RequestRefused.invalid(
          "Expected only attributes with the key of one item, but there is %s '%s'."
              .formatted(name, given));
    }
  }

  static boolean isGiven(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  int most() {
    return Pages.most(limit);
  }

  boolean descending() {
    return "desc".equals(order);
  }

  /** Whether an item is wanted. */
  Predicate<Item> wanted() {
    if (filter == null || filter.isBlank()) {
      return item -> true;
    }
    Condition condition = ClauseTexts.filter(filter);
    return condition::holds;
  }

  /** What of an item is wanted. */
  UnaryOperator<Item> shown() {
    if (attributes == null || attributes.isBlank()) {
      return UnaryOperator.identity();
    }
    Projection projection = ClauseTexts.attributes(attributes);
    return projection::of;
  }

  @Nullable Item after() {
    if (next == null || next.isEmpty()) {
      return null;
    }
    try {
      return ItemJson.parse(Base64.getUrlDecoder().decode(next));
    } catch (IllegalArgumentException | SerializationError | ValidationError e) {
      throw RequestRefused.invalid(
          "Expected next to be what a list ended with, but it is '" + next + "'.");
    }
  }

  static String next(Item lastKey) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(ItemJson.write(lastKey).getBytes(StandardCharsets.UTF_8));
  }
}
