package io.benchtable.tables.item;

import java.util.Collection;
import java.util.SortedSet;

/** A set of strings. */
public record StringSetValue(SortedSet<String> elements) implements AttributeValue {

  public StringSetValue {
    elements = SetElements.checked(elements);
  }

  /** A set of elements of which each may be given once only. */
  public static StringSetValue of(Collection<String> elements) {
    return new StringSetValue(
        SetElements.distinct(
            elements,
            "An string set  may not be empty",
            "One or more parameter values were invalid: Input collection ["
                + String.join(", ", elements)
                + "] contains duplicates."));
  }

  @Override
  public DataType type() {
    return DataType.SS;
  }
}
