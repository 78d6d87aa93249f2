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
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) TableDetails details,
    @Version long revision)
    implements Keyed {

  public TableDefinition {
    indexes = List.copyOf(indexes);
  }

  /** The relation of the items, with its schema. */
  public String relation() {
    return "items.t" + generation;
  }

  public String arn() {
    return "arn:aws:dynamodb:local:000000000000:table/" + name;
  }

  /** Of the latest stream, if there was one. */
  public Optional<String> streamArn() {
    return Optional.ofNullable(streamLabel).map(label -> arn() + "/stream/" + label);
  }

  public Optional<Index> index(String name) {
    return indexes.stream().filter(index -> index.name().equals(name)).findFirst();
  }

  /** The index that a read is to go through: refused where there is none, or none to read yet. */
  public Index readable(String name) {
    Index index =
        index(name)
            .filter(found -> found.state() != IndexState.DELETING)
            .orElseThrow(
                () ->
                    RequestRefused.invalid("The table does not have the specified index: " + name));
    if (index.state() != IndexState.ACTIVE) {
      throw RequestRefused.invalid("Cannot read from backfilling global secondary index: " + name);
    }
    return index;
  }

  /** The indexes that have columns, which every write fills. */
  public List<Index> filled() {
    return indexes.stream().filter(index -> index.state() != IndexState.REQUESTED).toList();
  }

  /** The index that is being made or removed; there is one at most. */
  public Optional<Index> unsettled() {
    return indexes.stream().filter(index -> index.state() != IndexState.ACTIVE).findFirst();
  }

  /**
   * A column that holds nothing and that every statement that writes a row names. It is renamed
   * when an index gets its columns, so that no statement that does not fill them is understood.
   */
  public String fence() {
    return "slots" + details.slots();
  }

  /** It is ACTIVE while an index is being filled, as it is there to be read and written. */
  public TableStatus status(Instant now) {
    TableStatus own = statusWithoutIndexes(now);
    return own == TableStatus.ACTIVE && isAllocating() ? TableStatus.UPDATING : own;
  }

  TableStatus statusWithoutIndexes(Instant now) {
    if (details.isRestoring()) {
      return TableStatus.CREATING;
    }
    return details.status() == TableStatus.DELETING || now.isBefore(details.statusUntil())
        ? details.status()
        : TableStatus.ACTIVE;
  }

  private boolean isAllocating() {
    return unsettled().filter(index -> index.state() != IndexState.FILLING).isPresent();
  }

  /** Whether its items can be reached. */
  public boolean isOpen(Instant now) {
    return switch (status(now)) {
      case ACTIVE, UPDATING -> true;
      case CREATING, DELETING -> false;
    };
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
        details,
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
        details,
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
        details,
        revision);
  }

  TableDefinition with(List<Index> otherIndexes, TableDetails otherDetails) {
    return new TableDefinition(
        name,
        generation,
        partition,
        sort,
        otherIndexes,
        billingMode,
        throughput,
        deletionProtected,
        streamView,
        streamLabel,
        createdAt,
        timeToLive,
        otherDetails,
        revision);
  }
}
