package io.benchtable.tables.rest;

import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.storage.Precondition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The headers If-Match and If-None-Match (RFC 9110), and a condition in the address.
 *
 * @param condition null for none
 */
record Preconditions(
    @Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable Condition condition)
    implements Precondition {

  static Preconditions of(
      @Nullable String ifMatch, @Nullable String ifNoneMatch, @Nullable String text) {
    return new Preconditions(
        ifMatch, ifNoneMatch, text == null || text.isBlank() ? null : ClauseTexts.condition(text));
  }

  Precondition precondition() {
    return ifMatch == null && ifNoneMatch == null && condition == null ? Precondition.NONE : this;
  }

  @Override
  public boolean holds(Optional<Item> stored) {
    return isMatched(stored)
        && !isNoneMatched(stored)
        && (condition == null || condition.holds(stored.orElse(Item.EMPTY)));
  }

  @Override
  public boolean wantsAbsence(KeySchema key) {
    return ifNoneMatch != null && tags(ifNoneMatch).contains("*")
        || condition != null && condition.refusesEvery(key);
  }

  private boolean isMatched(Optional<Item> stored) {
    return ifMatch == null || names(ifMatch, stored);
  }

  private boolean isNoneMatched(Optional<Item> stored) {
    return ifNoneMatch != null && names(ifNoneMatch, stored);
  }

  /** Whether the client has this item already. */
  boolean isNotModified(Item item) {
    return isNoneMatched(Optional.of(item));
  }

  private static boolean names(String header, Optional<Item> stored) {
    if (stored.isEmpty()) {
      return false;
    }
    List<String> tags = tags(header);
    return tags.contains("*") || tags.contains(EntityTag.of(stored.get()));
  }

  private static List<String> tags(String header) {
    return Arrays.stream(header.split(",")).map(Preconditions::strong).toList();
  }

  private static String strong(String tag) {
    String stripped = tag.strip();
    return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
  }
}
