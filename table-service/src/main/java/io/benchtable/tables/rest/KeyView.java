package io.benchtable.tables.rest;

import com.fasterxml.jackson.annotation.JsonValue;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.ScalarType;
import java.util.Locale;

/** An attribute of a key, with its type in words. */
record KeyView(String name, Type type) {

  KeyView {
    if (name == null || type == null) {
      throw new IllegalArgumentException(
          "Expected name and type of a key attribute, but got name %s and type %s."
              .formatted(name, type));
    }
  }

  static KeyView of(KeyAttribute attribute) {
    return new KeyView(attribute.name(), Type.of(attribute.type()));
  }

  KeyAttribute attribute() {
    return new KeyAttribute(name, type.keyType);
  }

  /** The types of a key's attributes. */
  enum Type {
    STRING(ScalarType.S),
    NUMBER(ScalarType.N),
    BINARY(ScalarType.B);

    private final ScalarType keyType;

    Type(ScalarType keyType) {
      this.keyType = keyType;
    }

    static Type of(ScalarType keyType) {
      return switch (keyType) {
        case S -> STRING;
        case N -> NUMBER;
        case B -> BINARY;
      };
    }

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
