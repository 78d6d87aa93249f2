package io.benchtable.tables.item;

import org.jspecify.annotations.Nullable;

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
    KeyAttribute sort = key.sort();
    if (isLonger(item.get(key.partition().name()), KeyChecks.MAX_PARTITION_BYTES)
        || (sort != null && isLonger(item.get(sort.name()), KeyChecks.MAX_SORT_BYTES))) {
      throw new ValidationError(ATTEMPT + "beyond allowed size limits");
    }
  }

  private static boolean isLonger(@Nullable AttributeValue value, int most) {
    return value != null && ItemSize.of(value) > most;
  }
}
