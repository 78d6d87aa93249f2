package io.benchtable.dashboard.item;

import java.util.List;
import java.util.Optional;

/** Some items in order, and where to go on when there are more. */
public record ItemPage(List<Item> items, Optional<String> next) {

  public ItemPage {
    items = List.copyOf(items);
  }
}
