package io.benchtable.dashboard.item;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Some items with the types of their attributes, and where to go on when there are more.
 *
 * @param scanned how many items were read, before any filter
 * @param units the read capacity that it took, if that was said
 */
public record TypedPage(
    List<Map<String, Attribute>> items,
    Optional<String> next,
    long scanned,
    Optional<BigDecimal> units) {

  /** Nothing at all. */
  static final TypedPage NONE = new TypedPage(List.of(), Optional.empty(), 0, Optional.empty());

  public TypedPage {
    items = List.copyOf(items);
  }
}
