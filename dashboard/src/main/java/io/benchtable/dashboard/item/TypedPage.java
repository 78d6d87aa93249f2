package io.benchtable.dashboard.item;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some items with the types of their attributes, and where to go on when there are more. */
public record TypedPage(List<Map<String, Attribute>> items, Optional<String> next) {

  public TypedPage {
    items = List.copyOf(items);
  }
}
