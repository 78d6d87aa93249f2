package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import io.benchtable.tables.item.SerializationError;
import io.benchtable.tables.item.ValidationError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Which items of a partition to list.
 *
 * @param limit at most 1,000; 100 when it is not said
 * @param order {@code asc}, as when it is not said, or {@code desc}
 * @param next what the list before this one ended with
 * @param beginsWith a prefix of the sort key
 */
record ListRequest(
    @Nullable Integer limit,
    @Nullable String order,
    @Nullable String next,
    @Nullable String beginsWith) {

  private static final int USUAL = 100;
  private static final int MOST = 1000;

  ListRequest {
    if (limit != null && (limit < 1 || limit > MOST)) {
      throw RequestRefused.invalid(
          "Expected limit to be from 1 to %d, but it is %d.".formatted(MOST, limit));
    }
    if (order != null && !order.equals("asc") && !order.equals("desc")) {
      throw RequestRefused.invalid("Expected order to be asc or desc, but it is '" + order + "'.");
    }
  }

  int most() {
    return limit == null ? USUAL : limit;
  }

  boolean descending() {
    return "desc".equals(order);
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
