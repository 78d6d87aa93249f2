package io.benchtable.tables.storage;

import io.benchtable.tables.catalogue.Index;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.catalogue.TableDefinition;
import io.benchtable.tables.expression.Condition;
import io.benchtable.tables.expression.Projection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses requests for what an index has not got. */
public final class ProjectedAttributes {

  private static final String INVALID = "One or more parameter values were invalid: ";

  private ProjectedAttributes() {}

  public static void check(
      TableDefinition table,
      @Nullable Index index,
      Optional<Projection> projection,
      Optional<Condition> filter) {
    check(
        table,
        index,
        projection.map(Projection::attributes).orElse(List.of()),
        filter.map(Condition::attributes).orElse(List.of()));
  }

  public static void check(
      TableDefinition table, @Nullable Index index, List<String> projection, List<String> filter) {
    Optional<Set<String>> projected = Optional.ofNullable(index).flatMap(table::projected);
    if (index == null || projected.isEmpty()) {
      return;
    }
    List<String> wanted = missing(projection, projected.get());
    if (index.scope() == Index.Scope.GLOBAL && !wanted.isEmpty()) {
      throw RequestRefused.invalid(
          INVALID + "Global secondary index " + index.name() + " does not project " + wanted);
    }
    List<String> filtered = missing(filter, projected.get());
    if (!filtered.isEmpty()) {
      throw RequestRefused.invalid(
          INVALID
              + "Secondary index %s does not project one or more filter attributes: %s"
                  .formatted(index.name(), filtered));
    }
  }

  /** Whether a local index has less than is wanted, which is fetched from the table then. */
  public static boolean fetches(TableDefinition table, @Nullable Index index, List<String> wanted) {
    return partOfLocal(table, index).filter(has -> !missing(wanted, has).isEmpty()).isPresent();
  }

  /** The same where all is wanted, or what a projection names. */
  public static boolean fetches(
      TableDefinition table, @Nullable Index index, boolean all, Optional<Projection> projection) {
    return all && partOfLocal(table, index).isPresent()
        || fetches(table, index, projection.map(Projection::attributes).orElse(List.of()));
  }

  /** What a local index has, if that is not all. */
  private static Optional<Set<String>> partOfLocal(TableDefinition table, @Nullable Index index) {
    return Optional.ofNullable(index)
        .filter(one -> one.scope() == Index.Scope.LOCAL)
        .flatMap(table::projected);
  }

  private static List<String> missing(List<String> names, Set<String> projected) {
    return names.stream().filter(name -> !projected.contains(name)).toList();
  }
}
