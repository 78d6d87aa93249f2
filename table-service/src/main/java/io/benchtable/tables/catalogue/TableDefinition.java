package io.benchtable.tables.catalogue;

import io.benchtable.tables.item.KeyAttribute;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A table. A table that is deleted and made again under its name is another generation, with
 * another relation.
 *
 * @param streamView null while the stream is off
 * @param streamLabel of the latest stream, which can still be read after it was switched off
 * @param revision 0 until it is stored
 */
@Table(schema = "catalog", name = "tables")
public record TableDefinition(
    @Id String name,
    long generation,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "partition_") KeyAttribute partition,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_NULL, prefix = "sort_") @Nullable KeyAttribute sort,
    @MappedCollection(idColumn = "table_name", keyColumn = "position") List<Index> indexes,
    BillingMode billingMode,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Throughput throughput,
    boolean deletionProtected,
    @Nullable StreamView streamView,
    @Nullable String streamLabel,
    Instant createdAt,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY, prefix = "ttl_") TimeToLive timeToLive,
    @Version long revision)
    implements Keyed {

  public TableDefinition {
    indexes = List.copyOf(indexes);
  }

  /** The relation of the items, with its schema. */
  public String relation() {
    return "items.t" + generation;
  }

  public Optional<Index> index(String name) {
    return indexes.stream().filter(index -> index.name().equals(name)).findFirst();
  }

  /** The attributes of the keys by which the table, or an index of it, is in order. */
  public Set<String> keyNames(@Nullable Index index) {
    Set<String> names = new HashSet<>(key().names());
    if (index != null) {
      names.addAll(index.key().names());
    }
    return names;
  }

  /** The attributes that an index has of an item; empty where it has all of them. */
  public Optional<Set<String>> projected(Index index) {
    Set<String> names = keyNames(index);
    return switch (index.projection()) {
      case ALL -> Optional.empty();
      case KEYS_ONLY -> Optional.of(names);
      case INCLUDE -> {
        names.addAll(index.included());
        yield Optional.of(names);
      }
    };
  }

  TableDefinition withStream(@Nullable StreamView view, @Nullable String label) {
    return new TableDefinition(
        name,
        generation,
        partition,
        sort,
        indexes,
        billingMode,
        throughput,
        deletionProtected,
        view,
        label,
        createdAt,
        timeToLive,
        revision);
  }

  /** The same table with items that expire, or do not. */
  public TableDefinition withTimeToLive(TimeToLive changed) {
    return new TableDefinition(
        name,
        generation,
        partition,
        sort,
        indexes,
        billingMode,
        throughput,
        deletionProtected,
        streamView,
        streamLabel,
        createdAt,
        changed,
        revision);
  }

  /** The same table with other settings. */
  public TableDefinition withSettings(BillingMode mode, Throughput units, boolean isProtected) {
    return new TableDefinition(
        name,
        generation,
        partition,
        sort,
        indexes,
        mode,
        units,
        isProtected,
        streamView,
        streamLabel,
        createdAt,
        timeToLive,
        revision);
  }
}
