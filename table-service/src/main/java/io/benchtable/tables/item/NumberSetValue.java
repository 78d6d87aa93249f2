package io.benchtable.tables.item;

import java.util.Collection;
import java.util.SortedSet;

/** A set of numbers. */
public record NumberSetValue(SortedSet<NumberValue> elements) implements AttributeValue {

  public NumberSetValue {
    elements = SetElements.checked(elements);
  }

  /** A set of elements of which each may be given once only. */
  public static NumberSetValue of(Collection<NumberValue> elements) {
    return new NumberSetValue(
        SetElements.distinct(
            elements, "An number set  may not be empty", "Input collection contains duplicates"));
  }

  @Override
  public DataType type() {
    return DataType.NS;
  }
}
