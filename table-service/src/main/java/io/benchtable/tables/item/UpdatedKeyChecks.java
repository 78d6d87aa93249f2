package io.benchtable.tables.item;

import java.util.List;

/** What the service asks of values of an index's key that an update made, in its words. */
final class UpdatedKeyChecks {

  private static final String ATTEMPT =
      "The update expression attempted to update the secondary index key ";

  private UpdatedKeyChecks() {}

  static void check(KeyAttribute attribute, AttributeValue value) {
    if (!attribute.type().accepts(value)) {
      throw new ValidationError(ATTEMPT + "to unsupported type");
    }
    String empty = KeyChecks.emptyKind(value);
    if (empty != null) {
      throw new EmptyKeyValue(
          KeyChecks.NOT_VALID
              + "The update expression attempted to update a secondary index key to a value that is"
              + " not supported. The AttributeValue for a key attribute cannot contain an empty"
              + " %s value.".formatted(empty));
    }
  }

  static void checkSize(Item item, KeySchema key) {
    if (size(key.partition(), item) > KeyChecks.MAX_PARTITION_BYTES
        || size(key.sort(), item) > KeyChecks.MAX_SORT_BYTES) {
      throw new ValidationError(ATTEMPT + "beyond allowed size limits");
    }
  }

  private static int size(List<KeyAttribute> attributes, Item item) {
    return KeyChecks.size(
        attributes.stream()
            .map(attribute -> KeyChecks.present(attribute, item.get(attribute.name())))
            .toList());
  }
}
