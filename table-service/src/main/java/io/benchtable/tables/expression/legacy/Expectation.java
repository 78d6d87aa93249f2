package io.benchtable.tables.expression.legacy;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ValidationError;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a write expects of an attribute, in one of two ways of saying it. Values are read only when
 * it is known that they are in their place.
 */
public record Expectation(
    @Nullable Supplier<AttributeValue> value,
    @Nullable Boolean exists,
    @Nullable ComparisonOperator operator,
    @Nullable Supplier<List<AttributeValue>> list) {

  /** What it asks of the attribute of this name. */
  public Criterion of(String attribute) {
    if (list != null && value != null) {
      throw invalid("Value and AttributeValueList cannot be used together", attribute);
    }
    return operator == null ? plain(attribute) : compared(operator, attribute);
  }

  private Criterion compared(ComparisonOperator with, String attribute) {
    if (exists != null) {
      throw invalid("Exists and ComparisonOperator cannot be used together", attribute);
    }
    if (with.needsValue() && list == null && value == null) {
      throw invalid(
          "Value or AttributeValueList must be used with ComparisonOperator: " + with, attribute);
    }
    if (list != null) {
      return new Criterion(with, list.get());
    }
    return new Criterion(with, value == null ? List.of() : List.of(value.get()));
  }

  private Criterion plain(String attribute) {
    if (list != null) {
      throw invalid("AttributeValueList can only be used with a ComparisonOperator", attribute);
    }
    if (Boolean.FALSE.equals(exists)) {
      if (value != null) {
        throw invalid("Value cannot be used when Exists is false", attribute);
      }
      return new Criterion(ComparisonOperator.NULL, List.of());
    }
    if (value == null) {
      throw invalid("Value must be provided when Exists is " + exists, attribute);
    }
    return new Criterion(ComparisonOperator.EQ, List.of(value.get()));
  }

  private static ValidationError invalid(String problem, String attribute) {
    return new ValidationError(Criterion.INVALID + problem + " for Attribute: " + attribute);
  }
}
