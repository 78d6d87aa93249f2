package io.benchtable.tables.expression.partiql;

import io.benchtable.tables.expression.Path;
import java.util.List;
import java.util.Optional;

/** What a statement says: it depends on the text alone. */
sealed interface Statement {

  /** A table, or an index of it. */
  record Source(String table, Optional<String> index) {}

  /** One attribute by which the found items are to be in order. */
  record Order(String attribute, boolean descending) {}

  /**
   * Reads items.
   *
   * @param paths none for all that an item has
   */
  record Select(List<Path> paths, Source source, Optional<Term> where, List<Order> order)
      implements Statement {}

  /** Makes an item. */
  record Insert(Source source, Term item) implements Statement {}

  /** Changes an item. */
  record Update(
      Source source, List<Change> changes, Optional<Term> where, Optional<Returning> returning)
      implements Statement {}

  /** Removes an item. */
  record Delete(Source source, Optional<Term> where, Optional<Returning> returning)
      implements Statement {}

  /** Asks whether there is an item. */
  record Exists(Select select) implements Statement {}

  /** One change of an update. */
  sealed interface Change {

    /** Puts a value at a path. */
    record Set(Path path, Term value) implements Change {}

    /** Takes away what is at a path. */
    record Remove(Path path) implements Change {}
  }
}
