package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.storage.Precondition;
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
    return ifNoneMatch != null && EntityTag.isIn(ifNoneMatch, EntityTag.ANY)
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
    return stored.filter(item -> EntityTag.isIn(header, EntityTag.of(item))).isPresent();
  }

  /**
   * Refuses to change what is not as the headers want it.
   *
   * @param what in words
   * @param tag of what there is; empty for nothing
   */
  static void check(
      String what, @Nullable String ifMatch, @Nullable String ifNoneMatch, Optional<String> tag) {
    if (ifMatch != null && tag.filter(there -> EntityTag.isIn(ifMatch, there)).isEmpty()) {
      throw failed("Expected %s with ETag %s".formatted(what, ifMatch), tag);
    }
    if (ifNoneMatch != null
        && tag.filter(there -> EntityTag.isIn(ifNoneMatch, there)).isPresent()) {
      throw failed("Expected %s without ETag %s".formatted(what, ifNoneMatch), tag);
    }
  }

  private static RequestRefused failed(String expected, Optional<String> tag) {
    return new RequestRefused(
        ErrorCode.CONDITIONAL_CHECK_FAILED,
        expected + tag.map(there -> ", but it has " + there + ".").orElse(", but there is none."));
  }
}
