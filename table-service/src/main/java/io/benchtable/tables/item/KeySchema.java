package io.benchtable.tables.item;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The key of a table or of an index.
 *
 * @param partition what names a partition: one attribute, of a global index up to four
 * @param sort what orders a partition: none or one attribute, of a global index up to four
 */
public record KeySchema(List<KeyAttribute> partition, List<KeyAttribute> sort) {

  public KeySchema {
    partition = List.copyOf(partition);
    sort = List.copyOf(sort);
    if (partition.isEmpty()) {
      throw new IllegalArgumentException("Expected a partition attribute, but there is none.");
    }
  }

  /** The key of a table, or of an index that has such a key. */
  public KeySchema(KeyAttribute partition, @Nullable KeyAttribute sort) {
    this(List.of(partition), sort == null ? List.of() : List.of(sort));
  }

  /** Whether it is a key that only a global index can have. */
  public boolean isOfSeveral() {
    return partition.size() > 1 || sort.size() > 1;
  }

  /** The attributes of the key, those of the partition first. */
  public List<KeyAttribute> attributes() {
    List<KeyAttribute> attributes = new ArrayList<>(partition);
    attributes.addAll(sort);
    return attributes;
  }

  public List<String> names() {
    return attributes().stream().map(KeyAttribute::name).toList();
  }

  public boolean isKey(String name) {
    return attributes().stream().anyMatch(attribute -> attribute.name().equals(name));
  }

  /** The key of a whole item that is to be put. */
  public ItemKey keyIn(Item item) {
    for (KeyAttribute attribute : attributes()) {
      KeyChecks.inItem(attribute, item.get(attribute.name()));
    }
    return checkedKey(item);
  }

  /** The same of one of several items, which is told of as a key that is given by itself. */
  public void checkIn(Item item) {
    for (KeyAttribute attribute : attributes()) {
      KeyChecks.alone(attribute, item.get(attribute.name()));
    }
  }

  /** The key that a request gives by itself: exactly the attributes of the key. */
  public ItemKey keyFrom(Item key) {
    List<KeyAttribute> attributes = attributes();
    if (key.attributes().size() != attributes.size()) {
      throw KeyChecks.noMatch();
    }
    for (KeyAttribute attribute : attributes) {
      KeyChecks.alone(attribute, key.get(attribute.name()));
    }
    return checkedKey(key);
  }

  /** The key of an item in an index; empty where the item has not all of its attributes. */
  public Optional<ItemKey> indexKeyIn(Item item, String indexName) {
    for (KeyAttribute attribute : attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value != null) {
        KeyChecks.inIndex(attribute, value, indexName);
      }
    }
    return isWhole(item) ? Optional.of(checkedKey(item)) : Optional.empty();
  }

  /** The same of an item that an update made, in other words where it cannot be. */
  public Optional<ItemKey> updatedIndexKeyIn(Item item) {
    for (KeyAttribute attribute : attributes()) {
      AttributeValue value = item.get(attribute.name());
      if (value != null) {
        UpdatedKeyChecks.check(attribute, value);
      }
    }
    if (!isWhole(item)) {
      return Optional.empty();
    }
    UpdatedKeyChecks.checkSize(item, this);
    return Optional.of(checkedKey(item));
  }

  /** Refuses values of attributes of an index's key that are of other types. */
  public void checkIndexTypes(Item values, String indexName) {
    for (KeyAttribute attribute : attributes()) {
      AttributeValue value = values.get(attribute.name());
      if (value != null) {
        KeyChecks.typeInIndex(attribute, value, indexName);
      }
    }
  }

  private boolean isWhole(Item item) {
    return attributes().stream().allMatch(attribute -> item.get(attribute.name()) != null);
  }

  private ItemKey checkedKey(Item item) {
    List<AttributeValue> partitionValues = values(partition, item);
    KeyChecks.partitionSize(partitionValues);
    List<AttributeValue> sortValues = values(sort, item);
    KeyChecks.sortSize(sortValues);
    return new ItemKey(partitionValues, sortValues);
  }

  private static List<AttributeValue> values(List<KeyAttribute> attributes, Item item) {
    List<AttributeValue> values = new ArrayList<>(attributes.size());
    for (KeyAttribute attribute : attributes) {
      values.add(KeyChecks.present(attribute, item.get(attribute.name())));
    }
    return values;
  }
}
