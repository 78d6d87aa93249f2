package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.BinaryValue;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Keys as they stand in paths: strings and numbers as they are, bytes in Base64 for addresses. */
final class PathKeys {

  private PathKeys() {}

  static Item key(KeySchema schema, String partition, @Nullable String sort) {
    KeyAttribute partitionAttribute = schema.partition().getFirst();
    KeyAttribute sortAttribute = schema.sort().isEmpty() ? null : schema.sort().getFirst();
    if ((sortAttribute == null) != (sort == null)) {
      throw RequestRefused.invalid(
          sortAttribute == null
              ? "Expected no sort key, as the table has none, but it is '" + sort + "'."
              : "Expected a sort key " + sortAttribute.name() + ", but there is none.");
    }
    Item key = Item.EMPTY.with(partitionAttribute.name(), value(partitionAttribute, partition));
    return sortAttribute == null || sort == null
        ? key
        : key.with(sortAttribute.name(), value(sortAttribute, sort));
  }

  static AttributeValue value(KeyAttribute attribute, String text) {
    return switch (attribute.type()) {
      case S -> new StringValue(text);
      case N -> NumberValue.of(text);
      case B -> bytes(attribute, text);
    };
  }

  private static BinaryValue bytes(KeyAttribute attribute, String text) {
    try {
      return BinaryValue.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw RequestRefused.invalid(
          "Expected Base64 for addresses in %s, but it is '%s'.".formatted(attribute.name(), text));
    }
  }

  /** The item with the key of its path, which it may repeat but not change. */
  static Item withKey(Item item, Item key) {
    key.attributes()
        .forEach(
            (name, value) -> {
              AttributeValue given = item.get(name);
              if (given != null && !given.equals(value)) {
                throw RequestRefused.invalid(
                    "Expected attribute %s to be as in the path, but the item has another value."
                        .formatted(name));
              }
            });
    return item.merged(key);
  }
}
