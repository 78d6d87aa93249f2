package io.benchtable.tables.dynamodb;

import io.benchtable.tables.item.Item;
import java.util.List;
import java.util.Optional;

/**
 * What a statement came to.
 *
 * @param units of capacity that it took
 * @param next where to go on, if there may be more
 */
record StatementAnswer(List<Item> items, double units, Optional<StatementPosition> next) {

  static StatementAnswer of(Optional<Item> item, double units) {
    return new StatementAnswer(item.stream().toList(), units, Optional.empty());
  }
}
