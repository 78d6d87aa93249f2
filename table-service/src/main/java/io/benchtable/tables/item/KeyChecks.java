package io.benchtable.tables.item;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the service asks of the values of a key, in its words. */
final class KeyChecks {

  static final int MAX_PARTITION_BYTES = 2048;
  static final int MAX_SORT_BYTES = 1024;
  private static final String INVALID = "One or more parameter values were invalid: ";
  static final String NOT_VALID = "One or more parameter values are not valid. ";

  private KeyChecks() {}

  static void inItem(KeyAttribute attribute, @Nullable AttributeValue value) {
    AttributeValue present = present(attribute, value);
    if (!attribute.type().accepts(present)) {
      throw new ValidationError(
          INVALID
              + "Type mismatch for key %s expected: %s actual: %s"
                  .formatted(attribute.name(), attribute.type(), present.type()));
    }
    checkNotEmpty(attribute, present);
  }

  static void alone(KeyAttribute attribute, @Nullable AttributeValue value) {
    if (value == null || !attribute.type().accepts(value)) {
      throw noMatch();
    }
    checkNotEmpty(attribute, value);
  }

  static void typeInIndex(KeyAttribute attribute, AttributeValue value, String indexName) {
    if (!attribute.type().accepts(value)) {
      throw new ValidationError(
          INVALID
              + "Type mismatch for Index Key %s Expected: %s Actual: %s IndexName: %s"
                  .formatted(attribute.name(), attribute.type(), value.type(), indexName));
    }
  }

  static void inIndex(KeyAttribute attribute, AttributeValue value, String indexName) {
    typeInIndex(attribute, value, indexName);
    String empty = emptyKind(value);
    if (empty != null) {
      throw new EmptyKeyValue(
          NOT_VALID
              + "A value specified for a secondary index key is not supported. The AttributeValue"
              + " for a key attribute cannot contain an empty %s value. IndexName: %s, IndexKey: %s"
                  .formatted(empty, indexName, attribute.name()));
    }
  }

  static AttributeValue present(KeyAttribute attribute, @Nullable AttributeValue value) {
    if (value == null) {
      throw new ValidationError(INVALID + "Missing the key " + attribute.name() + " in the item");
    }
    return value;
  }

  static void partitionSize(List<AttributeValue> values) {
    if (size(values) > MAX_PARTITION_BYTES) {
      throw new ValidationError(
          INVALID + "Size of hashkey has exceeded the maximum size limit of2048 bytes");
    }
  }

  static void sortSize(List<AttributeValue> values) {
    if (size(values) > MAX_SORT_BYTES) {
      throw new ValidationError(
          INVALID + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }
  }

  static int size(List<AttributeValue> values) {
    int size = 0;
    for (AttributeValue value : values) {
      size += ItemSize.of(value);
    }
    return size;
  }

  static ValidationError noMatch() {
    return new ValidationError("The provided key element does not match the schema");
  }

  static void checkNotEmpty(KeyAttribute attribute, AttributeValue value) {
    String empty = emptyKind(value);
    if (empty != null) {
      throw new EmptyKeyValue(
          NOT_VALID
              + "The AttributeValue for a key attribute cannot contain an empty %s value. Key: %s"
                  .formatted(empty, attribute.name()));
    }
  }

  static @Nullable String emptyKind(AttributeValue value) {
    if (value instanceof StringValue string && string.value().isEmpty()) {
      return "string";
    }
    return value instanceof BinaryValue binary && binary.length() == 0 ? "binary" : null;
  }
}
