package io.benchtable.tables.item;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key of a table or of an index: a partition attribute and perhaps a sort attribute. */
public record KeySchema(KeyAttribute partition, @Nullable KeyAttribute sort) {

  /** The attributes of the key, partition first. */
  public List<KeyAttribute> attributes() {
    return sort == null ? List.of(partition) : List.of(partition, sort);
  }

  public List<String> names() {
    return attributes().stream().map(KeyAttribute::name).toList();
  }

  public boolean isKey(String name) {
    return partition.name().equals(name) || (sort != null && sort.name().equals(name));
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
    AttributeValue partitionValue = KeyChecks.present(partition, item.get(partition.name()));
    KeyChecks.partitionSize(partitionValue);
    if (sort == null) {
      return new ItemKey(partitionValue, null);
    }
    AttributeValue sortValue = KeyChecks.present(sort, item.get(sort.name()));
    KeyChecks.sortSize(sortValue);
    return new ItemKey(partitionValue, sortValue);
  }
}
