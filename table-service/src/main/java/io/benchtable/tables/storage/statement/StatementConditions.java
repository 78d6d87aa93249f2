package io.benchtable.tables.storage.statement;

import io.benchtable.tables.expression.partiql.Command.Target;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.storage.Precondition;
import java.util.Optional;

/** What must hold for the statement of a write to happen. */
final class StatementConditions {

  /** There must be no item. */
  static final Precondition ABSENT =
      new Precondition() {
        @Override
        public boolean holds(Optional<Item> stored) {
          return stored.isEmpty();
        }

        @Override
        public boolean wantsAbsence(KeySchema key) {
          return true;
        }
      };

  private StatementConditions() {}

  /** There must be an item for which the condition holds. */
  static Precondition ofPresent(Target target) {
    return stored -> stored.filter(item -> holds(target, item)).isPresent();
  }

  /** An item that is not there can be removed whatever the condition. */
  static Precondition ofRemoval(Target target) {
    return target.condition().isEmpty()
        ? Precondition.NONE
        : stored -> stored.isEmpty() || holds(target, stored.get());
  }

  private static boolean holds(Target target, Item item) {
    return target.condition().isEmpty() || target.condition().get().holds(item);
  }
}
